"""Figures that follow exactly from the data: margins, changes, how many places, lists or seats."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from broadcast.model.election import CONTEST_AREA
from broadcast.review.ledger import FRANCE
from broadcast.review.matching import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadcast.model.election import Area, Candidate
    from broadcast.review.ledger import Entry, Ledger


def gaps(
    ledger: Ledger,
    kind: str,
    areas: Iterable[Area],
    rounds: Iterable[int],
    people: tuple[Candidate, ...] | None,
) -> Iterator[tuple[Fraction, Entry]]:
    """What separates two candidates of one count; of those named, if any is."""
    rows: dict[tuple[Area, int, str, bool], list[Entry]] = {}
    for entry in ledger.entries([kind]):
        if entry.area in areas and entry.round in rounds and entry.candidate:
            key = (entry.area, entry.round, entry.figure.source.id, entry.computed)
            rows.setdefault(key, []).append(entry)
    for own in rows.values():
        for one, other in combinations(own, 2):
            named = [e for e in (one, other) if people and e.candidate in people]
            if people and len(named) < min(2, len(people)):
                continue
            first = max(own, key=lambda entry: number_of(entry.value))
            if not people and first not in (one, other):
                continue  # with nobody named, what is told is how far the first is ahead
            yield abs(number_of(one.value) - number_of(other.value)), one


def changes(
    ledger: Ledger,
    kind: str,
    areas: Iterable[Area],
    people: tuple[Candidate, ...] | None,
    *,
    percent: bool,
) -> Iterator[tuple[Fraction, Entry]]:
    """What a figure has gained or lost since the round before, in its unit or in percent."""
    now = [e for e in ledger.entries([kind]) if e.round == ledger.round and e.area in areas]
    before = [e for e in ledger.entries([kind]) if e.round == ledger.round - 1 and e.area in areas]
    for one in now:
        for earlier in before:
            same = one.area == earlier.area and one.candidate == earlier.candidate
            if not same or (people and one.candidate and one.candidate not in people):
                continue
            difference = number_of(one.value) - number_of(earlier.value)
            if percent and number_of(earlier.value):
                difference = 100 * difference / number_of(earlier.value)
            yield difference, one


def against_areas(
    ledger: Ledger, areas: Iterable[Area], people: tuple[Candidate, ...] | None
) -> Iterator[tuple[Fraction, Entry]]:
    """What a candidate's share in an area differs from that in France or the region."""
    shares = [e for e in ledger.entries(["share"]) if e.round == ledger.round]
    for one in shares:
        for other in shares:
            wider = other.area in (FRANCE, ledger.region, ledger.department)
            if one.area in areas and wider and other.area != one.area:
                if one.candidate == other.candidate and (not people or one.candidate in people):
                    yield number_of(one.value) - number_of(other.value), one


def place_counts(
    ledger: Ledger,
    areas: Iterable[Area],
    rounds: Iterable[int],
    people: tuple[Candidate, ...] | None,
    *,
    behind: bool,
) -> Iterator[int]:
    """How many places are led, counted or at stake; ``behind``: where someone else leads."""
    told = tuple(rounds)
    for entry in ledger.entries(["places_led", "stations", "stations_counted"]):
        own = entry.candidate is None or not people or entry.candidate in people
        right = own != behind or entry.candidate is None
        if entry.area in areas and entry.round in told and right and isinstance(entry.value, int):
            yield entry.value
    departments = {ledger.department_of(area) for area in areas} - {""}
    for department in departments:
        for candidate in people or ledger.election.candidates:
            for round_ in told:
                led = ledger.places_not_led if behind else ledger.places_led
                yield len(led(candidate, department, round_))
        for kind in ("canton", "constituency"):
            own = [a for a in ledger.areas if a.kind == kind and a.department == department]
            yield len(own)
    yield len(ledger.contests)


def seat_counts(ledger: Ledger, areas: Iterable[Area], rounds: Iterable[int]) -> Iterator[int]:
    """How many are elected in an area, or seats at stake in a department."""
    told = tuple(rounds)
    for area in areas:
        for round_ in told:
            status = ledger.status(area, round_)
            elected = {*status.get("elected", ()), *status.get("elected_by_age", ())}
            if elected:
                yield len(elected)
    if CONTEST_AREA[ledger.election.kind] in ("constituency", "canton", "commune"):
        yield len(ledger.contests)
    wider = [a for a in (*ledger.contests, ledger.department) if a in areas or a.department]
    elected_here = [
        candidate
        for area in dict.fromkeys(wider)
        for kind in ("elected", "elected_by_age")
        for candidate in ledger.status(area, ledger.round).get(kind, ())
    ]
    if elected_here:
        yield len(elected_here)


def standing_counts(ledger: Ledger, areas: Iterable[Area], rounds: Iterable[int]) -> Iterator[int]:
    """How many stand, go on, or have seats in an area."""
    told = tuple(rounds)
    yield len(ledger.election.candidates)
    for area in areas:
        for round_ in {*told, ledger.round}:
            standing = ledger.standing(area, round_)
            yield len(standing)
            for candidates in ledger.status(area, round_).values():
                yield len(candidates)
            yield len(standing) - len(ledger.status(area, round_).get("qualified", ()))
            seats = ledger.one_count(ledger.figures("seats", area, round_))
            yield sum(1 for figure in seats.values() if figure.value)
