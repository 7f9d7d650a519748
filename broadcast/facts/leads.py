"""Who leads where, by what share, and what changed hands since the round before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.facts.outcome import (
    counted,
    seats_to_win,
    with_outcome,
)
from broadcast.facts.shares import STATUSES, standing_in, standings
from broadcast.facts.standing import leader_basis, of_one_count, of_one_source
from broadcast.facts.tracing import fact_from
from broadcast.model.facts import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact
    from broadcast.model.figures import Figure, FigureKind


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
