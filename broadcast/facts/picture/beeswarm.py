"""Dots laid side by side along an axis, none upon another: the shape of a whole department."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 0.6
"""Space between two dots, in the units of the drawing."""


def radii(sizes: Sequence[int], *, smallest: float, largest: float) -> list[float]:
    """Radii whose areas are as the sizes, the largest given, none too small to be seen.

    >>> radii([100, 25, 0], smallest=1.5, largest=8.0)
    [8.0, 4.0, 1.5]
    """
    most = max(sizes, default=0) or 1
    return [max(smallest, largest * sqrt(size / most)) for size in sizes]


def swarm(xs: Sequence[float], rs: Sequence[float]) -> list[float]:
    """How far from the axis each dot must stand, above (negative) or below, to touch no other.

    The largest are placed first, on the axis; each of the others as near to it as there is room.

    >>> swarm([0.0, 100.0], [5.0, 5.0]), abs(swarm([0.0, 0.0], [5.0, 5.0])[1]) >= 10
    ([0.0, 0.0], True)
    """
    ys = [0.0] * len(xs)
    placed: list[int] = []
    for index in sorted(range(len(xs)), key=lambda one: (-rs[one], xs[one])):
        near = [
            (xs[index] - xs[other], ys[other], rs[index] + rs[other] + GAP)
            for other in placed
            if abs(xs[index] - xs[other]) < rs[index] + rs[other] + GAP
        ]
        ys[index] = _nearest_room(near, above=len(placed) % 2 == 0)
        placed.append(index)
    return ys


def _nearest_room(near: Sequence[tuple[float, float, float]], *, above: bool) -> float:
    """The place nearest to the axis that no neighbour takes; ``above`` breaks a tie."""
    taken = []
    for across, y, reach in near:
        half = sqrt(reach * reach - across * across)
        taken.append((y - half, y + half))
    options = [0.0, *(edge for pair in taken for edge in pair)]
    free = [y for y in options if not any(low + 1e-9 < y < high - 1e-9 for low, high in taken)]
    return min(free, key=lambda y: (round(abs(y), 6), y if above else -y))
