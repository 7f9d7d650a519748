"""Figures as a newsroom writes them; the only place where a figure is rounded."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction  # noqa: TC003 - the doctest needs it

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
