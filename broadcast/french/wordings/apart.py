"""Shares written side by side: no rounding may hide who leads.

Two different shares stay different, in their order, and none reaches 0, 50 or 100 % by rounding.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from broadcast.errors import FrenchError
from broadcast.french.wordings.intervals import percent_of
from broadcast.french.wordings.thresholds import LEADS_LINES, MOST_DECIMALS
from broadcast.model.figures import PublishedShare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.model.figures import Share


def apart(shares: Sequence[Share], decimals: int = 1) -> tuple[str, ...]:
    """Write shares with the fewest decimals that keep them apart; a printed one keeps its digits.

    >>> apart((Fraction(441700, 7935), Fraction(351800, 7935)))
    ('55,7 %', '44,3 %')
    >>> apart((Fraction(50040, 1000), Fraction(49960, 1000)))
    ('50,04 %', '49,96 %')

    Raises `FrenchError` for shares that four decimals do not tell apart.
    """
    for places in range(decimals, MOST_DECIMALS + 1):
        written = [
            share.digits if isinstance(share, PublishedShare) else rounded_text(share, places)
            for share in shares
        ]
        if _faithful(shares, written):
            return tuple(f"{digits} %" for digits in written)
    raise FrenchError(
        f"ces parts diffèrent trop peu pour {MOST_DECIMALS} décimales", hint="dites les voix"
    )


def rounded_text(value: Fraction, places: int) -> str:
    """A number with a decimal comma, rounded half up, without useless zeros.

    >>> rounded_text(Fraction(285, 100), 1), rounded_text(Fraction(50), 2)
    ('2,9', '50')
    """
    scale = 10**places
    steps = (2 * value * scale + 1) // 2
    exact = Decimal(steps) / scale
    digits = f"{exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits).replace(".", ",")


def _faithful(shares: Sequence[Share], written: Sequence[str]) -> bool:
    """Whether the digits stand to each other, and to 0, 50 and 100, as the shares do."""
    pairs = [
        *(
            (percent_of(share), _number(digits))
            for share, digits in zip(shares, written, strict=True)
        ),
        *((line, line) for line in LEADS_LINES),
    ]
    return all(
        (one > other) == (one_digits > other_digits)
        and (one < other) == (one_digits < other_digits)
        for (one, one_digits), (other, other_digits) in combinations(pairs, 2)
    )


def _number(digits: str) -> Fraction:
    return Fraction(digits.replace(",", "."))
