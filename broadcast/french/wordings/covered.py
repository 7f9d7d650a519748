"""What an approximate wording covers: "un peu plus de 8 000" is true from here to there.

Counts are whole numbers, shares are in percent; bounds are exact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from broadcast.errors import FrenchError
from broadcast.french.grammar.typography import plain_signs
from broadcast.french.wordings.intervals import Interval, percent_of, span
from broadcast.french.wordings.round_values import HALF, Kind, RoundValue, round_value
from broadcast.french.wordings.thresholds import LARGE_MAJORITY, NEARLY_ALL_COVERS, SHORT_MAJORITY
from broadcast.french.wordings.written import number_text
from broadcast.model.figures import PublishedNumber, PublishedShare, Share

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
        amount = round_value(match["amount"]) if match else None
        if not match or not amount:
            raise FrenchError(
                f"approximation inconnue : « {phrase} »",
                hint="écrivez par exemple « un peu plus de 8 000 » ou « près de la moitié »",
            )
        relation = next(
            name for i, (name, _) in enumerate(_RELATIONS) if match[f"r{i}"] is not None
        )
        interval = _interval(relation, amount)
        bare = relation == "bare"
        return cls(kind=amount.kind, around=amount.value, interval=interval, bare=bare)

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


def _interval(relation: str, amount: RoundValue) -> Interval:
    value, reach, half_digit = amount.value, amount.reach, amount.half_digit
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
