"""The round value that a wording names: "8 000", "un million et demi", "54 %", "deux tiers"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal

from broadcast.french.numbers import cardinal
from broadcast.french.wordings.thresholds import COUNTS, FRACTIONS, PERCENTS, Reach

Kind = Literal["count", "share"]

HALF, THIRD, QUARTER = Fraction(50), Fraction(100, 3), Fraction(25)

NAMED_SHARES = {
    "la moitié": HALF,
    "un tiers": THIRD,
    "le tiers": THIRD,
    "deux tiers": 2 * THIRD,
    "un quart": QUARTER,
    "le quart": QUARTER,
    "trois quarts": 3 * QUARTER,
    "un cinquième": Fraction(20),
    "un dixième": Fraction(10),
}
"""The shares that have a name, in percent."""

_PERCENT = re.compile(r"(?P<number>[0-9]+(?:,(?P<decimals>[0-9]+))?) ?(?:%|pour cent)")
_ONE_IN = re.compile(r"(?P<part>[^\W\d]+) (?:[^\W\d]+ )?sur (?P<whole>[^\W\d]+)")
_FIGURE = re.compile(r"[0-9]+(?:[ .][0-9]{3})*(?:,[0-9]+)?")
_BIG = re.compile(r"(?P<number>.+?) (?P<unit>million|milliard)s?(?P<half> et demi)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundValue:
    """A count, or a share in percent, and how far around it a wording may go."""

    kind: Kind
    value: Fraction
    reach: Reach
    """In the unit of the value."""

    half_digit: Fraction = Fraction(0)
    """Half a step of the last digit, where it is written in percent."""


def round_value(text: str) -> RoundValue | None:
    """The value of a wording without its relation; nothing where it is none.

    >>> found = round_value("un million et demi")
    >>> found.kind, int(found.value)
    ('count', 1500000)
    """
    if text in NAMED_SHARES:
        return RoundValue(kind="share", value=NAMED_SHARES[text], reach=FRACTIONS)
    percent = _PERCENT.fullmatch(text)
    if percent:
        half_digit = Fraction(1, 2 * 10 ** len(percent["decimals"] or ""))
        value = Fraction(percent["number"].replace(",", "."))
        return RoundValue(kind="share", value=value, reach=PERCENTS, half_digit=half_digit)
    one_in = _ONE_IN.fullmatch(text)
    if one_in:
        part, whole = (_words().get(one_in[name], 0) for name in ("part", "whole"))
        if not 0 < part < whole:
            return None
        return RoundValue(kind="share", value=Fraction(100 * part, whole), reach=FRACTIONS)
    count = _count(text)
    return None if count is None else RoundValue(kind="count", value=count, reach=_around(count))


def _count(text: str) -> Fraction | None:
    big = _BIG.fullmatch(text)
    if big:
        number = _count(big["number"])
        scale = 1_000_000 if big["unit"] == "million" else 1_000_000_000
        return None if number is None else (number + Fraction(1 if big["half"] else 0, 2)) * scale
    if _FIGURE.fullmatch(text):
        return Fraction(re.sub(r"[ .]", "", text).replace(",", "."))
    return Fraction(_words()[text]) if text in _words() else None


@cache
def _words() -> dict[str, int]:
    """Numbers that a newsroom may write in words."""
    small = {cardinal(n * scale): n * scale for scale in (1, 100, 1000) for n in range(1, 101)}
    return {"zéro": 0, "une": 1, **small}


def _around(count: Fraction) -> Reach:
    """How far around a count: a part of it."""
    return Reach(
        little=COUNTS.little * count,
        more=COUNTS.more * count,
        about=COUNTS.about * count,
        barely=COUNTS.barely * count,
        bare=COUNTS.bare * count,
    )
