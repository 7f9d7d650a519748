"""Every threshold behind "près de", "d'une courte tête" or "en forte hausse", with its reason.

"House style" marks a choice of ours; any other line names who used the wording on what figures.
Shares, margins and their changes are in percentage points; changes of counts are in percent.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


def _hundredths(hundredths: int) -> Fraction:
    return Fraction(hundredths, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far from its round value a wording stays true: more than we say, less than misleads."""

    little: Fraction
    """un peu plus de, un peu moins de, près de, presque, frôle"""

    more: Fraction
    """plus de, moins de, dépasse: farther, another round value was nearer"""

    about: Fraction
    """environ, autour de, quelque: on both sides"""

    barely: Fraction
    """à peine: on both sides; dépasse à peine: above"""

    bare: Fraction
    """the value alone: on both sides"""


COUNTS = Reach(
    little=_hundredths(5),
    more=_hundredths(20),
    about=_hundredths(5),
    barely=_hundredths(3),
    bare=Fraction(0),
)
"""As a part of the round value. House style; "un peu plus de 8.000" was said of 8 077 (TOTEM,
primary of 2017), and the 5 % are those by which `sources.checks` lets two sources agree."""

PERCENTS = Reach(
    little=_hundredths(100),
    more=_hundredths(500),
    about=_hundredths(100),
    barely=_hundredths(50),
    bare=Fraction(0),
)
"""Around a figure in percent, in points. House style; a figure alone covers what rounds to it."""

FRACTIONS = Reach(
    little=_hundredths(300),
    more=_hundredths(800),
    about=_hundredths(300),
    barely=_hundredths(150),
    bare=_hundredths(150),
)
"""Around a half, a third or a quarter, in points. ``bare``: CLEMI's sheet on writing for the radio
says "la moitié" of 51,34 %. ``more``: the 8 points from a quarter to a third. Rest: house style."""

EXACT_BELOW = 100
"""Counts below it are told as they are: as short as their approximation. House style."""

LITTLE_SAID = Fraction(25, 1000)
"""Part of a one-digit round count within which "près de", "un peu plus de" are said. House style.

The widest need there is: between two-digit round counts it leaves no gap."""

HALF_LITTLE_SAID = Fraction(15, 1000)
"""The same for a half, 8 500 or 15 000: farther, the digits beside it say it better."""

MORE_SAID = _hundredths(4)
"""Part of a one-digit round count within which "plus de" is said. House style."""

NEARLY_ALL_COVERS = Fraction(95)
"""Percent from which "la quasi-totalité" is true. House style."""

SHORT_MAJORITY = Fraction(52)
"""Percent up to which a majority is "courte": 52,02 was a "courte avance" (France Inter, 2022)."""

LARGE_MAJORITY = Fraction(60)
"""Percent from which a majority is "large". House style."""

LEADS_LINES = (Fraction(0), Fraction(50), Fraction(100))
"""What a rounding may not reach by itself: nobody, a majority, everybody."""

MOST_DECIMALS = 4
"""Beyond it a share is not told by its percents but by its votes. House style."""

MARGINS = (
    (_hundredths(30), "d'extrême justesse"),
    (_hundredths(100), "d'une courte tête"),
    (_hundredths(300), "de justesse"),
    (_hundredths(500), ""),
    (_hundredths(1000), "nettement"),
    (_hundredths(3000), "largement"),
    (_hundredths(10_000), "très largement"),
)
"""Points up to which each is said, the bound included; between 3 and 5 the verb says it all.

0,3: Public Sénat's list of "serrés" stops below it. 1: "d'une courte tête" of 0,85 (Eure-et-Loir,
primary of 2017). 3: "de justesse" of 51,5 to 48,5 (Toulouse, municipales 2014, franceinfo). From 5:
"très nette avance" of 5,16 (législatives 2024, Atlasinfo). From 10: house style, on the safe side
of the press, which has "largement" of 7,29 (Gardanne). From 30: house style; 17 was "sans appel"
(presidential of 2022, France Inter).
"""

FEW_VOTES = 10
"""Fewer votes apart than this are never a large margin, whatever the points. House style."""

SAME_POINTS = _hundredths(25)
"""Below it a share is stable: 0,25 is the least that we saw called a rise ("très légère", 2017)."""

MUCH_POINTS = _hundredths(700)
"""From it a change is strong: 7,5 was "beaucoup plus" for HuffPost in 2024."""

SAME_PERCENT = _hundredths(100)
"""Below it a count is stable. House style."""

MUCH_PERCENT = _hundredths(2000)
"""From it the change of a count is strong. House style; the Lot's voters of 2017: 22,84 % more."""
