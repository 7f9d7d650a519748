"""JSON of portals and newspapers: objects of areas that hold lists of candidates.

Keys mean what headers mean; what is nested is found wherever it lies. JSON lines are read too.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeAlias

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.sources.received.opened.decoding import to_utf8
from broadcast.sources.received.tables.building import Family, build
from broadcast.sources.received.tables.melting import Molten
from broadcast.sources.received.tables.vocabulary import (
    AREA_ROLES,
    BALLOT_ROLES,
    CANDIDATE_ROLES,
    role_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadcast.sources.received.counts import Counts
    from broadcast.sources.received.opened.opening import Opened

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Entry = dict[str, str | int]

MAX_JSON_BYTES = 128 * 2**20
"""JSON becomes Python objects, ten times its size."""

MAX_DEPTH = 12
_WRAPPED = re.compile(r"^[^\[{]{1,200}?([\[{].*[\]}])\s*\)?\s*;?\s*$", re.DOTALL)


def read_json(opened: Opened) -> Counts:
    """The counts of a JSON file.

    Raises `SourceError` with the line where it is malformed, or the reason why it holds none.
    """
    path = opened.path
    document = _parsed(opened.data, path)
    if isinstance(document, dict) and {"scrutin", "departements"} <= document.keys():
        raise SourceError(
            "relevé de presse : plusieurs sources et plusieurs étapes mêlées, des parts sans voix",
            where=Where(path),
            hint="tapez chaque chiffre avec sa source dans results.csv",
        )
    places: list[Entry] = []
    entries: list[Entry] = []
    words: list[str] = []
    for number, (said, people) in enumerate(_areas(document, {}, 0, words)):
        own: Entry = {"place": number, "row": number + 1, "sheet": ""}
        places.append({**own, **said})
        entries += [{**own, **entry} for entry in people]
    if not entries:
        raise SourceError(
            "aucun candidat avec ses voix dans ce JSON",
            where=Where(path),
            hint="il faut une liste de communes, chacune avec sa liste de candidats",
        )
    molten = Molten(places=_frame(places), entries=_frame(entries))
    layout = f"JSON : {len(places)} lieux, leurs candidats emboîtés"
    return build(opened, molten, Family(name="json", layout=layout, titles=tuple(words)))


def _parsed(data: bytes, path: Path) -> Json:
    if len(data) > MAX_JSON_BYTES:
        raise SourceError(f"JSON de plus de {MAX_JSON_BYTES // 2**20} Mo", where=Where(path))
    text = to_utf8(data, path)[0].decode()
    try:
        return _loaded(text)
    except RecursionError as error:
        raise SourceError("JSON trop imbriqué", where=Where(path)) from error
    except ValueError as error:
        line = getattr(error, "lineno", None)
        raise SourceError(
            "JSON mal formé ou tronqué", where=Where(path, line), hint="téléchargez-le à nouveau"
        ) from error


def _loaded(text: str) -> Json:
    """One document, one a line, or one in a line of JavaScript."""
    try:
        document: Json = json.loads(text)
    except json.JSONDecodeError as fault:
        if wrapped := _WRAPPED.match(text.strip()):
            return _loaded_plain(wrapped[1])
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or fault.pos < len(lines[0]):
            raise
        return [_loaded_plain(line) for line in lines]
    return document


def _loaded_plain(text: str) -> Json:
    document: Json = json.loads(text)
    return document


def _areas(
    node: Json, around: dict[str, str], depth: int, words: list[str]
) -> Iterator[tuple[dict[str, str], list[dict[str, str]]]]:
    """Each object that holds candidates, with what the objects around it say of its place."""
    if depth > MAX_DEPTH:
        return
    if isinstance(node, list):
        for one in node:
            yield from _areas(one, around, depth + 1, words)
        return
    if not isinstance(node, dict):
        return
    said = {**around, **_said(node, AREA_ROLES | BALLOT_ROLES)}
    if depth <= 1:
        words += [value for value in node.values() if isinstance(value, str) and len(value) < 80][
            :9
        ]
    if people := _people(node):
        yield said, people
        return
    carried = {role: text for role, text in said.items() if role in AREA_ROLES}
    for key, value in node.items():
        if isinstance(value, dict | list):
            coded = {"code": key} if re.fullmatch(r"\d{2,5}|2[AB]\d{0,3}|Z[A-Z]", key) else {}
            yield from _areas(value, carried | coded, depth + 1, words)


def _people(node: dict[str, Json]) -> list[dict[str, str]]:
    """The candidates of an object: the list of objects that have votes."""
    for value in node.values():
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            people = [_said(one, CANDIDATE_ROLES) for one in value if isinstance(one, dict)]
            if all("votes" in entry or "share" in entry for entry in people):
                return people
    return []


def _said(node: dict[str, Json], roles: dict[str, str]) -> dict[str, str]:
    """What the keys of an object mean, each meaning once; what is nested in it flatly too."""
    said: dict[str, str] = {}
    for key, value in node.items():
        role, _ = role_of(key)
        if isinstance(value, dict):
            said = {**_said(value, roles), **said} if len(said) < 40 else said
        elif role in roles and value is not None and not isinstance(value, list):
            said.setdefault(role, str(value))
    return said


def _frame(rows: list[Entry]) -> pl.DataFrame:
    names = dict.fromkeys(name for row in rows for name in row)
    types = {name: pl.UInt32() if name in {"place", "row"} else pl.String() for name in names}
    return pl.DataFrame({name: [row.get(name) for row in rows] for name in names}, schema=types)
