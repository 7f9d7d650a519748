"""Reading what people type (YAML, TOML, tables), field by field, with the line of every fault.

A `Record` is asked for its fields by name and kind; whatever is missing, misspelt or of the wrong
kind is refused with its file and line. Scalars stay the text that was typed, so that 07:00 is
never a number of seconds and "non" never a boolean.
"""

from broadcast.records.record import Record, nearest_hint
from broadcast.records.table import parse_table
from broadcast.records.toml import read_toml
from broadcast.records.yaml import parse_yaml, read_yaml

__all__ = ["Record", "nearest_hint", "parse_table", "parse_yaml", "read_toml", "read_yaml"]
