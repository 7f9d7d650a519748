"""What separates two shares, in points, and how surely their digits show it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from broadcast.french.grammar.elision import elided
from broadcast.french.wordings.apart import rounded_text
from broadcast.french.wordings.intervals import percent_of, printed_decimals, span
from broadcast.french.wordings.written import counted
from broadcast.model.figures import PublishedShare, Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one share has more than another, in points; negative where it has less."""

    points: Fraction
    """As computed, or as printed."""

    low: Fraction
    """The least that it may really be."""

    high: Fraction
    """The most that it may really be."""

    decimals: int | None
    """As many as both were printed with; None where they were computed or printed unlike."""

    @property
    def exact(self) -> bool:
        """Whether nothing was lost in print."""
        return self.low == self.high

    @property
    def certain(self) -> bool:
        """Whether the digits show which share is the greater, or that they are equal.

        Two figures printed alike are in their true order; of unlike ones, the spans decide.
        """
        alike = self.decimals is not None and self.points != 0
        return self.exact or alike or self.low > 0 or self.high < 0

    @property
    def least(self) -> Fraction:
        """The least distance there may be, whoever is ahead."""
        return max(self.low, -self.high, Fraction(0))

    @property
    def most(self) -> Fraction:
        """The greatest distance there may be, whoever is ahead."""
        return max(self.high, -self.low)

    @property
    def text(self) -> str:
        """The points without their sign: "cinq points", "0,85 point", "moins d'un point".

        Two decimals below one point, one above; never more than were printed.
        """
        size = abs(self.points)
        if not self.exact and (self.decimals is None or not size):
            return self._bounds_text()
        if 0 < size < Fraction(1, 200):
            return "moins de 0,01 point"
        places = 1 if size >= 1 else 2
        return _points(size, places if self.decimals is None else min(places, self.decimals))

    def _bounds_text(self) -> str:
        whole_below = -(-self.least // 1) - 1
        if whole_below >= 1:
            return f"plus {elided('de', _points(Fraction(whole_below), 0))}"
        step = Fraction(1) if self.most >= 1 else Fraction(1, 10)
        return f"moins {elided('de', _points((self.most // step + 1) * step, 1))}"


def difference(first: Share, second: Share) -> Difference:
    """What the first share has more than the second, as far as it is known.

    >>> difference(PublishedShare(digits="54,7"), PublishedShare(digits="45,3")).text
    '9,4 points'
    >>> difference(PublishedShare(digits="34,1"), PublishedShare(digits="33,25")).text
    "moins d'un point"
    """
    points = percent_of(first) - percent_of(second)
    if isinstance(first, PublishedShare) and isinstance(second, PublishedShare):
        decimals = printed_decimals(first)
        if decimals == printed_decimals(second):
            unit = Fraction(1, 10**decimals)
            low, high = max(points - unit, Fraction(-100)), min(points + unit, Fraction(100))
            return Difference(points=points, low=low, high=high, decimals=decimals)
    one, other = span(first), span(second)
    return Difference(
        points=points,
        low=one.low - (other.high or other.low),
        high=(one.high or one.low) - other.low,
        decimals=None,
    )


def _points(size: Fraction, places: int) -> str:
    text = rounded_text(size, places)
    if "," not in text:
        return counted(int(text), "point", "points")
    return f"{text} {'points' if size >= 2 else 'point'}"
