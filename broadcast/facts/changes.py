"""What a department's communes did: how many each one leads, which changed hands or nearly tied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.facts.tracing import fact_from
from broadcast.french.wordings.thresholds import FEW_VOTES
from broadcast.model.facts import Reasons, Spot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from broadcast.facts.tallies import Communes, Tally
    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact

NAMED = 3
"""A listener keeps three names of places in mind, not ten. House style."""

CLOSE_POINTS = 1
"""Points between the first two up to which a commune is close: "d'une courte tête" was said of
0,85 (see french.thresholds). A few votes apart are close whatever the points."""


def leader_of(tally: Tally) -> Candidate | None:
    """Who leads a commune; nobody where the first two are level or nobody has a vote."""
    (most, first), *rest = tally.order()
    return first if most and (not rest or rest[0][0] < most) else None


def led_places(election: Election, found: Fact, here: Communes) -> Fact | None:
    """How many communes each of the first two leads, of all there are."""
    if not found.leader or not found.runner_up:
        return None
    leaders = [leader_of(tally) for tally in here.tallies]
    own, other = leaders.count(found.leader), leaders.count(found.runner_up)
    part = own / len(leaders)
    areas = [tally.area for tally in here.tallies]
    return fact_from(
        "led_places",
        found.area,
        here.figures(areas, ("votes",), election),
        leader=found.leader,
        runner_up=found.runner_up,
        number=own,
        other_number=other,
        among=len(leaders),
        reasons=Reasons(surprise=1 - part if own < other else max(0.0, 2 * part - 1) ** 4),
    )


def flipped_communes(
    election: Election, found: Fact, here: Communes, before: Communes, registered: int
) -> Fact | None:
    """The communes that the leader took from the runner-up since the first round, largest first."""
    if not found.leader or not found.runner_up:
        return None
    first = {tally.area: leader_of(tally) for tally in before.tallies}
    taken = [
        tally
        for tally in here.tallies
        if leader_of(tally) == found.leader and first.get(tally.area) == found.runner_up
    ]
    if not taken:
        return None
    named = sorted(taken, key=lambda tally: -tally.registered)[:NAMED]
    areas = [tally.area for tally in taken]
    both = [
        *here.figures(areas, ("votes",), election),
        *before.figures(areas, ("votes",), election),
    ]
    voters = sum(tally.registered for tally in taken)
    return fact_from(
        "flipped_communes",
        found.area,
        both,
        leader=found.leader,
        runner_up=found.runner_up,
        number=len(taken),
        among=len(here.tallies),
        spots=tuple(_spot(tally, tally.share(found.leader.id)) for tally in named),
        reasons=Reasons(audience=min(1.0, voters / registered), change=1.0),
    )


def close_places(
    election: Election, department: Area, here: Communes, registered: int, *, more_than: int
) -> Fact | None:
    """The communes where the first two are all but level, the fewest votes apart first."""
    close = sorted(
        (tally for tally in here.tallies if tally.registered > more_than and _close(tally)),
        key=lambda tally: (_apart(tally), -tally.registered),
    )[:NAMED]
    if not close:
        return None
    areas = [tally.area for tally in close]
    voters = sum(tally.registered for tally in close)
    points = min(float(_points(tally)) for tally in close)
    return fact_from(
        "close_places",
        department,
        here.figures(areas, ("votes",), election),
        spots=tuple(_spot(tally, _points(tally)) for tally in close),
        more_than=more_than or None,
        reasons=Reasons(
            audience=min(1.0, voters / registered), closeness=max(0.0, 1 - points / CLOSE_POINTS)
        ),
    )


def _close(tally: Tally) -> bool:
    if not tally.valid or len(tally.votes) < 2:
        return False
    return _apart(tally) <= FEW_VOTES or _points(tally) <= CLOSE_POINTS


def _apart(tally: Tally) -> int:
    order = tally.order()
    return order[0][0] - order[1][0]


def _points(tally: Tally) -> Fraction:
    first, second = (candidate for _, candidate in tally.order()[:2])
    return tally.share(first.id) - tally.share(second.id)


def _spot(tally: Tally, share: Fraction) -> Spot:
    order: Sequence[tuple[int, Candidate]] = tally.order()
    return Spot(
        area=tally.area,
        share=share,
        votes=order[0][0] - order[1][0] if len(order) > 1 else None,
        leader=order[0][1],
        runner_up=order[1][1] if len(order) > 1 else None,
    )
