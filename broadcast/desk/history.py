"""Every state of every script, in the order in which they were kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import delete, insert, select

from broadcast.desk.schema import on_disk, versions
from broadcast.errors import MissingError

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping, Select

Origin = Literal["desk", "data", "disk"]
"""Saved by a person at the desk, written from the data, or changed in a file by hand."""

BY_DATA = "données"
BY_HAND = "fichier"
"""Who is named where nobody was at the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One state of a script."""

    bulletin: str
    number: int
    """Counted from 1 for each bulletin."""

    text: str
    by: str
    at: datetime
    origin: Origin
    based_on: int | None
    note: str
    data_print: str
    """Fingerprint of the script that the data gave when this one was kept."""


def head(connection: Connection, bulletin: str) -> Version | None:
    """The version that stands; nothing before there is one."""
    query = _of(bulletin).order_by(versions.c.number.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return _version(row) if row else None


def version(connection: Connection, bulletin: str, number: int) -> Version:
    """One version by number. Raises `MissingError` where there is none."""
    query = _of(bulletin).where(versions.c.number == number)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise MissingError(f"ce script n'a pas de version {number}")
    return _version(row)


def every(connection: Connection, bulletin: str) -> tuple[Version, ...]:
    """All of them, newest first."""
    rows = connection.execute(_of(bulletin).order_by(versions.c.number.desc())).mappings()
    return tuple(map(_version, rows))


def append(connection: Connection, new: Version) -> Version:
    """Keep a version: its number follows the last one, and the database refuses a second one."""
    row = {
        "bulletin": new.bulletin,
        "number": new.number,
        "text": new.text,
        "by": new.by,
        "at": new.at,
        "origin": new.origin,
        "based_on": new.based_on,
        "note": new.note,
        "data_print": new.data_print,
    }
    connection.execute(insert(versions).values(row))
    return new


def seen_on_disk(connection: Connection, bulletin: str) -> int | None:
    """Which version the file was last known to hold."""
    query = select(on_disk.c.number).where(on_disk.c.bulletin == bulletin)
    found: int | None = connection.execute(query).scalar()
    return found


def mark_on_disk(connection: Connection, bulletin: str, number: int) -> None:
    """Remember that the file holds a version."""
    connection.execute(delete(on_disk).where(on_disk.c.bulletin == bulletin))
    connection.execute(insert(on_disk).values(bulletin=bulletin, number=number))


def known_bulletins(connection: Connection) -> tuple[str, ...]:
    """Every bulletin that has a version."""
    return tuple(connection.execute(select(versions.c.bulletin).distinct()).scalars())


def _of(bulletin: str) -> Select[tuple[object, ...]]:
    return select(versions).where(versions.c.bulletin == bulletin)


def _version(row: RowMapping) -> Version:
    return Version(
        bulletin=row["bulletin"],
        number=row["number"],
        text=row["text"],
        by=row["by"],
        at=row["at"],
        origin=row["origin"],
        based_on=row["based_on"],
        note=row["note"],
        data_print=row["data_print"],
    )
