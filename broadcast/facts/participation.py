"""How many voted of those who could: compared with before, with elsewhere, from place to place."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.facts.robust import FEWEST
from broadcast.facts.strongholds import SMALL
from broadcast.facts.tracing import fact_from
from broadcast.french.naming.elections import round_compared
from broadcast.french.wordings.compared import trend
from broadcast.model.facts import Reasons, Spot
from broadcast.model.figures import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.facts.tallies import Communes
    from broadcast.model.areas import Area
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact
    from broadcast.model.figures import Figure, FigureKind

STRANGE_POINTS = 15
"""Points of turnout that are as much of a change as can be. House style."""

BLANK_TOLD = 3
"""Percent of the voters from which blank and spoiled ballots are told. House style: about what they
are in any national first round."""

BLANK_RECORD = 12
"""Percent of them that is as surprising as can be: the record of 2017 is 11,5 in the nation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A part of the registered or of the voters, with the figures it is made of."""

    percent: Fraction
    figures: tuple[Figure, ...]


def rate(election: Election, area: Area, round_: int) -> Rate | None:
    """Voters among the registered, in percent; nothing while the count goes on."""
    return _rate(election, area, round_, "voters", "registered")


def _rate(
    election: Election, area: Area, round_: int, part: FigureKind, whole: FigureKind
) -> Rate | None:
    """Two whole numbers of one source, the first never more than the second."""
    for one in election.figures_of(area, round_, part):
        for other in election.figures_of(area, round_, whole):
            known = isinstance(one.value, int) and isinstance(other.value, int) and other.value
            same = one.source.id == other.source.id and one.stage is not Stage.PARTIAL
            if known and same and one.value <= other.value:  # type: ignore[operator]
                percent = Fraction(100 * one.value, other.value)  # type: ignore[operator,arg-type]
                return Rate(percent=percent, figures=(one, other))
    return None


def turnout_rate(election: Election, area: Area) -> Fact | None:
    """The part of the registered who voted."""
    now = rate(election, area, election.round)
    if not now:
        return None
    voters = now.figures[0].value
    return fact_from(
        "turnout_rate",
        area,
        now.figures,
        share=now.percent,
        number=voters if isinstance(voters, int) else None,
    )


def turnout_against(election: Election, area: Area, elsewhere: tuple[Area, ...]) -> Iterator[Fact]:
    """The same beside the round before, the election before, the region and the nation."""
    now = rate(election, area, election.round)
    if not now:
        return
    first = rate(election, area, election.round - 1)
    if first:
        yield _beside(area, now, first, than="le premier tour")
    for earlier in election.previous[:1]:
        then = rate(earlier, area, election.round)
        if then and comparable(election, earlier):
            yield _beside(area, now, then, than=round_compared(earlier))
    for other in elsewhere:
        there = rate(election, other, election.round)
        if there and other != area:
            yield _beside(area, now, there, there=other)


def comparable(election: Election, earlier: Election) -> bool:
    """The same kind of election at the same round: nothing else is said in one breath."""
    same_length = len(earlier.rounds) == len(election.rounds)
    return earlier.kind == election.kind and earlier.round == election.round and same_length


def _beside(
    area: Area, now: Rate, other: Rate, *, than: str = "", there: Area | None = None
) -> Fact:
    points = abs(float(now.percent - other.percent)) / STRANGE_POINTS
    return fact_from(
        "turnout_against",
        area,
        (*now.figures, *other.figures),
        share=now.percent,
        other_share=other.percent,
        relation=trend(now.percent, other.percent),
        reasons=Reasons(change=min(1.0, points)),
        than=than,
        there=there,
    )


def turnout_places(election: Election, area: Area, here: Communes) -> Fact | None:
    """The commune that votes most and the one that votes least, among the larger ones."""
    large = [tally for tally in here.tallies if tally.registered > SMALL]
    ranked = sorted(large, key=lambda tally: tally.voters / tally.registered, reverse=True)
    if len(ranked) < FEWEST:
        return None
    rates = [Fraction(100 * one.voters, one.registered) for one in ranked]
    if rates[0] == rates[1] or rates[-1] == rates[-2]:
        return None
    ends = (ranked[0], ranked[-1])
    return fact_from(
        "turnout_places",
        area,
        here.figures([one.area for one in ends], ("voters", "registered"), election),
        spots=tuple(
            Spot(area=one.area, share=percent)
            for one, percent in zip(ends, (rates[0], rates[-1]), strict=True)
        ),
        more_than=SMALL,
    )


def blank_vote(election: Election, area: Area, nation: Area) -> Fact | None:
    """The part of the voters whose ballot names nobody, where it is more than usual."""
    here, there = (_blank(election, one) for one in (area, nation))
    if not here or here.percent < BLANK_TOLD:
        return None
    used = (*here.figures, *(there.figures if there else ()))
    voters, valid = (figure.value for figure in here.figures)
    return fact_from(
        "blank_vote",
        area,
        used,
        share=here.percent,
        other_share=there.percent if there else None,
        there=nation if there else None,
        number=voters - valid if isinstance(voters, int) and isinstance(valid, int) else None,
        reasons=Reasons(
            surprise=min(1.0, float(here.percent - BLANK_TOLD) / (BLANK_RECORD - BLANK_TOLD))
        ),
    )


def _blank(election: Election, area: Area) -> Rate | None:
    """Voters without a valid vote, blank and spoiled together, in percent of the voters."""
    valid = _rate(election, area, election.round, "valid", "voters")
    if not valid:
        return None
    return Rate(percent=100 - valid.percent, figures=valid.figures[::-1])
