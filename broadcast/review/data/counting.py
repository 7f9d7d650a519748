"""How many the data show: places led, seats won, candidates who stand or go on."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from broadcast.model.election import CONTEST_AREA
from broadcast.review.data.areas import SEATED_NEAR_BY, department_of
from broadcast.review.data.tables import one_count
from broadcast.review.data.values import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.review.data.ledger import Ledger


SMALL_AREAS = ("place", "commune")
"""Where people vote."""


def place_counts(
    ledger: Ledger,
    areas: tuple[Area, ...],
    rounds: tuple[int, ...],
    people: tuple[Candidate, ...] | None,
    *,
    behind: bool,
) -> Iterator[int]:
    """How many places are led, counted or at stake; ``behind``: where someone else leads."""
    for entry in ledger.entries("places_led", "stations", "stations_counted"):
        own = entry.candidate is None or not people or entry.candidate in people
        right = own != behind or entry.candidate is None
        if entry.area in areas and entry.round in rounds and right and isinstance(entry.value, int):
            yield entry.value
    led = ledger.standings.places_not_led if behind else ledger.standings.places_led
    for department in {department_of(area) for area in areas} - {""}:
        for candidate in people or ledger.election.candidates:
            for round_ in rounds:
                yield len(led(candidate, department, round_))
        for kind in ("canton", "constituency"):
            yield sum(
                area.kind == kind and area.department == department for area in ledger.areas.every
            )
        yield from _changed(ledger, department)
        yield sum(
            area.kind == "commune" and area.department == department for area in ledger.areas.every
        )
    yield len(ledger.areas.contests)


def runoff_counts(ledger: Ledger, words: str) -> Iterator[int]:
    """How many seats of the department have a runoff of two, of three or of four."""
    kind = re.search(r"duel|triangulaire|quadrangulaire", words)
    size = {"duel": 2, "triangulaire": 3, "quadrangulaire": 4}[kind[0]] if kind else 0
    going = [ledger.standings.status(area, ledger.round) for area in ledger.areas.contests]
    yield sum(len(one.get("qualified", ())) == size for one in going)


def place_totals(ledger: Ledger, areas: tuple[Area, ...]) -> Iterator[int]:
    """How many places of a department the data tell of, or have a winner each."""
    for department in {department_of(area) for area in areas} - {""}:
        yield sum(
            area.kind in SMALL_AREAS and area.department == department
            for area in ledger.areas.every
        )
    yield len(ledger.areas.contests)


def _changed(ledger: Ledger, department: str) -> Iterator[int]:
    """How many places have gone from one candidate to another since the round before."""
    if ledger.round < 2:
        return
    now, before = ledger.round, ledger.round - 1
    moves: Counter[tuple[Candidate, Candidate]] = Counter()
    for area in ledger.areas.every:
        if area.department == department and area.kind in SMALL_AREAS:
            last, first = ledger.standings.lead(area, before), ledger.standings.lead(area, now)
            if len(last.first) == len(first.first) == 1 and last.first != first.first:
                moves[last.first[0], first.first[0]] += 1
    yield from moves.values()
    yield moves.total()


def seat_counts(
    ledger: Ledger, areas: tuple[Area, ...], rounds: tuple[int, ...], *, whole: bool = False
) -> Iterator[int]:
    """How many are elected in an area, or seats at stake in a department; ``whole``: all seats."""
    for area in areas:
        for round_ in rounds:
            seats = one_count(ledger.tables.figures("seats", area, round_))
            if whole and seats:
                yield sum(map(count_of, seats.values()))
            elected = ledger.standings.elected(area, round_)
            if elected:
                yield len(elected)
    if CONTEST_AREA[ledger.election.kind] in SEATED_NEAR_BY:
        yield len(ledger.areas.contests)
    around = (*ledger.areas.contests, ledger.areas.department)
    wider = dict.fromkeys(area for area in around if area in areas or area.department)
    status = [ledger.standings.status(area, ledger.round) for area in wider]
    elected_here = sum(
        len(one.get(kind, ())) for one in status for kind in ("elected", "elected_by_age")
    )
    if elected_here:
        yield elected_here


def standing_counts(
    ledger: Ledger, areas: tuple[Area, ...], rounds: tuple[int, ...]
) -> Iterator[int]:
    """How many stand, go on, or have seats in an area."""
    yield len(ledger.election.candidates)
    for area in areas:
        for round_ in {*rounds, ledger.round}:
            standing = ledger.tables.standing(area, round_)
            status = ledger.standings.status(area, round_)
            yield len(standing)
            for candidates in status.values():
                yield len(candidates)
            yield len(standing) - len(status.get("qualified", ()))
            seats = one_count(ledger.tables.figures("seats", area, round_))
            yield sum(1 for figure in seats.values() if figure.value)
