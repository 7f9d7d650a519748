"""Figures told as the sum of others: "24 au total", "à elles trois", "ces deux villes réunies"."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from broadcast.review.data.values import number_of
from broadcast.review.reading.phrasings import one_of
from broadcast.review.rules.numbers.matching import fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.review.data.ledger import Ledger
    from broadcast.review.reading.mentions import Mentions
    from broadcast.review.rules.numbers.told import Told

_TOGETHER = re.compile(
    one_of(r"""
        \bau total\b
        \ben tout\b
        \bensemble\b
        \breuni\w*
        \bcumul\w*
        \badditionn\w*
        \ba (?:eux|elles) (?:deux|trois|quatre|cinq|seule?s?)\b
        \bconfondu\w*
        \bsoit [^,;:.]{0,12}$
    """),
    re.IGNORECASE,
)
_MOST = 6
"""Figures, at most, that a sentence adds up."""


def sums_up(mentions: Mentions, told: Told, figures: Sequence[Told], ledger: Ledger) -> bool:
    """Whether a figure is told as a sum, and is one: of those told before it, or of the data's."""
    folded = mentions.sentence.folded
    said = folded[: told.amount.start], folded[told.amount.end :]
    if not (_TOGETHER.search(said[0]) or _TOGETHER.search(said[1])):
        return False
    return any(fits(told.amount, total) for total in _totals(told, figures, ledger))


def _totals(told: Told, figures: Sequence[Told], ledger: Ledger) -> Iterator[int]:
    """Of the figures said before it in the sentence; of all who stand; of several places."""
    before = [one.amount.value for one in figures if one.amount.end <= told.amount.start]
    counts = [int(value) for value in before if value is not None and value == int(value)]
    for first in range(max(0, len(counts) - _MOST), len(counts) - 1):
        yield sum(counts[first:])
    entries = [one for one in ledger.entries(*told.kinds) if one.round in told.rounds]
    for area in told.areas:
        own = {one.candidate: one for one in entries if one.area == area and one.candidate}
        yield sum(int(number_of(one.value)) for one in own.values())
    places = [area for area in told.areas if area.kind in ("place", "commune")]
    values = [
        [int(number_of(one.value)) for one in entries if one.area == area and not one.candidate]
        for area in places
    ]
    for several in product(*values) if len(values) > 1 else ():
        yield sum(several)
