"""Many seats in one department: which of them are told, and how many are settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.facts.outcome import decided
from broadcast.facts.shares import STATUSES, number_of
from broadcast.facts.standing import of_one_count
from broadcast.facts.tracing import fact_from
from broadcast.model.election import CONTEST_AREA
from broadcast.model.facts import Reasons
from broadcast.model.figures import Stage

if TYPE_CHECKING:
    from broadcast.model.areas import Area
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact
    from broadcast.model.figures import Figure

AS_TYPED = 24
"""Up to so many contests each is told, in the newsroom's own order: all cantons of a department.
Beyond, an imported file counts every commune, and only the most newsworthy are."""

WORKED_OUT = 40
"""The largest and the closest contests of many, among which the weights choose. House style."""


def every_contest(election: Election, department: Area) -> tuple[Area, ...]:
    """Where seats are won in a department: those that were named first, then all that were counted.

    An imported election names its largest towns; the figures of the others are there too.
    """
    kind = CONTEST_AREA[election.kind]
    counted = election.counted_in(department, kind, election.round)
    return tuple(dict.fromkeys((*election.contests(department), *counted)))


def contests_to_tell(election: Election, department: Area) -> tuple[Area, ...]:
    """The contests worth working out: all of a few; of many, the largest and the closest."""
    contests = every_contest(election, department)
    if len(contests) <= AS_TYPED:
        return contests
    counted = [area for area in contests if election.figures_of(area, election.round, "votes")]
    largest = sorted(counted, key=lambda area: -(_registered(election, area)))
    closest = sorted(
        counted, key=lambda area: (_apart(election, area), -_registered(election, area))
    )
    half = WORKED_OUT // 2
    return tuple(dict.fromkeys((*largest[:half], *closest[:half])))


def settled(election: Election, department: Area) -> Fact | None:
    """How many of the seats are won and how many go on, where every one of them is known."""
    contests = every_contest(election, department)
    if len(contests) <= AS_TYPED:
        return None
    won = going_on = 0
    used: list[Figure] = []
    for area in contests:
        votes = election.figures_of(area, election.round, "votes")
        said = [f for status in STATUSES for f in election.figures_of(area, election.round, status)]
        figures = [*said, *votes]
        kinds: set[str] = {figure.kind for figure in said}
        kinds = kinds or set(decided(election, area).values())
        if not kinds or any(figure.stage is not Stage.DEFINITIVE for figure in figures):
            return None
        won += bool(kinds & {"elected", "elected_by_age"})
        going_on += not kinds & {"elected", "elected_by_age"}
        used += figures[:1]
    return fact_from(
        "settled",
        department,
        used,
        number=won,
        other_number=going_on,
        among=len(contests),
        reasons=Reasons(surprise=going_on / len(contests) if election.round == 1 else 0.0),
    )


def _registered(election: Election, area: Area) -> int:
    return number_of(election, area, election.round, "registered") or 0


def _apart(election: Election, area: Area) -> float:
    """What separates the first two, as a part of the votes; as far as can be where one stands."""
    votes = of_one_count(election.figures_of(area, election.round, "votes")).values()
    counts = sorted((f.value for f in votes if isinstance(f.value, int)), reverse=True)
    if len(counts) < 2 or not sum(counts):
        return 1.0
    return (counts[0] - counts[1]) / sum(counts)
