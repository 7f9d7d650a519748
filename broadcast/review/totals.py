"""Shares said in one story of one area and round: together they never pass 100."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.review.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.election import Area, Candidate
    from broadcast.review.mentions import Mentions
    from broadcast.review.scores import Told

ROUNDING = Fraction(1, 2)
"""Points that shares rounded to the unit may add, each."""


class Totals:
    """The shares said so far in a story."""

    def __init__(self) -> None:
        self._said: dict[tuple[Area, int], dict[Candidate, Fraction]] = defaultdict(dict)
        self._told: set[tuple[Area, int]] = set()
        self._story = -1

    def add(self, mentions: Mentions, told: Told) -> Iterator[Finding]:
        """Count a share in; tell when its area passes 100."""
        if mentions.sentence.story != self._story:
            self._story = mentions.sentence.story
            self._said.clear()
            self._told.clear()
        value = told.amount.value
        if value is None or not told.people or len(told.people) != 1 or not told.areas:
            return
        key = (told.areas[0], told.rounds[0])
        own = self._said[key]
        own[told.people[0]] = value
        total = sum(own.values())
        if total > 100 + ROUNDING * len(own) and key not in self._told:
            self._told.add(key)
            shown = f"{float(total):.2f}".rstrip("0").rstrip(".").replace(".", ",")
            yield Finding(
                kind="total",
                severity="contradiction",
                line=mentions.sentence.line_at(told.amount.start),
                found=f"{len(own)} parts qui font {shown} % ({key[0].name})",
                data_says="les parts d'un même lieu ne passent pas 100 %",
            )
