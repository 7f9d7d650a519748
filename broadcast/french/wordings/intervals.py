"""From where to where a figure may lie: what a wording covers, what printed digits stand for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from broadcast.model.figures import PublishedShare, Share  # noqa: TC001 - the doctests need it


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Every value from one bound to the other."""

    low: Fraction
    high: Fraction | None
    """None: as high as one likes."""

    low_in: bool = True
    high_in: bool = True

    def holds(self, value: int | Fraction) -> bool:
        """Whether the value lies between the bounds.

        >>> Interval(low=Fraction(8000), high=Fraction(8400), low_in=False).holds(8000)
        False
        """
        return self.covers(Interval(low=Fraction(value), high=Fraction(value)))

    def covers(self, other: Interval) -> bool:
        """Whether all of the other lies between the bounds."""
        low = other.low > self.low or (other.low == self.low and (self.low_in or not other.low_in))
        if self.high is None or other.high is None:
            return low and self.high is None
        return low and (
            other.high < self.high
            or (other.high == self.high and (self.high_in or not other.high_in))
        )


def span(share: Share) -> Interval:
    """What a share may really be: itself if computed; if printed, all that its digits stand for.

    Printed shares are rounded by some and cut by others: TOTEM printed 55,6 for 55,66.

    >>> str(span(PublishedShare(digits="54,7")).low), str(span(PublishedShare(digits="54,7")).high)
    ('1093/20', '274/5')
    """
    if isinstance(share, Fraction):
        return Interval(low=share, high=share)
    unit, printed = Fraction(1, 10 ** printed_decimals(share)), percent_of(share)
    high = min(printed + unit, Fraction(100))
    low = max(printed - unit / 2, Fraction(0))
    return Interval(low=low, high=high, high_in=printed + unit > 100)


def percent_of(share: Share) -> Fraction:
    """A share's figure, as computed or as printed.

    >>> percent_of(PublishedShare(digits="54,7"))
    Fraction(547, 10)
    """
    return share if isinstance(share, Fraction) else Fraction(share.percent)


def printed_decimals(share: PublishedShare) -> int:
    """How many decimals were printed.

    >>> printed_decimals(PublishedShare(digits="54,70"))
    2
    """
    return len(share.digits.replace(",", ".").partition(".")[2])
