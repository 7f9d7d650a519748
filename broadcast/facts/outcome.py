"""What a count has settled in one area: who stands where, who is elected, who goes on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from broadcast.facts.law import statuses, whole_count
from broadcast.facts.standing import of_one_count, of_one_source
from broadcast.model.election import (
    CONTEST_AREA,
    ElectionKind,
    PublishedShare,
    Stage,
)
from broadcast.model.facts import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from broadcast.model.election import Area, Candidate, Election, Figure, FigureKind, Share
    from broadcast.model.facts import Outcome, Status

Settled = Literal["elected", "elected_by_age", "withdrawn", "qualified"]

STATUSES: tuple[Settled, ...] = ("elected", "elected_by_age", "withdrawn", "qualified")
"""As typed, the strongest first: who was qualified and has withdrawn has withdrawn."""

OF_A_CANDIDATE: tuple[FigureKind, ...] = (
    "share",
    "votes",
    "leader",
    "places_led",
    "seats",
    *STATUSES,
)
"""The figures that show that someone stands somewhere."""

ONE_WINNER = (ElectionKind.PRIMAIRE, ElectionKind.PRESIDENTIELLE)
"""Elections that the whole nation decides: the last round's leader wins, the first two go on."""


def standings(election: Election, area: Area) -> tuple[Standing, ...]:
    """Everyone who stands in an area in the round of the day, first to last.

    Shares are as printed, or else exact from everyone's votes; those without a score come last.
    """
    shares = of_one_source(election.figures_of(area, election.round, "share"))
    votes = of_one_count(election.figures_of(area, election.round, "votes"))
    seats = of_one_count(election.figures_of(area, election.round, "seats"))
    everyone = standing_in(election, area)
    several = (
        election.kind is ElectionKind.SENATORIALES
    )  # a ballot may name several: votes pass 100
    rows = [
        Standing(
            candidate=candidate,
            share=share_of(candidate, shares, {} if several else votes, everyone=everyone),
            votes=whole(votes.get(candidate.id)),
            seats=whole(seats.get(candidate.id)),
            status=_status(election, area, candidate),
        )
        for candidate in everyone
    ]
    return tuple(sorted(rows, key=_score, reverse=True))


def standing_in(election: Election, area: Area) -> tuple[Candidate, ...]:
    """Who stands in an area in the round of the day: those put there, or with a figure there."""
    seen = {
        figure.candidate.id
        for kind in OF_A_CANDIDATE
        for figure in election.figures_of(area, election.round, kind)
        if figure.candidate
    }
    local = CONTEST_AREA[election.kind] == area.kind and election.round == 1
    return tuple(
        candidate
        for candidate in election.candidates
        if candidate.id in seen or (local and candidate.stands_in == area)
    )


def with_outcome(
    election: Election,
    area: Area,
    rows: tuple[Standing, ...],
    stage: Stage,
    leader: Candidate | None,
) -> tuple[tuple[Standing, ...], Outcome]:
    """What the count has settled; the nation's winner and finalists follow from the score."""
    if election.kind in ONE_WINNER and area.kind == "nation" and stage is not Stage.PARTIAL:
        rows = _of_the_nation(election, rows, leader)
    if CONTEST_AREA[election.kind] == area.kind and stage is Stage.DEFINITIVE:
        rows = _by_law(election, area, rows)
    if any(row.status.startswith("elected") for row in rows):
        return rows, "elected"
    if any(row.status == "qualified" for row in rows):
        return rows, "runoff"
    if CONTEST_AREA[election.kind] == area.kind and any(row.seats for row in rows):
        return rows, "seats"
    return rows, "lead" if leader else "tie"


def _of_the_nation(
    election: Election, rows: tuple[Standing, ...], leader: Candidate | None
) -> tuple[Standing, ...]:
    said = any(row.status for row in rows)
    if said or not leader or len(rows) < 2:
        return rows
    if election.last_round:
        return tuple(replace(r, status="elected") if r.candidate == leader else r for r in rows)
    scores = [_score(row) for row in rows]
    if len(rows) > 2 and scores[1] == scores[2]:
        return rows  # nobody can say yet who comes second
    return tuple(replace(row, status="qualified") if row in rows[:2] else row for row in rows)


def _by_law(election: Election, area: Area, rows: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """What follows from a final count that does not say who is elected or goes on."""
    found = decided(election, area) if not any(row.status for row in rows) else {}
    return tuple(
        replace(row, status=found[row.candidate.id], derived=True)
        if row.candidate.id in found
        else row
        for row in rows
    )


def decided(election: Election, area: Area) -> dict[str, Status]:
    """Who is elected or goes on by law alone, by candidate id; nothing from a count not whole."""
    votes = of_one_count(election.figures_of(area, election.round, "votes"))
    named = CONTEST_AREA[election.kind] == "commune" and any(
        figure.candidate and figure.candidate.form != "list" for figure in votes.values()
    )
    counts = {key: figure.value for key, figure in votes.items() if isinstance(figure.value, int)}
    ballots = whole_count(
        counts,
        number_of(election, area, election.round, "registered"),
        number_of(election, area, election.round, "valid"),
    )
    if not ballots or named:
        return {}
    first, last = election.round == 1, election.last_round
    return statuses(election.kind, ballots, first=first, last=last)


def number_of(election: Election, area: Area, round_: int, kind: FigureKind) -> int | None:
    """The first whole number of one kind about an area."""
    rows = election.figures_of(area, round_, kind)
    return next((row.value for row in rows if isinstance(row.value, int)), None)


def counted(election: Election, area: Area) -> Share | None:
    """The share of polling stations counted so far, as printed or from their numbers."""
    printed = election.figures_of(area, election.round, "counted")
    if printed and isinstance(printed[0].value, PublishedShare):
        return printed[0].value
    total = next(iter(election.figures_of(area, election.round, "stations")), None)
    done = next(iter(election.figures_of(area, election.round, "stations_counted")), None)
    if not total or not done or not isinstance(total.value, int) or not isinstance(done.value, int):
        return None
    return Fraction(100 * done.value, total.value) if total.value else None


def seats_to_win(election: Election, area: Area) -> int | None:
    """How many seats are won in an area, where a source says so."""
    rows = election.figures_of(area, election.round, "seats")
    return next((whole(row) for row in rows if not row.candidate), None)


def share_of(
    candidate: Candidate | None,
    shares: Mapping[str, Figure],
    votes: Mapping[str, Figure],
    *,
    everyone: Sequence[Candidate],
) -> Share | None:
    """A share as printed; else, where none was, exact from everyone's votes; else unknown."""
    if not candidate:
        return None
    printed = shares.get(candidate.id)
    if printed and isinstance(printed.value, PublishedShare):
        return printed.value
    counts = {key: figure.value for key, figure in votes.items() if isinstance(figure.value, int)}
    all_counted = {other.id for other in everyone} == counts.keys()
    if shares or not all_counted or not sum(counts.values()):
        return None
    return Fraction(100 * counts[candidate.id], sum(counts.values()))


def whole(figure: Figure | None) -> int | None:
    """The number of a figure that is one."""
    return figure.value if figure and isinstance(figure.value, int) else None


def _status(election: Election, area: Area, candidate: Candidate) -> Status:
    return next(
        (
            status
            for status in STATUSES
            if any(
                figure.candidate == candidate
                for figure in election.figures_of(area, election.round, status)
            )
        ),
        "",
    )


def _score(row: Standing) -> tuple[Decimal, Decimal, int]:
    """Votes and share as something to rank by; an unknown score is below zero."""
    votes = Decimal(-1 if row.votes is None else row.votes)
    match row.share:
        case None:
            share = Decimal(-1)
        case PublishedShare(percent=percent):
            share = percent
        case exact:
            share = Decimal(exact.numerator) / Decimal(exact.denominator)
    return (share, votes, row.seats or 0)
