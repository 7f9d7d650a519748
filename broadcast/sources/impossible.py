"""What cannot be true of one area, as one source counts it: refused with its line."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from broadcast.errors import SourceError
from broadcast.model.figures import PublishedShare

if TYPE_CHECKING:
    from broadcast.model.figures import Figure

WORDS = {"registered": "inscrits", "voters": "votants", "valid": "exprimés"}
"""From the most to the fewest ballots, as a journalist calls them."""

MAJORITY = Decimal(50)

ROUNDING = Decimal("0.1")
"""Shares printed with one decimal may pass 100 together by this much."""


def refuse_shares_over_100(group: list[Figure]) -> None:
    """Raises `SourceError` where printed shares pass 100 % by more than rounding."""
    shares = [figure for figure in group if isinstance(figure.value, PublishedShare)]
    total = sum(
        (figure.value.percent for figure in shares if isinstance(figure.value, PublishedShare)),
        Decimal(0),
    )
    if total > 100 + ROUNDING * len(shares):
        last = shares[-1]
        printed = str(total).replace(".", ",")
        raise SourceError(
            f"{last.area.name}, tour {last.round} : les parts font {printed} % ensemble",
            where=last.where,
            hint="vérifiez-les dans la source",
        )


def refuse_impossible_counts(group: list[Figure]) -> None:
    """Raises `SourceError` unless registered ≥ voters ≥ valid ≥ the votes together."""
    order: list[tuple[str, int, Figure]] = [
        (WORDS[figure.kind], figure.value, figure)
        for kind in WORDS
        for figure in group
        if figure.kind == kind and isinstance(figure.value, int)
    ]
    votes = [figure for figure in group if figure.kind == "votes"]
    if votes:
        total = sum(figure.value for figure in votes if isinstance(figure.value, int))
        order.append(("voix", total, votes[-1]))
    for (larger, most, _), (smaller, count, figure) in pairwise(order):
        if count > most:
            raise SourceError(
                f"{figure.area.name} : {count} {smaller}, mais {most} {larger}",
                where=figure.where,
                hint="vérifiez les deux chiffres dans la source",
            )


def refuse_a_leader_behind(group: list[Figure]) -> None:
    """Raises `SourceError` where the one said to lead has fewer votes, or less of them."""
    for leader in (figure for figure in group if figure.kind == "leader"):
        for kind in ("votes", "share"):
            scores = [f for f in group if f.kind == kind]
            own = [_amount(f) for f in scores if f.candidate == leader.candidate]
            others = [_amount(f) for f in scores if f.candidate != leader.candidate]
            beaten = own and others and max(others) > own[0]
            outvoted = kind == "share" and others and max(others) > MAJORITY
            if beaten or outvoted:
                name = leader.candidate.name if leader.candidate else ""
                told = "les voix" if kind == "votes" else "les parts"
                raise SourceError(
                    f"{leader.area.name} : {name} n'y est pas en tête, selon {told}",
                    where=leader.where,
                    hint="corrigez la ligne « leader » ou le chiffre",
                )


def _amount(figure: Figure) -> Decimal:
    value = figure.value
    return value.percent if isinstance(value, PublishedShare) else Decimal(str(value))
