"""Presenters' recordings as the database knows them: which one stands for which story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from broadcast.desk.journal import note
from broadcast.desk.schema import takes, takes_in_place

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """A recording in place of the synthetic voice, for one story."""

    bulletin: str
    story: str
    by: str
    at: datetime
    file: str
    """The levelled file's name in the desk's folder."""

    sha256: str
    duration_ms: int
    integrated_lufs: float
    """Before levelling: how it was recorded."""


def standing_takes(connection: Connection, bulletin_id: str) -> dict[str, Take]:
    """The recordings that stand in a bulletin, by story."""
    query = select(takes).where(takes.c.bulletin == bulletin_id, takes.c.withdrawn_at.is_(None))
    return {row["story"]: _take(row) for row in connection.execute(query).mappings()}


def taken_bulletins(connection: Connection) -> tuple[str, ...]:
    """Every bulletin in which a recording stands."""
    query = select(takes.c.bulletin).where(takes.c.withdrawn_at.is_(None)).distinct()
    return tuple(connection.execute(query).scalars())


def keep(connection: Connection, take: Take, *, original: str) -> None:
    """Put a recording on record, in the place of the one before."""
    retire(connection, take.bulletin, take.story, by=take.by, now=take.at)
    connection.execute(
        insert(takes).values(
            bulletin=take.bulletin,
            story=take.story,
            by=take.by,
            at=take.at,
            original=original,
            file=take.file,
            sha256=take.sha256,
            duration_ms=take.duration_ms,
            integrated_clufs=round(take.integrated_lufs * 100),
        )
    )
    note(
        connection,
        at=take.at,
        by=take.by,
        what="take",
        bulletin=take.bulletin,
        story=take.story,
        duration_ms=take.duration_ms,
        sha256=take.sha256,
    )


def retire(connection: Connection, bulletin_id: str, slug: str, *, by: str, now: datetime) -> bool:
    """Withdraw the recording that stood for a story; whether there was one."""
    done = connection.execute(
        update(takes)
        .where(
            takes.c.bulletin == bulletin_id,
            takes.c.story == slug,
            takes.c.withdrawn_at.is_(None),
        )
        .values(withdrawn_by=by, withdrawn_at=now)
    )
    return done.rowcount > 0


def in_place(connection: Connection, bulletin_id: str) -> dict[str, str]:
    """The desk's recordings that were put where the voices look for them: story -> sha256."""
    query = select(takes_in_place.c.story, takes_in_place.c.sha256)
    rows = connection.execute(query.where(takes_in_place.c.bulletin == bulletin_id))
    return {row.story: row.sha256 for row in rows}


def mark_in_place(connection: Connection, bulletin_id: str, slug: str, sha256: str | None) -> None:
    """Remember which recording of the desk is where the voices look for it, or that none is."""
    connection.execute(
        delete(takes_in_place).where(
            takes_in_place.c.bulletin == bulletin_id, takes_in_place.c.story == slug
        )
    )
    if sha256:
        row = {"bulletin": bulletin_id, "story": slug, "sha256": sha256}
        connection.execute(insert(takes_in_place).values(row))


def _take(row: RowMapping) -> Take:
    return Take(
        bulletin=row["bulletin"],
        story=row["story"],
        by=row["by"],
        at=row["at"],
        file=row["file"],
        sha256=row["sha256"],
        duration_ms=row["duration_ms"],
        integrated_lufs=row["integrated_clufs"] / 100,
    )
