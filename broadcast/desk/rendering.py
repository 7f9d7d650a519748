"""A bulletin made from the desk, and what happened told in the log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from broadcast.desk.approvals import approve, look
from broadcast.desk.journal import note
from broadcast.desk.newsroom import open_newsroom
from broadcast.desk.placing import settle_takes
from broadcast.desk.saving import not_written, write_from_data
from broadcast.desk.settling import settle
from broadcast.errors import BroadcastError, MissingError
from broadcast.files import read_text
from broadcast.pipeline.clearing.approving import refuse_for_air
from broadcast.pipeline.clearing.speaking_time import record_airing
from broadcast.pipeline.sounding.render import render
from broadcast.pipeline.writing.paper import script_of
from broadcast.review.approval import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from broadcast.desk.newsroom import Newsroom
    from broadcast.workspace import Workspace


def check_for_air(newsroom: Newsroom, bulletin_id: str) -> None:
    """Refuse a bulletin that nobody answers for. Raises `ScriptError` with what changed."""
    looked = look(newsroom, bulletin_id)
    if not looked.ahead.holds:
        raise refuse_for_air(looked.standing.paper, looked.ahead)


def pass_urgently(workspace: Workspace, bulletin_id: str, *, by: str, because: str) -> None:
    """Let a bulletin go to air from the command line, on record like any other override.

    An approval that holds is left as it is. Raises a `BroadcastError` where there is no script.
    """
    newsroom = open_newsroom(workspace)
    try:
        looked = look(newsroom, bulletin_id)
        if not looked.ahead.holds:
            read = fingerprint(looked.ahead.covered)
            approve(newsroom, bulletin_id, read=read, by=by, because=because)
    finally:
        newsroom.database.close()


def make(
    newsroom: Newsroom,
    bulletin_id: str,
    progress: Callable[[int, int, str], None],
    *,
    for_air: bool,
    by: str,
) -> dict[str, Any]:
    """Make a bulletin's files for air from its script as it stands.

    Raises a `BroadcastError` where it cannot be made; the log tells either way.
    """
    if settle(newsroom, bulletin_id) is None:
        raise not_written(bulletin_id)
    settle_takes(newsroom, bulletin_id)
    try:
        with newsroom.changing:
            bulletin = newsroom.bulletin(bulletin_id)
            paper = script_of(bulletin)
        made = render(bulletin, paper, progress, now=newsroom.clock(), for_air=for_air)
    except BroadcastError as error:
        with newsroom.database.writing() as connection:
            now = newsroom.clock()
            note(connection, at=now, by=by, what="failed", bulletin=bulletin_id, error=str(error))
        raise
    report: dict[str, Any] = dict(made.report)
    with newsroom.database.writing() as connection:
        note(
            connection,
            at=newsroom.clock(),
            by=by,
            what="rendered",
            bulletin=bulletin_id,
            for_air=for_air,
            approved=bool(report["approved"]),
            sha256=report["sha256"]["mp3"],
        )
    newsroom.tell("air", bulletin_id)
    return report


def air_record(newsroom: Newsroom, bulletin_id: str) -> dict[str, Any]:
    """The sidecar of a bulletin's file for air. Raises `MissingError` where none was made."""
    folder = newsroom.folder(newsroom.named(bulletin_id))
    if not (folder / "6-air.json").is_file() or not (folder / "6-air.mp3").is_file():
        raise MissingError("ce bulletin n'est pas encore fabriqué", hint="fabriquez-le d'abord")
    report: dict[str, Any] = json.loads(read_text(folder / "6-air.json"))
    return report


def tell_aired(
    newsroom: Newsroom,
    bulletin_id: str,
    *,
    at: datetime,
    by: str,
    starts_at: datetime | None = None,
) -> None:
    """Put on record that a file went to air, and its lines on the sheet of speaking time.

    ``starts_at`` is when it started, where it was not at its airtime. Raises `MissingError` where
    there is no file.
    """
    report = air_record(newsroom, bulletin_id)
    folder = newsroom.folder(newsroom.named(bulletin_id))
    record_airing(
        newsroom.workspace, folder, "aired", now=newsroom.clock(), by=by, starts_at=starts_at
    )
    approval = report["approval"] or {}
    with newsroom.database.writing() as connection:
        note(
            connection,
            at=newsroom.clock(),
            by=by,
            what="aired",
            bulletin=bulletin_id,
            aired_at=at.isoformat(),
            sha256=report["sha256"]["mp3"],
            approved_by=approval.get("by"),
        )
    newsroom.tell("row", bulletin_id)


def write_scripts(
    newsroom: Newsroom,
    bulletins: Sequence[str],
    progress: Callable[[int, int, str], None],
    *,
    afresh: bool,
    by: str,
) -> None:
    """Write the scripts of a morning that are not there yet; `afresh` writes those that are too.

    Raises a `BroadcastError` at the first one that the data do not allow.
    """
    missing = [one for one in bulletins if afresh or settle(newsroom, one) is None]
    for done, one in enumerate(missing):
        progress(done, len(missing), one)
        write_from_data(newsroom, one, afresh=afresh, by=by)
