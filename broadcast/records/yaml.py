"""YAML read into records; PyYAML knows the line of every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from broadcast.errors import SourceError, Where
from broadcast.files import read_text
from broadcast.records.record import Record

if TYPE_CHECKING:
    from pathlib import Path


# libyaml reads ten times as fast as the reader in Python; a wheel without it has only that one
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path, what: str) -> Record:
    """The record in a YAML file. Raises `SourceError` where it is not one."""
    return parse_yaml(read_text(path), path, what)


def parse_yaml(text: str, path: Path, what: str, first_line: int = 1) -> Record:
    """The record in a YAML text that starts on `first_line` of its file."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + first_line
        raise SourceError(
            f"YAML illisible dans {what}",
            where=Where(path, line),
            hint="vérifiez les deux-points, les guillemets et les retraits",
        ) from error
    except yaml.YAMLError as error:
        raise SourceError(f"YAML illisible dans {what}", where=Where(path, first_line)) from error
    if not isinstance(node, yaml.MappingNode):
        raise SourceError(
            f"{what} est vide ou n'est pas une fiche de champs", where=Where(path, first_line)
        )
    return _record(node, path, what, first_line)


def _record(node: yaml.MappingNode, path: Path, what: str, first_line: int) -> Record:
    fields: dict[str, tuple[object, int]] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + first_line
        key = str(key_node.value)
        if key in fields:
            raise SourceError(
                f"champ « {key} » écrit deux fois dans {what}", where=Where(path, line)
            )
        fields[key] = (_value(value_node, path, what, first_line), line)
    return Record(what, Where(path, node.start_mark.line + first_line), fields)


def _value(node: yaml.Node, path: Path, what: str, first_line: int) -> object:
    if isinstance(node, yaml.MappingNode):
        return _record(node, path, what, first_line)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path, what, first_line) for item in node.value]
    return "" if node.tag.endswith(":null") else str(node.value)
