"""The file that keeps the account of speaking time: JSON lines, only ever added to."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from broadcast.config import read_station
from broadcast.errors import RulesError, Where
from broadcast.files import append_line, disk_error
from broadcast.rules.ledger import Airing, Correction, sheet
from broadcast.rules.passage import Passage

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.rules.ledger import Line
    from broadcast.workspace import Workspace

_CORRECTION = '"what": "correction"'


def add(workspace: Workspace, entry: Airing | Correction) -> None:
    """Keep an entry for good: it is on the disk when this returns."""
    fields = asdict(entry) | {"what": type(entry).__name__.lower()}
    text = json.dumps(fields, ensure_ascii=False, default=datetime.isoformat)
    append_line(workspace.speaking_time, text)


def entries_of(workspace: Workspace, on: date | None = None) -> tuple[Airing | Correction, ...]:
    """Everything that was ever recorded, oldest first; ``on`` a day, of airings those of that day.

    Raises `RulesError` with the line of an entry that cannot be read: an account is whole or
    nothing. A line that a crash left half-written is the exception: nobody was told of it.
    """
    path = workspace.speaking_time
    if not path.is_file():
        return ()
    zone = read_station(workspace.station).timezone
    try:
        # A crash may cut a letter in two; a newsroom's words may hold other ends of lines than ours
        texts = path.read_bytes().decode("utf-8", "replace").split("\n")
    except OSError as error:
        raise disk_error(error, path) from error
    found: list[Airing | Correction] = []
    for number, text in enumerate(texts, start=1):
        # A render asks for its own day: years of others are not read for it
        if not text or (on and f'"starts_at": "{on}' not in text and _CORRECTION not in text):
            continue
        try:
            found.append(_parsed(json.loads(text), zone))
        except json.JSONDecodeError as error:
            if not text.endswith("}"):
                continue
            raise _unreadable(path, number) from error
        except (KeyError, TypeError, ValueError) as error:
            raise _unreadable(path, number) from error
    return tuple(found)


def lines_of(workspace: Workspace) -> tuple[Line, ...]:
    """The sheet as it stands."""
    return sheet(entries_of(workspace))


def _unreadable(path: Path, number: int) -> RulesError:
    return RulesError(
        "ligne illisible dans le compte du temps de parole",
        where=Where(path, number),
        hint="remettez-la d'une sauvegarde",
    )


def _parsed(fields: dict[str, Any], zone: tzinfo) -> Airing | Correction:
    what, at = fields.pop("what"), datetime.fromisoformat(fields.pop("at"))
    if what == "correction":
        changes = tuple((name, value) for name, value in fields.pop("changes"))
        return Correction(at=at, changes=changes, **fields)
    starts_at = datetime.fromisoformat(fields.pop("starts_at")).astimezone(zone)
    passages = tuple(Passage(**one) for one in fields.pop("passages"))
    return Airing(at=at, starts_at=starts_at, passages=passages, **fields)
