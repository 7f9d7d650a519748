"""Remarks to the newsroom about a script, on a line or on the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from broadcast.desk.journal import note
from broadcast.desk.schema import comments
from broadcast.errors import MissingError

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One remark."""

    id: int
    bulletin: str
    line: int | None
    quoted: str
    text: str
    by: str
    at: datetime
    resolved_by: str | None
    resolved_at: datetime | None


def of_bulletin(connection: Connection, bulletin: str) -> tuple[Comment, ...]:
    """All remarks about a bulletin, oldest first."""
    query = select(comments).where(comments.c.bulletin == bulletin).order_by(comments.c.id)
    return tuple(Comment(**row) for row in connection.execute(query).mappings())


def open_by_bulletin(connection: Connection, prefix: str) -> dict[str, int]:
    """How many remarks are open, for each bulletin whose name begins so."""
    query = (
        select(comments.c.bulletin, func.count())
        .where(comments.c.bulletin.startswith(prefix), comments.c.resolved_at.is_(None))
        .group_by(comments.c.bulletin)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def add(
    connection: Connection,
    bulletin: str,
    *,
    text: str,
    line: int | None,
    quoted: str,
    by: str,
    now: datetime,
) -> Comment:
    """Make a remark."""
    row = {
        "bulletin": bulletin,
        "line": line,
        "quoted": quoted,
        "text": text.strip(),
        "by": by,
        "at": now,
    }
    done = connection.execute(insert(comments).values(row))
    note(connection, at=now, by=by, what="comment", bulletin=bulletin, text=text.strip()[:200])
    key = done.inserted_primary_key
    return _find(connection, bulletin, int(key[0]) if key else 0)


def resolve(
    connection: Connection, bulletin: str, number: int, *, resolved: bool, by: str, now: datetime
) -> Comment:
    """Close a remark, or open it again. Raises `MissingError` where there is none."""
    _find(connection, bulletin, number)
    values = {"resolved_by": by if resolved else None, "resolved_at": now if resolved else None}
    connection.execute(update(comments).where(comments.c.id == number).values(values))
    what = "resolved" if resolved else "reopened"
    note(connection, at=now, by=by, what=what, bulletin=bulletin, comment=number)
    return _find(connection, bulletin, number)


def _find(connection: Connection, bulletin: str, number: int) -> Comment:
    query = select(comments).where(comments.c.bulletin == bulletin, comments.c.id == number)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise MissingError("cette remarque n'existe pas")
    return Comment(**row)
