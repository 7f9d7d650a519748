"""The lowest or the highest turnout since when: only as far back as no election is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.facts.participation import comparable, rate
from broadcast.facts.tracing import fact_from
from broadcast.french.grammar.listing import listing
from broadcast.model.election import ElectionKind
from broadcast.model.facts import Reasons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from broadcast.facts.participation import Rate
    from broadcast.model.areas import Area
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact

TERM_YEARS: dict[ElectionKind, int] = {
    ElectionKind.PRESIDENTIELLE: 5,
    ElectionKind.LEGISLATIVES: 5,
    ElectionKind.EUROPEENNES: 5,
    ElectionKind.MUNICIPALES: 6,
    ElectionKind.REGIONALES: 6,
    ElectionKind.DEPARTEMENTALES: 6,
}
"""Years between two elections, as the law has it; a dissolution makes them fewer."""

LATE_YEARS = 1
"""A law may put an election off by so much: the régionales of 2020 were held in 2021."""

FEWEST = 2
"""With one earlier election one compares; "since" takes two. House style."""


def turnout_since(election: Election, area: Area) -> Fact | None:
    """Since when no turnout was so low, or so high, at the same round of such an election."""
    now = rate(election, area, election.round)
    row = _unbroken(election, area)
    if not now or len(row) < FEWEST:
        return None
    years = [year for year, _ in row]
    rates = [earlier.percent for _, earlier in row]
    low = _before_any(rates, lambda earlier: earlier <= now.percent)
    high = _before_any(rates, lambda earlier: earlier >= now.percent)
    back, relation = (low, "lowest") if low >= high else (high, "highest")
    if back < FEWEST:
        return None
    ever = back == len(row)
    used = [*now.figures, *(figure for _, one in row[: back + 1] for figure in one.figures)]
    return fact_from(
        "turnout_since",
        area,
        used,
        share=now.percent,
        other_share=None if ever else rates[back],
        relation=relation if ever else f"{relation}_since",
        than=listing([str(year) for year in sorted(years)]) if ever else str(years[back]),
        number=back,
        reasons=Reasons(surprise=min(1.0, back / 6)),
    )


def _before_any(rates: Sequence[Fraction], as_much: Callable[[Fraction], bool]) -> int:
    """How many elections one goes back, from the latest, before one that was as low or as high."""
    return next((index for index, one in enumerate(rates) if as_much(one)), len(rates))


def _unbroken(election: Election, area: Area) -> list[tuple[int, Rate]]:
    """Earlier turnouts with their years, the latest first, up to the first one that is missing."""
    term = TERM_YEARS.get(election.kind)
    row: list[tuple[int, Rate]] = []
    year = election.rounds[election.round - 1].year
    for earlier in election.previous:
        if earlier.kind is not election.kind:
            continue
        then = rate(earlier, area, election.round)
        held = earlier.rounds[election.round - 1].year if comparable(election, earlier) else year
        if term is None or not then or not 0 < year - held <= term + LATE_YEARS:
            break
        row.append((held, then))
        year = held
    return row
