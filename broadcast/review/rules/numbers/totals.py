"""Shares said in one story of one area and round: together they never pass 100."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.review.data.values import decimal_text
from broadcast.review.rules.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.review.findings import Finding
    from broadcast.review.reading.mentions import Mentions
    from broadcast.review.rules.numbers.told import Told

ROUNDING = Fraction(1, 2)
"""Points that shares rounded to the unit may add, each."""


class Totals:
    """The shares said so far in a story."""

    def __init__(self) -> None:
        self._said: dict[tuple[Area, int], dict[Candidate, Fraction]] = defaultdict(dict)
        self._told: set[tuple[Area, int]] = set()
        self._story = -1

    def add(self, mentions: Mentions, told: Told) -> Iterator[Finding]:
        """Count a figure in, where it is a candidate's share; tell when its area passes 100."""
        self._enter(mentions.sentence.story)
        value = told.amount.value
        if value is None or told.amount.kind != "percent" or told.kinds != ("share",):
            return
        if not told.people or len(told.people) != 1 or not told.areas:
            return
        key = (told.areas[0], told.rounds[0])
        own = self._said[key]
        own[told.people[0]] = value
        total = sum(own.values(), start=Fraction(0))
        if total > 100 + ROUNDING * len(own) and key not in self._told:
            self._told.add(key)
            shown = decimal_text(total)
            yield fault(
                mentions.sentence,
                told.amount.bounds,
                "les parts d'un même lieu ne passent pas 100 %",
                kind="total",
                severity="contradiction" if told.sure_of_people else "doubt",
                found=f"{len(own)} parts qui font {shown} % ({key[0].name})",
            )

    def _enter(self, story: int) -> None:
        if story != self._story:
            self._story = story
            self._said.clear()
            self._told.clear()
