"""Figures as a newsroom writes them; the only place where a figure is rounded."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction  # noqa: TC003 - the doctest needs it

from broadcast.errors import FrenchError
from broadcast.french.grammar.elision import elided
from broadcast.french.numbers import cardinal
from broadcast.model.figures import PublishedNumber, PublishedShare


def percent_text(share: PublishedShare | Fraction) -> str:
    """A share in percent: as printed, or rounded to two decimals where it was computed.

    >>> percent_text(PublishedShare(digits="54,7")), percent_text(Fraction(441700, 7935))
    ('54,7 %', '55,66 %')
    """
    if isinstance(share, PublishedShare):
        return f"{share.digits} %"
    exact = Decimal(share.numerator) / Decimal(share.denominator)
    rounded = exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{rounded} %".replace(".", ",")


def number_text(number: int | PublishedNumber) -> str:
    """A count, with a space between thousands; an approximation as its source worded it.

    >>> number_text(8077), number_text(PublishedNumber(relation="un peu plus de", value=10_000))
    ('8 077', 'un peu plus de 10 000')
    """
    if isinstance(number, PublishedNumber):
        return f"{number.relation} {number_text(number.value)}"
    return f"{number:,}".replace(",", " ")


def counted(n: int, singular: str, plural: str, *, feminine: bool = False) -> str:
    """Count things as a newsroom writes it: in words up to ten, in figures beyond.

    >>> counted(1, "commune", "communes", feminine=True), counted(6, "bureau", "bureaux")
    ('une commune', 'six bureaux')
    >>> counted(0, "voix", "voix", feminine=True), counted(2_000_000, "électeur", "électeurs")
    ('aucune voix', "2 millions d'électeurs")

    Raises `FrenchError` below zero.
    """
    if n < 0:
        raise FrenchError(f"on ne compte pas {n} {plural}")
    if n == 0:
        return f"{'aucune' if feminine else 'aucun'} {singular}"
    if n <= 10:
        return f"{cardinal(n, feminine=feminine)} {plural if n > 1 else singular}"
    if n % 1_000_000 == 0:
        millions = n // 1_000_000
        word = "million" if millions == 1 else "millions"
        return f"{millions} {word} {elided('de', plural)}"
    return f"{number_text(n)} {plural}"
