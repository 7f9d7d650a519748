"""The log of the desk: who changed what, who approved, what was aired. Append-only."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from broadcast.desk.schema import log
from broadcast.records.cells import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

Detail = str | int | float | bool | None

DONE = {
    "version": "a enregistré une version",
    "found": "a changé le fichier à la main",
    "disk_kept": "a changé le fichier pendant qu’un autre enregistrait",
    "comment": "a fait une remarque",
    "resolved": "a clos une remarque",
    "reopened": "a rouvert une remarque",
    "approved": "a approuvé",
    "overridden": "a passé outre",
    "withdrawn": "a retiré son approbation",
    "take": "a enregistré une prise",
    "take_withdrawn": "a retiré une prise",
    "take_found": "a remplacé une prise, hors de la relecture",
    "take_heard": "a écouté une prise",
    "rendered": "a fabriqué le bulletin",
    "failed": "n’a pas pu fabriquer",
    "aired": "a diffusé",
    "person": "a ouvert un compte",
    "person_changed": "a changé un compte",
    "login": "est entré",
    "login_refused": "n’a pas pu entrer",
    "logout": "est sorti",
}
"""What can happen, in French, after the name of who did it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One thing that happened."""

    id: int
    at: datetime
    by: str
    what: str
    bulletin: str | None
    detail: Mapping[str, Detail]


def note(
    connection: Connection,
    *,
    at: datetime,
    by: str,
    what: str,
    bulletin: str | None = None,
    **detail: Detail,
) -> None:
    """Add a line, in the same transaction as what it tells."""
    if what not in DONE:
        raise KeyError(what)
    row = {"at": at, "by": by, "what": what, "bulletin": bulletin, "detail": detail}
    connection.execute(insert(log).values(row))


def entries(
    connection: Connection,
    *,
    bulletin: str | None = None,
    before: int | None = None,
    limit: int | None = None,
) -> tuple[LogEntry, ...]:
    """The log, newest first."""
    query = select(log).order_by(log.c.id.desc())
    if bulletin is not None:
        query = query.where(log.c.bulletin == bulletin)
    if before is not None:
        query = query.where(log.c.id < before)
    if limit is not None:
        query = query.limit(limit)
    return tuple(LogEntry(**row) for row in connection.execute(query).mappings())


def since(connection: Connection, last: int) -> tuple[int, frozenset[str]]:
    """The number of the last line, and the bulletins that were touched after another line."""
    newest = connection.execute(select(func.max(log.c.id))).scalar() or 0
    if newest == last:
        return newest, frozenset()
    rows = connection.execute(select(log.c.bulletin).where(log.c.id > last).distinct())
    return newest, frozenset(name for (name,) in rows if name)


def aired(connection: Connection, day: str) -> dict[str, str]:
    """The bulletins of a day that went to air -> the sha256 of what was aired last."""
    query = select(log.c.bulletin, log.c.detail).where(
        log.c.what == "aired", log.c.bulletin.startswith(day)
    )
    return {name: str(detail["sha256"]) for name, detail in connection.execute(query)}


def as_csv(lines: Iterable[LogEntry]) -> str:
    """The log as a table, oldest first, that a spreadsheet opens."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["id", "at", "by", "what", "bulletin", "detail"])
    for one in lines:
        detail = json.dumps(dict(one.detail), ensure_ascii=False, sort_keys=True)
        cells = (one.id, one.at.isoformat(), one.by, one.what, one.bulletin or "", detail)
        table.writerow([inert(cell) for cell in cells])
    return out.getvalue()
