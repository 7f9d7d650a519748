"""Stretches of a sentence, and whether two of them share a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a sentence: where its first letter is, and where its last one ends."""

    start: int
    end: int

    @property
    def bounds(self) -> tuple[int, int]:
        """Both, as a match gives them."""
        return self.start, self.end


def overlaps(bounds: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    """Whether a stretch shares a letter with one that is taken.

    >>> overlaps((0, 4), [(4, 9)]), overlaps((0, 5), [(4, 9)])
    (False, True)
    """
    start, end = bounds
    return any(start < last and first < end for first, last in taken)


def crossed(low: int, high: int, others: tuple[int, ...]) -> bool:
    """Whether one of these letters lies between two: low counts, high does not."""
    return any(low <= other < high for other in others)
