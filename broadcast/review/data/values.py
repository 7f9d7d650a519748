"""What a figure of the data is worth, and how a worked-out figure is shown."""

from __future__ import annotations

from fractions import Fraction

from broadcast.french.wordings.intervals import percent_of
from broadcast.model.figures import Figure, PublishedNumber, PublishedShare

Value = int | Fraction | PublishedNumber | PublishedShare
"""A count, a computed share or part, or what was only published in words or as a figure."""


def number_of(value: Value) -> Fraction:
    """A value as a number, as exact as it is known."""
    if isinstance(value, PublishedNumber):
        return Fraction(value.value)
    return percent_of(value) if isinstance(value, PublishedShare) else Fraction(value)


def count_of(figure: Figure) -> int:
    """A figure's whole number; 0 where it was published otherwise."""
    return figure.value if isinstance(figure.value, int) else 0


def score_of(figure: Figure) -> Fraction:
    """A candidate's votes or share, to tell who has more; 0 where there is no exact figure."""
    value = figure.value
    return number_of(value) if isinstance(value, (int, PublishedShare)) else Fraction(0)


def decimal_text(value: Fraction) -> str:
    """A worked-out figure as a newsroom writes it, without idle zeros.

    >>> decimal_text(Fraction(94, 10)), decimal_text(Fraction(1744, 100)), decimal_text(Fraction(3))
    ('9,4', '17,44', '3')
    """
    return f"{float(value):.2f}".rstrip("0").rstrip(".").replace(".", ",")
