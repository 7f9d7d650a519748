"""Who stands where: the figures of an area, and the one that shows who leads it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from broadcast.model.figures import PublishedShare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.model.areas import Area
    from broadcast.model.election import Election
    from broadcast.model.figures import Figure, FigureKind

MAJORITY = Decimal(50)


def leader_basis(election: Election, area: Area, round_: int) -> Figure | None:
    """The figure that shows who leads: said outright, or the most votes, or the highest share.

    One share alone shows it only when it is a majority; a tie shows nobody.
    """
    said = election.figures_of(area, round_, "leader")
    if said:
        return said[0]
    kinds: tuple[FigureKind, ...] = ("votes", "share")
    for kind in kinds:
        ranked = sorted(
            of_one_count(election.figures_of(area, round_, kind)).values(),
            key=_amount,
            reverse=True,
        )
        if len(ranked) > 1 and _amount(ranked[0]) > _amount(ranked[1]):
            return ranked[0]
        if len(ranked) == 1 and kind == "share" and _amount(ranked[0]) > MAJORITY:
            return ranked[0]
    return None


def _amount(figure: Figure) -> Decimal:
    value = figure.value
    if isinstance(value, PublishedShare):
        return value.percent
    return Decimal(value) if isinstance(value, int) else Decimal(0)


def first_each(figures: Sequence[Figure]) -> dict[str, Figure]:
    """The first figure of each candidate, by id: the one that is said."""
    first: dict[str, Figure] = {}
    for figure in figures:
        if figure.candidate:
            first.setdefault(figure.candidate.id, figure)
    return first


def of_one_count(figures: Sequence[Figure]) -> dict[str, Figure]:
    """The figures of one source at one stage: those of two counts are never added or compared."""
    counts: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        counts.setdefault((figure.source.id, figure.stage), []).append(figure)
    return first_each(max(counts.values(), key=len, default=[]))


def of_one_source(figures: Sequence[Figure]) -> dict[str, Figure]:
    """The shares of the first source only: two sources' shares are never set side by side."""
    return first_each([one for one in figures if one.source.id == figures[0].source.id])
