"""Where it went the other way: places that changed hands since the round before, or resisted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import FactsError
from broadcast.facts.elsewhere import still_runs
from broadcast.facts.standing import leader_basis
from broadcast.facts.tracing import fact_from

if TYPE_CHECKING:
    from broadcast.model.areas import Area
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact
    from broadcast.model.figures import Figure


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
    """Who leads each place of a department, where a source says so: the first that does."""
    first: dict[str, Figure] = {}
    if area.kind != "department":
        return []
    for figure in election.figures:
        if figure.kind != "leader" or figure.round != round_:
            continue
        if figure.area.department == area.code:
            first.setdefault(figure.area.name, figure)
    return list(first.values())
