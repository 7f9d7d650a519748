"""How many voted, and compared with when; and the other comparisons that a source published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.facts.tracing import fact_from
from broadcast.model.figures import PublishedNumber

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.areas import Area
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact, Kind
    from broadcast.model.figures import Comparison


def turnout(election: Election, area: Area) -> Fact | None:
    """The voters of the round, and those of the round before where both were counted exactly."""
    voters = election.figures_of(area, election.round, "voters")
    if not voters:
        return None
    counted = next((figure for figure in voters if isinstance(figure.value, int)), None)
    before = next(
        (
            f
            for f in election.figures_of(area, election.round - 1, "voters")
            if isinstance(f.value, int)
        ),
        None,
    )
    said = voters[0].value
    number = said if isinstance(said, int | PublishedNumber) else None
    if not counted or not before or not isinstance(before.value, int):
        return fact_from("turnout", area, voters[:1], number=number)
    return fact_from(
        "turnout",
        area,
        [voters[0], counted, before],
        number=number,
        exact=counted.value if isinstance(counted.value, int) else None,
        exact_source=counted.source,
        before=before.value,
    )


def comparisons(election: Election, area: Area) -> Iterator[Fact]:
    """What a source compared without giving both figures."""
    for comparison in election.comparisons:
        if comparison.area == area:
            yield fact_from(
                _kind(comparison),
                area,
                [comparison],
                runner_up=comparison.candidate,
                relation=comparison.relation,
                than=comparison.than,
            )


def _kind(comparison: Comparison) -> Kind:
    if comparison.of == "shares":
        return "in_line"
    if comparison.of == "places_led":
        return "fewer_places"
    return "turnout_trend" if comparison.than_kind == "round" else "turnout_than"
