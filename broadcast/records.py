"""Reading what people type (YAML and TOML), field by field, with the line of every fault.

A `Record` is asked for its fields by name and kind; whatever is missing, misspelt or of the wrong
kind is refused with its file and line. Scalars stay the text that was typed, so that 07:00 is
never a number of seconds and "non" never a boolean.
"""

from __future__ import annotations

import csv
import difflib
import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

import yaml

from broadcast.errors import BroadcastError, ModelError, SourceError, Where
from broadcast.files import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_T = TypeVar("_T")


@dataclass(slots=True)
class Record:
    """The fields of one thing that someone typed, each with its line."""

    what: str
    """What it describes, for errors: "la citation"."""

    where: Where
    fields: dict[str, tuple[object, int]]
    _asked: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Whether the field was typed and holds something."""
        self._asked.add(key)
        return self.fields.get(key, (None, 0))[0] not in (None, "")

    def at(self, key: str) -> Where:
        """Where the field stands, or its record when it does not."""
        line = self.fields[key][1] if key in self.fields else self.where.line
        return Where(self.where.path, line)

    def text(self, key: str, default: str | None = None) -> str:
        """A field as typed, outer spaces left out."""
        if not self.has(key):
            if default is not None:
                return default
            raise self._missing(key)
        value = self.fields[key][0]
        if not isinstance(value, str):
            raise self.error(key, "un texte est attendu ici")
        return value.strip()

    def parsed(
        self, key: str, parse: Callable[[str], _T], wanted: str, default: str | None = None
    ) -> _T:
        """A field read by `parse`, which raises ValueError or `ModelError` for what it refuses."""
        text = self.text(key, default)
        try:
            return parse(text)
        except ModelError as error:
            raise SourceError(error.what, where=self.at(key), hint=error.hint) from error
        except ValueError as error:
            raise self.error(key, f"{wanted} est attendu ici, pas « {text} »") from error

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return self.parsed(key, int, "un nombre entier", None if default is None else str(default))

    def number(self, key: str, default: float | None = None) -> float:
        """A number, with a decimal point or comma."""
        return self.parsed(
            key,
            lambda text: float(text.replace(",", ".")),
            "un nombre",
            None if default is None else str(default),
        )

    def day(self, key: str) -> date:
        """A day, written 2017-01-29."""
        return self.parsed(key, date.fromisoformat, "une date comme 2017-01-29")

    def moment(self, key: str) -> datetime:
        """A day and time with its offset, written 2017-01-30T09:05+01:00."""
        moment = self.parsed(key, datetime.fromisoformat, "un moment comme 2017-01-30T09:05+01:00")
        if moment.tzinfo is None:
            raise self.error(
                key, "il manque le décalage horaire", hint="écrivez par exemple +01:00 à la fin"
            )
        return moment

    def choice(self, key: str, options: Iterable[str], default: str | None = None) -> str:
        """One word of a list."""
        text, known = self.text(key, default), tuple(options)
        if text not in known:
            raise self.error(key, f"« {text} » n'est pas connu ici", hint=nearest_hint(text, known))
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; nothing typed is an empty list."""
        if not self.has(key):
            return ()
        value = self.fields[key][0]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, "une liste de textes est attendue ici")
        return tuple(item.strip() for item in value)

    def days(self, key: str) -> tuple[date, ...]:
        """A list of days."""
        days = self.texts(key)
        if not days:
            raise self._missing(key)
        try:
            return tuple(date.fromisoformat(day) for day in days)
        except ValueError as error:
            raise self.error(key, "des dates comme 2017-01-29 sont attendues ici") from error

    def records(self, key: str) -> tuple[Record, ...]:
        """A list of records; nothing typed is an empty list."""
        if not self.has(key):
            return ()
        value = self.fields[key][0]
        if not isinstance(value, list) or not all(isinstance(item, Record) for item in value):
            raise self.error(key, "une liste de fiches est attendue ici")
        return tuple(value)

    def record(self, key: str) -> Record:
        """A record within this one; nothing typed is an empty record."""
        value = self.fields[key][0] if self.has(key) else Record(key, self.where, {})
        if not isinstance(value, Record):
            raise self.error(key, "une fiche est attendue ici")
        return value

    def named(self) -> tuple[tuple[str, Record], ...]:
        """Every field as a record under its name: `[voices.claire]`."""
        return tuple((name, self.record(name)) for name in self.fields)

    def close(self) -> None:
        """Refuse the fields that nothing asked for: they are misspelt."""
        for key in self.fields:
            if key not in self._asked:
                raise self.error(
                    key,
                    f"champ inconnu « {key} » dans {self.what}",
                    hint=nearest_hint(key, self._asked),
                )

    def error(self, key: str, what: str, hint: str = "") -> SourceError:
        """A refusal of one field, with its line."""
        prefix = "" if what.startswith("champ") else f"{self.what}, champ « {key} » : "
        return SourceError(f"{prefix}{what}", where=self.at(key), hint=hint)

    def _missing(self, key: str) -> SourceError:
        typed = difflib.get_close_matches(
            key, [name for name in self.fields if name not in self._asked], n=1
        )
        hint = f"« {typed[0]} » est-il mal orthographié ?" if typed else "ajoutez-le"
        where = self.at(typed[0]) if typed else self.where
        return SourceError(f"champ « {key} » manquant dans {self.what}", where=where, hint=hint)


def nearest_hint(typed: str, known: Iterable[str]) -> str:
    """The advice for a word that is not in a list: the nearest one, or the whole list.

    >>> nearest_hint("journale", ["flash", "journal"])
    'le plus proche : journal'
    """
    options = sorted(known)
    close = difflib.get_close_matches(typed.casefold(), options, n=1, cutoff=0.6)
    if close:
        return f"le plus proche : {close[0]}"
    return f"au choix : {', '.join(options)}" if options else ""


def read_yaml(path: Path, what: str) -> Record:
    """The record in a YAML file. Raises `SourceError` where it is not one."""
    return parse_yaml(read_text(path), path, what)


def parse_yaml(text: str, path: Path, what: str, first_line: int = 1) -> Record:
    """The record in a YAML text that starts on `first_line` of its file."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
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


def parse_table(text: str, path: Path, columns: tuple[str, ...], what: str) -> tuple[Record, ...]:
    """The lines of a CSV that people type: a header, `#` comments and blank lines allowed.

    Raises `SourceError` for a header or a line that does not have these very columns.
    """
    rows: list[Record] = []
    header: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        where = Where(path, number)
        try:
            cells = [cell.strip() for cell in next(csv.reader([line], strict=True))]
        except csv.Error as error:
            raise SourceError(
                f"ligne illisible dans {what}", where=where, hint="vérifiez les guillemets"
            ) from error
        if not header:
            header = cells
            for name in header:
                if name not in columns:
                    hint = nearest_hint(name, columns)
                    raise SourceError(
                        f"colonne inconnue « {name} » dans {what}", where=where, hint=hint
                    )
            if missing := [name for name in columns if name not in header]:
                raise SourceError(f"colonne « {missing[0]} » manquante dans {what}", where=where)
            continue
        if len(cells) != len(header):
            raise SourceError(
                f"{len(cells)} colonnes au lieu de {len(header)} dans {what}",
                where=where,
                hint="une valeur qui contient une virgule se met entre guillemets",
            )
        fields: dict[str, tuple[object, int]] = {
            name: (cell, number) for name, cell in zip(header, cells, strict=True)
        }
        rows.append(Record(what, where, fields))
    if not header:
        raise SourceError(
            f"{what} est vide", where=Where(path), hint=f"colonnes : {', '.join(columns)}"
        )
    return tuple(rows)


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


def refused_at(where: Where, error: BroadcastError) -> SourceError:
    """The same refusal, told with the place it came from."""
    return SourceError(error.what, where=where, hint=error.hint)
