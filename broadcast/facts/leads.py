"""Who leads where, by what share, and what changed hands since the round before."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.errors import FactsError
from broadcast.facts.standing import (
    figures_of,
    leader_basis,
    of_one_count,
    of_one_source,
    second_of,
)
from broadcast.facts.tracing import fact_from
from broadcast.model.election import PublishedShare

if TYPE_CHECKING:
    from broadcast.model.election import Area, Candidate, Election, Figure, Share
    from broadcast.model.facts import Fact


def result(election: Election, area: Area) -> Fact | None:
    """Who leads an area in the round of the day, and by what shares as far as they are known."""
    round_ = election.round
    shares = of_one_source(figures_of(election, area, round_, "share"))
    ballots = of_one_count(figures_of(election, area, round_, "votes"))
    basis = leader_basis(election, area, round_)
    if not basis:
        return None
    leader = basis.candidate
    others = [candidate for candidate in election.candidates if candidate != leader]
    runner_up = others[0] if len(others) == 1 else second_of(ballots or shares, leader)
    used = [basis, *shares.values()]
    return fact_from(
        "result",
        area,
        used,
        leader=leader,
        runner_up=runner_up,
        share=_share(election, shares, ballots, leader),
        runner_up_share=_share(election, shares, ballots, runner_up),
    )


def votes(election: Election, found: Fact) -> Fact | None:
    """The exact votes of the two, where they were published."""
    ballots = of_one_count(figures_of(election, found.area, election.round, "votes"))
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
    """An area that another candidate led in the round before."""
    before = leader_basis(election, found.area, election.round - 1)
    if not before or before.candidate == found.leader:
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
    pairs = [
        (now, before)
        for now in _leaders_in(election, found.area, election.round)
        for before in _leaders_in(election, found.area, election.round - 1)
        if now.area == before.area
        and now.candidate == found.leader
        and before.candidate == found.runner_up
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
        for figure in figures_of(election, found.area, election.round, "places_led")
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
    """Who leads each place of a department: the first source that says so."""
    first: dict[str, Figure] = {}
    for figure in election.figures:
        inside = figure.area.department == area.code
        if figure.kind == "leader" and figure.round == round_ and inside:
            first.setdefault(figure.area.name, figure)
    return list(first.values())


def _share(
    election: Election,
    shares: dict[str, Figure],
    ballots: dict[str, Figure],
    candidate: Candidate | None,
) -> Share | None:
    """A share as printed; else, where none was, exact from everyone's votes; else unknown."""
    if not candidate:
        return None
    printed = shares.get(candidate.id)
    if printed and isinstance(printed.value, PublishedShare):
        return printed.value
    counts = {key: figure.value for key, figure in ballots.items() if isinstance(figure.value, int)}
    everyone = {other.id for other in election.candidates} == counts.keys()
    if shares or not everyone or not sum(counts.values()):
        return None
    return Fraction(100 * counts[candidate.id], sum(counts.values()))
