"""What is usual in a department and what stands out: statistics that a few oddities do not move.

The median and the median distance from it stand for the mean and the standard deviation, which one
strange commune would drag along.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NORMAL = 1.4826
"""Makes the median distance equal the standard deviation of a bell curve (Hampel, 1974)."""

STANDS_OUT = 3.5
"""Robust distance from which a value is an outlier (Iglewicz and Hoaglin, 1993)."""

FEWEST = 12
"""Fewer places than this have no shape to stand out from. House style."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The middle of a distribution and how widely its values lie around it."""

    middle: float
    spread: float


def usual(values: Sequence[float]) -> Usual | None:
    """What is usual among shares from 0 to 1; nothing where they are too few to tell.

    >>> usual([0.5] * 10 + [0.6, 0.9])
    Usual(middle=0.5, spread=0.0)
    """
    if len(values) < FEWEST:
        return None
    middle = median(values)
    return Usual(middle, NORMAL * median(abs(value - middle) for value in values))


def distance(share: float, votes: int, among: Usual) -> float:
    """How far a share counted on so many votes is from the usual, in robust standard deviations.

    A handful of voters is far from any average by mere chance: the chance that so few votes leave
    (the binomial p(1-p)/n) widens what is usual for them. The sign says above or below.

    >>> county = Usual(0.5, 0.05)
    >>> round(distance(0.8, 10_000, county), 1), round(distance(0.8, 20, county), 1)
    (6.0, 2.4)
    """
    chance = among.middle * (1 - among.middle) / votes if votes else 1.0
    width = sqrt(among.spread**2 + chance)
    return (share - among.middle) / width if width else 0.0
