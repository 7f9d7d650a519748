"""Whether a figure, as it is said, is true of a value of the data."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.errors import FrenchError
from broadcast.french.approximate import says_true
from broadcast.french.intervals import percent_of
from broadcast.model.election import PublishedNumber, PublishedShare

if TYPE_CHECKING:
    from broadcast.review.amounts import Amount
    from broadcast.review.ledger import Value

_FAR_POINTS = 15
"""Points within which "plus de 50 %" is still a way to tell a share."""


def fits(amount: Amount, value: Value) -> bool:
    """Whether the wording covers the value. Raises `FrenchError` for a wording nobody knows."""
    if isinstance(value, Fraction) and value.denominator == 1 and not amount.phrase.endswith("%"):
        value = value if amount.number is None else int(value)
    return says_true(amount.phrase, value) or _literally(amount, value)


def _literally(amount: Amount, value: Value) -> bool:
    """ "Plus de 50 %" is true of 58,72 %, though one would say it otherwise."""
    if amount.value is None or amount.kind == "points":
        return False
    if not isinstance(value, (PublishedShare, Fraction)):
        return False
    over = percent_of(value) - amount.value
    if amount.relation == "plus de":
        return 0 < over <= _FAR_POINTS
    return amount.relation == "moins de" and 0 < -over <= _FAR_POINTS


def fits_any(amount: Amount, value: Value) -> bool:
    """The same; a wording that nobody knows fits nothing."""
    try:
        return fits(amount, value)
    except FrenchError:
        return False


def readable(amount: Amount) -> bool:
    """Whether the wording is one that can be held against a value."""
    probe = Fraction(50) if amount.kind == "percent" else 50
    try:
        says_true(amount.phrase, probe)
    except FrenchError:
        return False
    return True


def number_of(value: Value) -> Fraction:
    """A value as a number, as exact as it is known."""
    if isinstance(value, PublishedNumber):
        return Fraction(value.value)
    return percent_of(value) if isinstance(value, PublishedShare) else Fraction(value)
