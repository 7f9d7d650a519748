"""TOML read into records; the lines are found apart, for tomllib does not tell them."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from broadcast.errors import SourceError, Where
from broadcast.files import read_text
from broadcast.records.record import Record

if TYPE_CHECKING:
    from pathlib import Path


def read_toml(path: Path, what: str) -> Record:
    """The record in a TOML file. Raises `SourceError` where it is not one."""
    text = read_text(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise SourceError(
            f"TOML illisible dans {what}",
            where=Where(path, line),
            hint="vérifiez guillemets et crochets",
        ) from error
    return _toml_record(table, path, what, _toml_lines(text), ())


def _toml_lines(text: str) -> dict[tuple[str, ...], int]:
    """The line of each table and key; tomllib does not tell."""
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if head := re.match(r"\s*(\[\[?)([^\[\]]+)\]", line):
            table = tuple(part.strip().strip("\"'") for part in head[2].split("."))
            if head[1] == "[[":
                index = counts[head[2]] = counts.get(head[2], -1) + 1
                table = (*table, str(index))
            lines[table] = number
        elif key := re.match(r"\s*([\w\"'-]+)\s*=", line):
            lines[(*table, key[1].strip("\"'"))] = number
    return lines


def _toml_record(
    table: dict[str, object],
    path: Path,
    what: str,
    lines: dict[tuple[str, ...], int],
    at: tuple[str, ...],
) -> Record:
    def convert(value: object, place: tuple[str, ...]) -> object:
        if isinstance(value, dict):
            return _toml_record(value, path, f"[{'.'.join(place)}]", lines, place)
        if isinstance(value, list):
            return [convert(item, (*place, str(index))) for index, item in enumerate(value)]
        return str(value).lower() if isinstance(value, bool) else str(value)

    fields = {
        key: (convert(value, (*at, key)), lines.get((*at, key), lines.get(at, 1)))
        for key, value in table.items()
    }
    return Record(what, Where(path, lines.get(at, 1)), fields)
