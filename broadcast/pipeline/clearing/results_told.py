"""The results that a script tells, where some of them may not be told yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.figures import Figure
from broadcast.pipeline.clearing.locks import lock_of, studied
from broadcast.rules.refusals import NO_RESULT, ResultHeard, unreleased

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.factlock import Study


def results_in(
    bulletin: Bulletin, paper: Paper, *, now: datetime, study: Study | None = None
) -> tuple[ResultHeard, ...]:
    """The results of rounds still under embargo that a script tells, or rests on.

    A figure or an outcome that no source gives is one of them: it may be true. Where everything is
    released, nothing is searched. ``study`` is what a reading of the script has told already.
    """
    department, rules = paper.script.header.department, bulletin.station.rules
    held = unreleased(bulletin.election, department=department, now=now, rules=rules)
    if not held:
        return ()
    read = study or studied(lock_of(bulletin.election, bulletin.station, department), paper)
    return tuple(_results(bulletin, read, held))


def _results(bulletin: Bulletin, study: Study, held: Sequence[int]) -> Iterator[ResultHeard]:
    for rest in study.rests:
        one = rest.figure
        if isinstance(one, Figure):
            if one.round in held and one.kind not in NO_RESULT:
                where = one.area.code if one.area.kind == "department" else one.area.department
                yield ResultHeard(round=one.round, counted_in=where, line=rest.line)
        elif one.of != "voters" and bulletin.election.round in held:
            yield ResultHeard(round=bulletin.election.round, counted_in="", line=rest.line)
    for finding in study.findings:
        if finding.stops and finding.kind in ("figure", "lead", "outcome", "total"):
            yield ResultHeard(round=held[0], counted_in="", line=finding.line)
