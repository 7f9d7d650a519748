"""Everyone who stands in an area, first to last: shares as printed, or exact from the votes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from broadcast.facts.standing import of_one_count, of_one_source
from broadcast.model.election import CONTEST_AREA, ElectionKind
from broadcast.model.facts import Standing
from broadcast.model.figures import PublishedShare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.model.facts import Status
    from broadcast.model.figures import Figure, FigureKind, Share

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
    return tuple(sorted(rows, key=score_order, reverse=True))


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


def score_order(row: Standing) -> tuple[Decimal, Decimal, int]:
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


def whole(figure: Figure | None) -> int | None:
    """The number of a figure that is one."""
    return figure.value if figure and isinstance(figure.value, int) else None


def number_of(election: Election, area: Area, round_: int, kind: FigureKind) -> int | None:
    """The first whole number of one kind about an area."""
    rows = election.figures_of(area, round_, kind)
    return next((row.value for row in rows if isinstance(row.value, int)), None)
