"""One department's morning, bulletin after bulletin: what fails stops none of the others."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.errors import ApprovalError, BroadcastError, NotYetError, WorkspaceError
from broadcast.files import read_text
from broadcast.pipeline.morning.plan import Outcome
from broadcast.pipeline.morning.unchanged import keep, same_words
from broadcast.pipeline.sounding.render import render
from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.request import Request, order_of
from broadcast.show.morning import after, airtime_of, locked
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from broadcast.config import Station
    from broadcast.pipeline.morning.plan import Batch
    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.show.morning import Slot


class TooLateError(WorkspaceError):
    """A bulletin that is about to be aired: what is ready stays."""


def make(
    batch: Batch, clock: Callable[[], datetime], *, jobs: int | None = None
) -> Iterator[Outcome]:
    """Make each bulletin of a department, and tell what came of it; ``clock`` gives UTC."""
    known: Bulletin | None = None
    for slot in batch.slots:
        began = clock()
        try:
            known = opened(batch, slot, known)
            outcome = _made(batch, known, clock, jobs)
        except TooLateError:
            outcome = outcome_of(batch, slot, state="locked")
        except BroadcastError as error:
            outcome = _not_made(batch, slot, known, error)
        yield replace(outcome, took_s=round((clock() - began).total_seconds(), 3))


def _not_made(batch: Batch, slot: Slot, known: Bulletin | None, error: BroadcastError) -> Outcome:
    """Why a bulletin was not made, and whether that may change by itself in time."""
    told = outcome_of(batch, slot, reason=error.what, problem=str(error))
    if isinstance(error, ApprovalError):
        return replace(told, state="unapproved")
    if known and isinstance(error, NotYetError) and error.in_time_for(known.order.header.airtime):
        return replace(told, state="waiting", until=error.until)
    return told


def opened(batch: Batch, slot: Slot, known: Bulletin | None) -> Bulletin:
    """A bulletin of the department; its data are read for the first one only (``known``)."""
    request = Request(
        department=batch.department.code,
        slot=f"{slot.clock:%H:%M}",
        format=slot.format,
        voice=batch.asked.voice,
        election=batch.asked.election,
        date=batch.asked.day.isoformat(),
    )
    if known is None:
        return open_bulletin(Workspace(batch.asked.root), request)
    return replace(known, order=order_of(request, known.station, known.election.airdate))


def _made(
    batch: Batch, bulletin: Bulletin, clock: Callable[[], datetime], jobs: int | None
) -> Outcome:
    slot, station = bulletin.order.slot, bulletin.station

    def in_time() -> None:
        """Nothing that is ready is replaced under the playout."""
        if is_locked(batch, slot, station, clock()):
            raise TooLateError("ce bulletin passe à l'antenne")

    if left := left_alone(batch, slot, station, clock()):
        return left
    paper = script_of(bulletin)
    if same_words(batch, bulletin, paper):
        keep(batch, bulletin, paper, approved=False)
        return outcome_of(batch, slot, state="fresh")
    rendered = render(
        bulletin,
        paper,
        lambda _done, _total, _sentence: None,
        now=clock(),
        jobs=jobs,
        for_air=batch.asked.for_air,
        in_time=in_time,
    )
    approved = bool(rendered.report["approved"])
    keep(batch, bulletin, paper, approved=approved)
    return outcome_of(
        batch,
        slot,
        state="fresh" if rendered.fresh else "made",
        approved=approved,
        synthesised=rendered.synthesised,
    )


def left_alone(batch: Batch, slot: Slot, station: Station, now: datetime) -> Outcome | None:
    """A bulletin that must not be made: it is on air, or was, in a morning that is followed."""
    if is_locked(batch, slot, station, now):
        return outcome_of(batch, slot, state="locked")
    airtime = airtime_of(batch.asked.day, slot.clock, station.timezone)
    if batch.asked.ahead and after(airtime, slot.budget_ms) <= now:
        return outcome_of(batch, slot, state="aired")
    return None


def is_locked(batch: Batch, slot: Slot, station: Station, now: datetime) -> bool:
    """Whether a bulletin is ready and about to be aired, or on air."""
    workspace, day = Workspace(batch.asked.root), batch.asked.day
    ready = (workspace.bulletin(day.isoformat(), batch.bulletin(slot)) / "6-air.json").is_file()
    airtime = airtime_of(day, slot.clock, station.timezone)
    return ready and locked(airtime, slot, station.show, now)


def outcome_of(batch: Batch, slot: Slot, **told: object) -> Outcome:
    """What came of a bulletin; failed, unless it is told otherwise."""
    made = Outcome(bulletin=batch.bulletin(slot), department=batch.department.code, state="failed")
    return replace(made, **told)  # type: ignore[arg-type]  # fields of Outcome, by name


def sidecar_of(workspace: Workspace, day: str, bulletin: str) -> dict[str, object] | None:
    """What was last made of a bulletin; nothing where nothing ever was."""
    path = workspace.bulletin(day, bulletin) / "6-air.json"
    return dict(json.loads(read_text(path))) if path.is_file() else None
