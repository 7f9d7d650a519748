"""The account of speaking time on disk: what is handed over or aired becomes lines, for good."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from broadcast.config import read_station
from broadcast.errors import RulesError, Where
from broadcast.files import read_text
from broadcast.pipeline.clearing.speaking_ledger import add, entries_of, lines_of
from broadcast.rules.calendar import release_of
from broadcast.rules.ledger import Airing, Correction, corrected, sheet
from broadcast.rules.passage import Passage
from broadcast.rules.totals import unbalanced

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadcast.model.script import Header
    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.rules.ledger import Line, State
    from broadcast.workspace import Workspace


def passages_told(bulletin: Bulletin, passages: Sequence[Passage]) -> dict[str, object]:
    """What counts of a bulletin, for its sidecar; stable keys."""
    header = bulletin.order.header
    return {
        "department": header.department,
        "election": header.election,
        "round": bulletin.election.round,
        "passages": [asdict(one) for one in passages],
    }


def record_airing(
    workspace: Workspace,
    folder: Path,
    state: State,
    *,
    now: datetime,
    by: str,
    starts_at: datetime | None = None,
) -> Airing:
    """Put the lines of a finished bulletin on the sheet: handed over, or aired at ``starts_at``.

    ``folder`` holds its sidecar, 6-air.json: the bulletin's own, or one where a version was kept.

    Raises a `BroadcastError` where there is no finished bulletin, or it was made before its
    speaking time was counted.
    """
    report = json.loads(read_text(folder / "6-air.json"))
    if "passages" not in report:
        raise RulesError(
            "ce bulletin a été fabriqué sans son temps de parole",
            where=Where(folder / "6-air.json"),
            hint="refaites-le : broadcast render",
        )
    zone = read_station(workspace.station).timezone
    airing = Airing(
        state=state,
        bulletin=report["bulletin"],
        title=report["title"],
        department=report["department"],
        election=report["election"],
        round=report["round"],
        starts_at=(starts_at or datetime.fromisoformat(report["airtime"])).astimezone(zone),
        file=report["files"]["mp3"],
        sha256=report["sha256"]["mp3"],
        passages=tuple(Passage(**one) for one in report["passages"]),
        at=now,
        by=by,
    )
    add(workspace, airing)
    return airing


def count_hand_over(workspace: Workspace, folder: Path, *, now: datetime, by: str) -> None:
    """Put a bulletin that was handed over on the sheet, unless it is what stands there already.

    ``folder`` is where that version was kept. Raises a `BroadcastError` as `record_airing` does.
    """
    report = json.loads(read_text(folder / "6-air.json"))
    day = datetime.fromisoformat(report["airtime"]).date()
    counted = [
        one.sha256
        for one in entries_of(workspace, on=day)
        if isinstance(one, Airing) and one.bulletin == report["bulletin"]
    ]
    if counted[-1:] != [report["sha256"]["mp3"]]:
        record_airing(workspace, folder, "handed_over", now=now, by=by)


def record_correction(
    workspace: Workspace,
    line: str,
    changes: tuple[tuple[str, str], ...],
    *,
    by: str,
    because: str,
    now: datetime,
) -> Line | None:
    """Correct a line of the sheet, or strike it out where nothing is changed.

    Raises `RulesError` for a line that is not there, and for what cannot be corrected.
    """
    known = {one.id: one for one in lines_of(workspace)}
    if line not in known:
        raise RulesError(
            f"aucune ligne « {line} »",
            where=Where(workspace.speaking_time),
            hint="broadcast parole --lines les montre toutes",
        )
    correction = Correction(line=line, changes=changes, by=by, because=because, at=now)
    after = corrected(known[line], changes, because) if changes else None
    add(workspace, correction)
    return after


def balance_told(
    bulletin: Bulletin, header: Header, passages: Sequence[Passage], *, now: datetime
) -> tuple[str, ...]:
    """What the day's balance would be with one more bulletin, where it leaves the station's band.

    Only as long as the race is on: the counters stop when the seat is won.
    """
    election, rules = bulletin.election, bulletin.station.rules
    last = release_of(
        election, len(election.rounds), counted_in="", heard_in=header.department, rules=rules
    )
    if header.airtime >= last.at:
        return ()
    airing = Airing(
        state="handed_over",
        bulletin=header.bulletin,
        title=header.title,
        department=header.department,
        election=election.id,
        round=election.round,
        starts_at=header.airtime.astimezone(bulletin.station.timezone),
        file="",
        sha256="",
        passages=tuple(passages),
        at=now,
        by="",
    )
    day = airing.starts_at.date()
    lines = sheet((*entries_of(bulletin.workspace, on=day), airing))
    own = [one for one in lines if one.on_air.date() == day and one.election == election.id]
    return tuple(unbalanced(own, election.candidates, points=rules.fairness_points))
