"""The people of the desk: who they are, what they may do, and their passwords, hashed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import insert, select, update

from broadcast.desk.journal import note
from broadcast.desk.schema import people, sessions
from broadcast.errors import ChangedError, DeskError, MissingError

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

Role = Literal["reader", "editor", "producer"]
RANKS: dict[Role, int] = {"reader": 0, "editor": 1, "producer": 2}
"""A reader reads and listens; an editor writes, comments and records; a producer approves."""

ROLE_NAMES: dict[Role, str] = {
    "reader": "lecture",
    "editor": "rédaction",
    "producer": "production",
}
"""What people call a role."""

SHORTEST_PASSWORD = 10

_hasher = PasswordHasher()
_NOBODY = _hasher.hash("nobody has this password")
"""Checked where no such name exists, so that a refusal takes as long for everyone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone with an account."""

    id: int
    name: str
    role: Role
    active: bool
    created_at: datetime

    def may(self, role: Role) -> bool:
        """Whether this person may do what that role does."""
        return RANKS[self.role] >= RANKS[role]


def everyone(connection: Connection) -> tuple[Person, ...]:
    """All accounts, by name."""
    rows = connection.execute(select(people).order_by(people.c.name)).mappings()
    return tuple(map(_person, rows))


def find(connection: Connection, number: int) -> Person:
    """An account by number. Raises `DeskError` where there is none."""
    row = connection.execute(select(people).where(people.c.id == number)).mappings().first()
    if row is None:
        raise MissingError("ce compte n'existe pas")
    return _person(row)


def add(
    connection: Connection, *, name: str, role: Role, password: str, by: str, now: datetime
) -> Person:
    """Open an account. Raises `DeskError` for a name that is taken or a password too short."""
    name = " ".join(name.split())
    if not name:
        raise DeskError("il faut un nom")
    if connection.execute(select(people.c.id).where(people.c.name == name)).first():
        raise ChangedError(f"« {name} » a déjà un compte")
    row = {
        "name": name,
        "role": role,
        "password": _hashed(password),
        "active": True,
        "created_at": now,
    }
    done = connection.execute(insert(people).values(row))
    note(connection, at=now, by=by, what="person", person=name, role=role)
    key = done.inserted_primary_key
    return find(connection, int(key[0]) if key else 0)


def change(
    connection: Connection,
    number: int,
    *,
    role: Role | None = None,
    password: str | None = None,
    active: bool | None = None,
    by: str,
    now: datetime,
) -> Person:
    """Change an account; what is left out stays.

    A new password or a closed account ends its sessions. Raises `DeskError` where no producer
    would be left.
    """
    before = find(connection, number)
    values: dict[str, object] = {}
    if role is not None:
        values["role"] = role
    if password is not None:
        values["password"] = _hashed(password)
    if active is not None:
        values["active"] = active
    if values:
        connection.execute(update(people).where(people.c.id == number).values(values))
        note(
            connection,
            at=now,
            by=by,
            what="person_changed",
            person=before.name,
            changed=", ".join(values),
        )
    if password is not None or active is False:
        connection.execute(sessions.delete().where(sessions.c.person == number))
    after = find(connection, number)
    lost = _produces(before) and not _produces(after)
    if lost and not any(map(_produces, everyone(connection))):
        raise ChangedError("il faut au moins un producteur", hint="nommez-en un autre d'abord")
    return after


def checked(connection: Connection, name: str, password: str) -> Person | None:
    """The person of that name and password; nothing where either is wrong."""
    name = " ".join(name.split())
    row = connection.execute(select(people).where(people.c.name == name)).mappings().first()
    try:
        _hasher.verify(row["password"] if row else _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return None
    return _person(row) if row and row["active"] else None


def _produces(person: Person) -> bool:
    return person.active and person.role == "producer"


def _hashed(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise DeskError(f"mot de passe trop court : {SHORTEST_PASSWORD} signes au moins")
    return _hasher.hash(password)


def _person(row: RowMapping) -> Person:
    return Person(
        id=row["id"],
        name=row["name"],
        role=row["role"],
        active=row["active"],
        created_at=row["created_at"],
    )
