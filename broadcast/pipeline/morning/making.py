"""One department's morning, bulletin after bulletin: what fails stops none of the others."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.errors import ApprovalError, BroadcastError, WorkspaceError
from broadcast.files import read_text
from broadcast.pipeline.freshness import air_file
from broadcast.pipeline.morning.plan import Outcome
from broadcast.pipeline.morning.unchanged import keep, same_words
from broadcast.pipeline.paper import open_bulletin, script_of
from broadcast.pipeline.render import render
from broadcast.pipeline.request import Request, order_of
from broadcast.show.morning import after, locked
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from broadcast.pipeline.morning.plan import Batch
    from broadcast.pipeline.paper import Bulletin
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
            known = _opened(batch, slot, known)
            outcome = _made(batch, known, clock, jobs)
        except TooLateError:
            outcome = _outcome(batch, slot, state="locked")
        except BroadcastError as error:
            state = "unapproved" if isinstance(error, ApprovalError) else "failed"
            outcome = _outcome(batch, slot, state=state, reason=error.what, problem=str(error))
        yield replace(outcome, took_s=round((clock() - began).total_seconds(), 3))


def _opened(batch: Batch, slot: Slot, known: Bulletin | None) -> Bulletin:
    """A bulletin of the department; its data are read for the first one only."""
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
    slot, airtime = bulletin.order.slot, bulletin.order.header.airtime

    def in_time() -> None:
        """Nothing that is ready is replaced under the playout."""
        ready = air_file(bulletin, "json").is_file()
        if ready and locked(airtime, slot, bulletin.station.show, clock()):
            raise TooLateError("ce bulletin passe à l'antenne")

    in_time()
    if batch.asked.ahead and after(airtime, slot.budget_ms) <= clock():
        return _outcome(batch, slot, state="aired")
    paper = script_of(bulletin)
    if same_words(batch, bulletin, paper):
        keep(batch, bulletin, paper, approved=False)
        return _outcome(batch, slot, state="fresh")
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
    return _outcome(
        batch,
        slot,
        state="fresh" if rendered.fresh else "made",
        approved=approved,
        synthesised=rendered.synthesised,
    )


def _outcome(batch: Batch, slot: Slot, **told: object) -> Outcome:
    made = Outcome(bulletin=batch.bulletin(slot), department=batch.department.code, state="failed")
    return replace(made, **told)  # type: ignore[arg-type]  # fields of Outcome, by name


def sidecar_of(workspace: Workspace, day: str, bulletin: str) -> dict[str, object] | None:
    """What was last made of a bulletin; nothing where nothing ever was."""
    path = workspace.bulletin(day, bulletin) / "6-air.json"
    return dict(json.loads(read_text(path))) if path.is_file() else None
