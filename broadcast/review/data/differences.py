"""What separates two figures of the data: two candidates, two rounds, or two areas."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from broadcast.review.data.areas import FRANCE
from broadcast.review.data.values import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.review.data.entries import Entry
    from broadcast.review.data.ledger import Ledger

Difference = tuple["Fraction", "Entry"]
"""How much, in the unit of the figures, and the value that it is of."""


def gaps(
    ledger: Ledger,
    kind: str,
    areas: tuple[Area, ...],
    rounds: tuple[int, ...],
    people: tuple[Candidate, ...] | None,
) -> Iterator[Difference]:
    """What separates two candidates of one count; of those named, if any is."""
    rows: dict[tuple[Area, int, str, bool], list[Entry]] = defaultdict(list)
    for entry in ledger.entries(kind):
        if entry.area in areas and entry.round in rounds and entry.candidate:
            key = (entry.area, entry.round, entry.figure.source.id, entry.computed)
            rows[key].append(entry)
    for own in rows.values():
        first = max(own, key=lambda entry: number_of(entry.value))
        for one, other in combinations(own, 2):
            named = [e for e in (one, other) if people and e.candidate in people]
            if people and len(named) < min(2, len(people)):
                continue
            if not people and first not in (one, other):
                continue  # with nobody named, what is told is how far the first is ahead
            yield abs(number_of(one.value) - number_of(other.value)), one


def changes(
    ledger: Ledger,
    kind: str,
    areas: tuple[Area, ...],
    people: tuple[Candidate, ...] | None,
    *,
    percent: bool = False,
) -> Iterator[Difference]:
    """What a figure has gained or lost since the round before, in its unit or in percent."""
    wanted = set(areas)
    here = [entry for entry in ledger.entries(kind) if entry.area in wanted]
    now = [entry for entry in here if entry.round == ledger.round]
    before: dict[tuple[Area, Candidate | None], list[Entry]] = defaultdict(list)
    for entry in here:
        if entry.round == ledger.round - 1:
            before[entry.area, entry.candidate].append(entry)
    for one in now:
        if people and one.candidate and one.candidate not in people:
            continue
        for earlier in before.get((one.area, one.candidate), ()):
            change = number_of(one.value) - number_of(earlier.value)
            if percent and number_of(earlier.value):
                change = 100 * change / number_of(earlier.value)
            yield change, one


def against_areas(
    ledger: Ledger,
    areas: Iterable[Area],
    people: tuple[Candidate, ...] | None,
    *,
    terms: tuple[Area, ...] = (),
    kind: str = "share",
) -> Iterator[Difference]:
    """What a figure in an area, a candidate's share as a rule, differs from that in others.

    ``terms`` are the areas that one compares with: France, the region and the department, where
    nobody names any.
    """
    wider = terms or (FRANCE, ledger.areas.region, ledger.areas.department)
    shares = [entry for entry in ledger.entries(kind) if entry.round == ledger.round]
    told = set(areas)
    for one in shares:
        for other in shares:
            apart = one.area in told and other.area in wider and other.area != one.area
            same = one.candidate == other.candidate
            whose = not people or one.candidate is None or one.candidate in people
            if apart and same and whose:
                yield number_of(one.value) - number_of(other.value), one
