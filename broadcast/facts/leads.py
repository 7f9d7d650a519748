"""Who leads where, by what share, and what changed hands since the round before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.errors import FactsError
from broadcast.facts.elsewhere import still_runs
from broadcast.facts.outcome import (
    STATUSES,
    counted,
    seats_to_win,
    standing_in,
    standings,
    with_outcome,
)
from broadcast.facts.standing import leader_basis, of_one_count, of_one_source
from broadcast.facts.tracing import fact_from
from broadcast.model.facts import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.model.election import Area, Candidate, Election, Figure, FigureKind
    from broadcast.model.facts import Fact


def result(election: Election, area: Area) -> Fact | None:
    """Who leads an area in the round of the day, by what shares as far as they are known.

    Nothing where no score is known; nobody leads where the first two are level.
    """
    rows = standings(election, area)
    basis = leader_basis(election, area, election.round)
    scores = [row for row in rows if row.share is not None or row.votes is not None]
    settled = any(row.status or row.seats for row in rows)
    if not basis and not settled and not _level(scores):
        return None
    leader = basis.candidate if basis else None
    runner_up = _runner_up(election, rows, leader)
    used = [*filter(None, (basis,)), *_figures_said(election, area)]
    fact = fact_from("result", area, used)
    rows, outcome = with_outcome(election, area, rows, fact.stage, leader)
    own = {row.candidate.id: row for row in rows}
    return replace(
        fact,
        leader=leader,
        runner_up=runner_up,
        share=own[leader.id].share if leader else None,
        runner_up_share=own[runner_up.id].share if runner_up and runner_up.id in own else None,
        standings=rows,
        outcome=outcome,
        counted=counted(election, area),
        seats=seats_to_win(election, area),
    )


def pending(election: Election, area: Area) -> Fact | None:
    """An area whose figures are still awaited: it stands in the count, and has none yet."""
    where = [figure for figure in election.figures if figure.round == election.round]
    if not where or any(figure.area == area for figure in where):
        return None
    latest = max(where, key=lambda figure: figure.source.published_at)
    return replace(
        fact_from("pending", area, [latest]),
        traces=(),
        standings=tuple(Standing(candidate=one) for one in standing_in(election, area)),
    )


def _level(scores: Sequence[Standing]) -> bool:
    """Whether the first two have the very same score."""
    first, second = (*scores, None, None)[:2]
    if not first or not second:
        return False
    if first.votes is not None and second.votes is not None:
        return first.votes == second.votes
    return first.share == second.share


def _runner_up(
    election: Election, rows: Sequence[Standing], leader: Candidate | None
) -> Candidate | None:
    """Who comes after the leader; of two candidates, the other one even without a score."""
    if leader and len(election.candidates) == 2:
        return next(one for one in election.candidates if one != leader)
    scored = [row for row in rows if row.share is not None or row.votes is not None]
    return next((row.candidate for row in scored if row.candidate != leader), None)


def _figures_said(election: Election, area: Area) -> list[Figure]:
    """Every figure of the round that a result may say: scores, seats, who is elected."""
    said: tuple[FigureKind, ...] = ("votes", "seats", *STATUSES)
    shares = of_one_source(election.figures_of(area, election.round, "share"))
    others = [figure for kind in said for figure in election.figures_of(area, election.round, kind)]
    return [*shares.values(), *others]


def votes(election: Election, found: Fact) -> Fact | None:
    """The exact votes of the two, where they were published."""
    ballots = of_one_count(election.figures_of(found.area, election.round, "votes"))
    if not found.leader or not found.runner_up:
        return None
    pair = [ballots.get(found.leader.id), ballots.get(found.runner_up.id)]
    counts = [figure.value for figure in pair if figure and isinstance(figure.value, int)]
    if len(counts) < 2:
        return None
    return fact_from(
        "votes",
        found.area,
        [figure for figure in pair if figure],
        leader=found.leader,
        runner_up=found.runner_up,
        votes=counts[0],
        runner_up_votes=counts[1],
    )


def department_flip(election: Election, found: Fact) -> Fact | None:
    """An area that another candidate, who still runs, led in the round before."""
    before = leader_basis(election, found.area, election.round - 1)
    if not before or not before.candidate or before.candidate == found.leader:
        return None
    if not still_runs(election, before.candidate):
        return None
    now = leader_basis(election, found.area, election.round)
    return fact_from(
        "flip",
        found.area,
        [figure for figure in (before, now) if figure],
        leader=found.leader,
        runner_up=before.candidate,
    )


def changed_places(election: Election, found: Fact) -> Fact | None:
    """The places that went from the runner-up to the leader since the round before."""
    first = {
        figure.area: figure for figure in _leaders_in(election, found.area, election.round - 1)
    }
    pairs = [
        (now, first[now.area])
        for now in _leaders_in(election, found.area, election.round)
        if now.area in first
        and now.candidate == found.leader
        and first[now.area].candidate == found.runner_up
    ]
    if not pairs:
        return None
    return fact_from(
        "flipped_places",
        found.area,
        [figure for pair in pairs for figure in pair],
        leader=found.leader,
        runner_up=found.runner_up,
        places=tuple(now.area for now, _ in pairs),
    )


def places_of_the_runner_up(election: Election, found: Fact) -> Fact | None:
    """The places where the area's runner-up leads all the same."""
    rows = [
        figure
        for figure in _leaders_in(election, found.area, election.round)
        if figure.candidate == found.runner_up
    ]
    if not rows:
        return None
    counted = [
        figure
        for figure in election.figures_of(found.area, election.round, "places_led")
        if figure.candidate == found.runner_up
    ]
    if counted and isinstance(counted[0].value, int) and counted[0].value < len(rows):
        raise FactsError(
            f"{found.area.name} : {len(rows)} lieux sont nommés, "
            f"mais « places_led » en compte {counted[0].value}",
            where=counted[0].where,
            hint="corrigez le nombre ou la liste",
        )
    before = [
        figure
        for figure in _leaders_in(election, found.area, election.round - 1)
        if figure.candidate == found.runner_up
    ]
    kept = {row.area for row in rows} <= {row.area for row in before}
    return fact_from(
        "runner_up_places",
        found.area,
        [*rows, *counted, *(before if kept else ())],
        leader=found.leader,
        runner_up=found.runner_up,
        places=tuple(figure.area for figure in rows),
        complete=bool(counted) and counted[0].value == len(rows),
        kept=kept,
    )


def _leaders_in(election: Election, area: Area, round_: int) -> list[Figure]:
    """Who leads each place of a department, where a source says it outright: the first that does."""
    first: dict[str, Figure] = {}
    if area.kind != "department":
        return []
    for figure in election.figures:
        if figure.kind != "leader" or figure.round != round_:
            continue
        if figure.area.department == area.code:
            first.setdefault(figure.area.name, figure)
    return list(first.values())
