"""Who is in: a session for each browser, known by the fingerprint of its cookie."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from broadcast.desk.people import RANKS, Person, find
from broadcast.desk.schema import sessions

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from broadcast.desk.people import Role

LONGEST_IDLE = timedelta(hours=12)
"""A night and its morning."""

SEEN_EVERY = timedelta(minutes=5)
"""How closely it is followed when a session was last used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One browser, and who sits before it."""

    name: str
    role: Role
    csrf: str
    named: bool
    """Whether someone has said who they are."""

    def may(self, role: Role) -> bool:
        """Whether whoever it is may do what that role does."""
        return RANKS[self.role] >= RANKS[role]


def begin(
    connection: Connection, *, person: Person | None, name: str, now: datetime
) -> tuple[str, Session]:
    """Open a session: what goes into the cookie, and what it stands for."""
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    connection.execute(delete(sessions).where(sessions.c.seen_at < now - LONGEST_IDLE))
    connection.execute(
        insert(sessions).values(
            token=_printed(token),
            person=person.id if person else None,
            name=name,
            csrf=csrf,
            seen_at=now,
        )
    )
    role: Role = person.role if person else "producer"
    return token, Session(name=name, role=role, csrf=csrf, named=bool(name))


def of_cookie(
    connection: Connection, token: str, *, login_required: bool, now: datetime
) -> tuple[Session, bool] | None:
    """The session of a cookie, and whether it is time to note its use; nothing where it has none.

    A session of the loopback opens nothing where accounts are required.
    """
    query = select(sessions).where(sessions.c.token == _printed(token))
    row = connection.execute(query).mappings().first()
    if row is None or row["seen_at"] < now - LONGEST_IDLE:
        return None
    late: bool = row["seen_at"] < now - SEEN_EVERY
    if row["person"] is None:
        if login_required:
            return None
        name = row["name"]
        return Session(name=name, role="producer", csrf=row["csrf"], named=bool(name)), late
    person = find(connection, row["person"])
    if not person.active:
        return None
    return Session(name=person.name, role=person.role, csrf=row["csrf"], named=True), late


def used(connection: Connection, token: str, now: datetime) -> None:
    """Note that a session was used."""
    connection.execute(
        update(sessions).where(sessions.c.token == _printed(token)).values(seen_at=now)
    )


def rename(connection: Connection, token: str, name: str) -> None:
    """Say who sits before a browser of the loopback."""
    connection.execute(
        update(sessions)
        .where(sessions.c.token == _printed(token), sessions.c.person.is_(None))
        .values(name=name)
    )


def end(connection: Connection, token: str) -> None:
    """Close a session."""
    connection.execute(delete(sessions).where(sessions.c.token == _printed(token)))


def _printed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
