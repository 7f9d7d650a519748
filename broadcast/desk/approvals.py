"""Approvals given at the desk: named, timed, bound to what was read; never taken on trust."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from broadcast.desk.journal import note
from broadcast.desk.placing import settle_takes
from broadcast.desk.saving import not_written
from broadcast.desk.schema import approvals
from broadcast.desk.settling import settle
from broadcast.errors import ChangedError, MissingError
from broadcast.pipeline.clearing.approving import (
    GoAhead,
    approval_on_record,
    go_ahead,
    write_approval,
)
from broadcast.pipeline.clearing.checked import refusal
from broadcast.pipeline.clearing.gate import checked_by
from broadcast.review.approval import Approval, approval_record, fingerprint, parse_approval

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from broadcast.desk.history import Version
    from broadcast.desk.newsroom import Newsroom
    from broadcast.pipeline.clearing.checked import Checked
    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.pipeline.writing.standing import Standing
    from broadcast.review.factlock import Study
    from broadcast.voice.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A script as it stands, checked, with what is known of its approval."""

    bulletin: Bulletin
    version: Version
    standing: Standing
    checked: Checked
    study: Study
    lines: tuple[Line, ...]
    ahead: GoAhead

    @property
    def stale(self) -> bool:
        """Whether the data have changed since this version was kept."""
        return self.version.data_print != self.standing.data_now


def look(newsroom: Newsroom, bulletin_id: str) -> Looked:
    """Read a bulletin's script as it stands.

    Raises a `BroadcastError` where it has none, or one that cannot be understood.
    """
    version = settle(newsroom, bulletin_id)
    if version is None:
        raise not_written(bulletin_id)
    settle_approval(newsroom, bulletin_id)
    settle_takes(newsroom, bulletin_id)
    bulletin = newsroom.bulletin(bulletin_id)
    reading = newsroom.read(bulletin, version.text)
    paper, study, lines = reading.standing.paper, reading.study, reading.lines
    return Looked(
        bulletin=bulletin,
        version=version,
        standing=reading.standing,
        checked=checked_by(bulletin, paper, study, now=newsroom.clock()),
        study=study,
        lines=lines,
        ahead=go_ahead(bulletin, paper, study, lines),
    )


def approve(
    newsroom: Newsroom,
    bulletin_id: str,
    *,
    read: str,
    by: str,
    told: str = "",
    because: str = "",
) -> Looked:
    """Answer for a bulletin whose fingerprint was ``read``, or say why it passes against the rules.

    Raises `ChangedError` where it has changed since it was read, and `ScriptError` where the fact
    check stops it and nobody says why it should pass.
    """
    looked = look(newsroom, bulletin_id)
    if fingerprint(looked.ahead.covered) != read:
        raise ChangedError(
            "ce bulletin a changé depuis que vous l'avez lu", hint="relisez-le, puis approuvez"
        )
    if looked.checked.stopping and not looked.checked.override and not because:
        raise refusal(looked.checked)
    approval = Approval(
        by=by,
        at=newsroom.clock().replace(microsecond=0),
        covered=looked.ahead.covered,
        note=told.strip(),
        because=because.strip(),
        version=looked.version.number,
    )
    with newsroom.database.writing() as connection:
        _keep(connection, bulletin_id, approval, by=by)
    settle_approval(newsroom, bulletin_id)
    newsroom.tell("approval", bulletin_id)
    return look(newsroom, bulletin_id)


def withdraw(newsroom: Newsroom, bulletin_id: str, *, by: str) -> Looked:
    """Take back the approval that stands. Raises `MissingError` where there is none."""
    looked = look(newsroom, bulletin_id)
    if looked.ahead.approval is None:
        raise MissingError("ce bulletin n'est pas approuvé")
    now = newsroom.clock()
    with newsroom.database.writing() as connection:
        connection.execute(
            update(approvals)
            .where(approvals.c.bulletin == bulletin_id, approvals.c.withdrawn_at.is_(None))
            .values(withdrawn_by=by, withdrawn_at=now)
        )
        note(connection, at=now, by=by, what="withdrawn", bulletin=bulletin_id)
    settle_approval(newsroom, bulletin_id)
    newsroom.tell("approval", bulletin_id)
    return look(newsroom, bulletin_id)


def history_of(connection: Connection, bulletin_id: str) -> tuple[Approval, ...]:
    """Every approval that was given to a bulletin, newest first, withdrawn or not."""
    query = (
        select(approvals.c.record)
        .where(approvals.c.bulletin == bulletin_id)
        .order_by(approvals.c.id.desc())
    )
    return tuple(parse_approval(record) for record in connection.execute(query).scalars())


def settle_approval(newsroom: Newsroom, bulletin_id: str) -> None:
    """Make 3-approval.json what the database says; a file that it knows nothing of is taken in."""
    folder = newsroom.folder(newsroom.named(bulletin_id))
    with newsroom.database.reading() as connection:
        _, stands = _standing(connection, bulletin_id)
    if approval_on_record(folder) == stands:
        return
    with newsroom.database.writing() as connection:
        known, stands = _standing(connection, bulletin_id)
        found = approval_on_record(folder)
        if found and not known:
            _keep(connection, bulletin_id, found, by=found.by)
        else:
            write_approval(folder, stands)


def _standing(connection: Connection, bulletin_id: str) -> tuple[bool, Approval | None]:
    """Whether the database knows of any approval, and the one that was not withdrawn."""
    query = (
        select(approvals.c.record, approvals.c.withdrawn_at)
        .where(approvals.c.bulletin == bulletin_id)
        .order_by(approvals.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    if row is None:
        return False, None
    return True, None if row.withdrawn_at else parse_approval(row.record)


def _keep(connection: Connection, bulletin_id: str, approval: Approval, *, by: str) -> None:
    connection.execute(
        insert(approvals).values(
            bulletin=bulletin_id,
            by=by,
            at=approval.at,
            fingerprint=approval.fingerprint,
            record=approval_record(approval),
        )
    )
    note(
        connection,
        at=approval.at,
        by=by,
        what="overridden" if approval.urgent else "approved",
        bulletin=bulletin_id,
        version=approval.version,
        fingerprint=approval.fingerprint,
        because=approval.because,
        note=approval.note,
    )
