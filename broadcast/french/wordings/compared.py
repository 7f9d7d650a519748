"""How far a figure has moved since another one: from "much more" to "much less".

Shares differ by points, counts by percents.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from broadcast.errors import FrenchError
from broadcast.french.wordings.points import difference
from broadcast.french.wordings.thresholds import (
    MUCH_PERCENT,
    MUCH_POINTS,
    SAME_PERCENT,
    SAME_POINTS,
)

if TYPE_CHECKING:
    from broadcast.model.figures import Share

Level = Literal["much_more", "more", "same", "less", "much_less"]


def trend(now: int | Share, before: int | Share) -> Level:
    """What became of a count, in percent, or of a share, in points.

    Digits printed too unlike to show whether it rose or fell are "same".

    >>> from broadcast.model.figures import PublishedShare
    >>> trend(8077, 6575), trend(8050, 8077)
    ('much_more', 'same')
    >>> trend(PublishedShare(digits="40,0"), PublishedShare(digits="47,0"))
    'less'

    Raises `FrenchError` for a count beside a share, and for a count that starts from nothing.
    """
    if isinstance(now, int) and isinstance(before, int):
        return _of_counts(now, before)
    if isinstance(now, int) or isinstance(before, int):
        raise FrenchError("un nombre ne se compare pas à une part", hint="comparez deux nombres")
    gap = difference(now, before)
    if not gap.certain and gap.points:
        return "same"
    return _level(gap.points, gap.least, same=SAME_POINTS, much=MUCH_POINTS)


def _of_counts(now: int, before: int) -> Level:
    if before < 1 or now < 0:
        raise FrenchError(
            f"pas d'évolution de {before} à {now}", hint="dites les deux nombres l'un après l'autre"
        )
    change = Fraction(100 * (now - before), before)
    return _level(change, abs(change), same=SAME_PERCENT, much=MUCH_PERCENT)


def _level(change: Fraction, least: Fraction, *, same: Fraction, much: Fraction) -> Level:
    """A change is strong only if the least that it may be is."""
    if abs(change) < same:
        return "same"
    if change > 0:
        return "much_more" if least >= much else "more"
    return "much_less" if least >= much else "less"
