"""Whether a figure, as it is said, is true of a value of the data."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.errors import FrenchError
from broadcast.french.wordings.covered import Approximation, says_true
from broadcast.french.wordings.intervals import Interval, percent_of
from broadcast.french.wordings.written import number_text
from broadcast.model.figures import PublishedNumber, PublishedShare
from broadcast.review.data.values import number_of

if TYPE_CHECKING:
    from broadcast.review.data.values import Value
    from broadcast.review.reading.amounts import Amount

_FAR_POINTS = 15
"""Points within which "plus de 50 %" is still a way to tell a share."""


def readable(amount: Amount) -> bool:
    """Whether the wording is one that can be held against a value."""
    try:
        says_true(amount.phrase, Fraction(50) if amount.kind == "percent" else 50)
    except FrenchError:
        return False
    return True


def fits(amount: Amount, value: Value) -> bool:
    """Whether the wording covers the value; one that nobody knows covers nothing."""
    if amount.low is not None and amount.value is not None:
        return Interval(low=amount.low, high=amount.value).covers(_span(value))
    counts = amount.number is not None and not amount.phrase.endswith("%")
    if counts and isinstance(value, Fraction) and value.denominator == 1:
        value = int(value)
    try:
        return says_true(amount.phrase, value) or _literally(amount, value)
    except FrenchError:
        return False


def _span(value: Value) -> Interval:
    """What a value of the data may really be."""
    if isinstance(value, PublishedNumber):
        return Approximation.parse(number_text(value)).interval
    exact = number_of(value)
    return Interval(low=exact, high=exact)


def fits_difference(amount: Amount, value: Fraction) -> bool:
    """Whether it covers what separates two values: points, or a number of voters."""
    if amount.kind not in ("points", "percent"):
        return fits(amount, int(value))
    phrase = amount.phrase if amount.phrase.endswith("%") else f"{amount.phrase} %"
    return fits(replace(amount, phrase=phrase), value)


def _literally(amount: Amount, value: Value) -> bool:
    """Whether it is true to the letter: "plus de 50 %" of 58,72 %, told otherwise as a rule."""
    if amount.value is None or amount.kind == "points":
        return False
    if not isinstance(value, (PublishedShare, Fraction)):
        return False
    over = percent_of(value) - amount.value
    if amount.relation == "plus de":
        return 0 < over <= _FAR_POINTS
    return amount.relation == "moins de" and 0 < -over <= _FAR_POINTS
