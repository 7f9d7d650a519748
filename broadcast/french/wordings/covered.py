"""What an approximate wording covers: "un peu plus de 8 000" is true from here to there.

Counts are whole numbers, shares are in percent; bounds are exact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal

from broadcast.errors import FrenchError
from broadcast.french.grammar.typography import plain_signs
from broadcast.french.numbers import cardinal
from broadcast.french.wordings.intervals import Interval, percent_of, span
from broadcast.french.wordings.thresholds import (
    COUNTS,
    FRACTIONS,
    LARGE_MAJORITY,
    NEARLY_ALL_COVERS,
    PERCENTS,
    SHORT_MAJORITY,
    Reach,
)
from broadcast.french.wordings.written import number_text
from broadcast.model.figures import PublishedNumber, PublishedShare, Share

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

_RELATIONS = (
    ("passed barely", r"dépasse(?:nt)? à peine|à peine plus"),
    ("little more", r"un peu plus"),
    ("little less", r"un peu moins|près|presque|pas loin|frôle(?:nt)?"),
    ("more", r"plus|dépasse(?:nt)?"),
    ("less", r"moins"),
    ("at least", r"au moins"),
    ("barely", r"à peine"),
    ("about", r"environ|autour|quelque"),
    ("reached", r"atteint|atteignent"),
    ("bare", r""),
)
_PHRASE = re.compile(
    r"(?:(?:obtient|obtiennent) )?(?:"
    + "|".join(f"(?P<r{i}>{words})" for i, (_, words) in enumerate(_RELATIONS))
    + ")"
    r" ?(?:(?:de |d'|du |des )?(?:les )?)(?P<amount>.+)"
)
_PERCENT = re.compile(r"(?P<number>[0-9]+(?:,(?P<decimals>[0-9]+))?) ?(?:%|pour cent)")
_ONE_IN = re.compile(r"(?P<part>[^\W\d]+) (?:[^\W\d]+ )?sur (?P<whole>[^\W\d]+)")
_FIGURE = re.compile(r"[0-9]+(?:[ .][0-9]{3})*(?:,[0-9]+)?")
_BIG = re.compile(r"(?P<number>.+?) (?P<unit>million|milliard)s?(?P<half> et demi)?")

Kind = Literal["count", "share"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Approximation:
    """A wording, and the values that it is true of."""

    kind: Kind
    around: Fraction
    """The round value that it names."""

    interval: Interval
    bare: bool
    """True of a figure or a fraction alone, without "près de" or "plus de"."""

    @classmethod
    def parse(cls, phrase: str) -> Approximation:
        """Read a wording as newsrooms write it.

        >>> Approximation.parse("un peu plus de 8 000").interval.holds(8077)
        True
        >>> Approximation.parse("près d'un électeur sur deux").interval.holds(Fraction(501, 10))
        False

        Raises `FrenchError` for a wording that it does not know.
        """
        text = plain_signs(phrase).lower()
        found = _whole(text)
        if found:
            around = HALF if "majorité" in text else Fraction(100)
            return cls(kind="share", around=around, interval=found, bare=False)
        match = _PHRASE.fullmatch(text)
        amount = _amount(match["amount"]) if match else None
        if not match or not amount:
            raise FrenchError(
                f"approximation inconnue : « {phrase} »",
                hint="écrivez par exemple « un peu plus de 8 000 » ou « près de la moitié »",
            )
        relation = next(
            name for i, (name, _) in enumerate(_RELATIONS) if match[f"r{i}"] is not None
        )
        kind, value, reach, half_digit = amount
        interval = _interval(relation, value, _scaled(reach, value, kind), half_digit)
        return cls(kind=kind, around=value, interval=interval, bare=relation == "bare")

    @property
    def side(self) -> int:
        """Where the true value lies: below the round one (-1), above it (1), or there."""
        if self.interval.holds(self.around):
            return 0
        return 1 if self.interval.low == self.around else -1


def says_true(phrase: str, value: int | Share | PublishedNumber) -> bool:
    """Whether a wording is true of a value, whatever the digits that were not printed.

    >>> says_true("près de 8 000", 8077), says_true("un peu plus de 8 000", 8077)
    (False, True)
    >>> says_true("un peu plus de la moitié", PublishedShare(digits="49,9"))
    False

    Raises `FrenchError` for a wording that it does not know.
    """
    said = Approximation.parse(phrase)
    if said.kind != ("share" if isinstance(value, (Fraction, PublishedShare)) else "count"):
        return False
    if isinstance(value, PublishedNumber):
        return said.interval.covers(Approximation.parse(number_text(value)).interval)
    if isinstance(value, int):
        return said.interval.holds(value)
    if said.bare and isinstance(value, PublishedShare):
        return said.interval.holds(percent_of(value))
    return said.interval.covers(span(value))


def _whole(text: str) -> Interval | None:
    """What the wordings without a number cover, in percent."""
    majority = re.fullmatch(r"(?:la|une) (courte |large )?majorité", text)
    if majority and majority[1] == "courte ":
        return Interval(low=HALF, high=SHORT_MAJORITY, low_in=False)
    if majority and majority[1]:
        return Interval(low=LARGE_MAJORITY, high=Fraction(100))
    if majority:
        return Interval(low=HALF, high=Fraction(100), low_in=False)
    if text == "la quasi-totalité":
        return Interval(low=NEARLY_ALL_COVERS, high=Fraction(100), high_in=False)
    return Interval(low=Fraction(100), high=Fraction(100)) if text == "la totalité" else None


def _amount(text: str) -> tuple[Kind, Fraction, Reach, Fraction] | None:
    """The round value of a wording, and half a step of its last digit where it is in percent."""
    if text in NAMED_SHARES:
        return "share", NAMED_SHARES[text], FRACTIONS, Fraction(0)
    percent = _PERCENT.fullmatch(text)
    if percent:
        half_digit = Fraction(1, 2 * 10 ** len(percent["decimals"] or ""))
        return "share", Fraction(percent["number"].replace(",", ".")), PERCENTS, half_digit
    one_in = _ONE_IN.fullmatch(text)
    if one_in:
        part, whole = (_words().get(one_in[name], 0) for name in ("part", "whole"))
        known = 0 < part < whole
        return ("share", Fraction(100 * part, whole), FRACTIONS, Fraction(0)) if known else None
    count = _count(text)
    return None if count is None else ("count", count, COUNTS, Fraction(0))


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


def _scaled(reach: Reach, value: Fraction, kind: Kind) -> Reach:
    if kind == "share":
        return reach
    return Reach(
        little=reach.little * value,
        more=reach.more * value,
        about=reach.about * value,
        barely=reach.barely * value,
        bare=reach.bare * value,
    )


def _interval(relation: str, value: Fraction, reach: Reach, half_digit: Fraction) -> Interval:
    match relation:
        case "at least":
            return Interval(low=value, high=None)
        case "passed barely" | "little more" | "more":
            over = {"passed barely": reach.barely, "little more": reach.little}
            high = value + over.get(relation, reach.more)
            return Interval(low=value, high=high, low_in=False)
        case "little less" | "less":
            low = value - (reach.more if relation == "less" else reach.little)
            return Interval(low=low, high=value, high_in=False)
        case "barely" | "about":
            around = reach.barely if relation == "barely" else reach.about
            return Interval(low=value - around, high=value + around)
    if half_digit:
        low = value if relation == "reached" else value - half_digit
        return Interval(low=low, high=value + half_digit, high_in=False)
    low = value if relation == "reached" else value - reach.bare
    return Interval(low=low, high=value + reach.bare)
