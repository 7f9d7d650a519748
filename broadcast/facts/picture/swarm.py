"""The communes of a department as a swarm of dots above an axis in percent, those to know named."""

from __future__ import annotations

from math import ceil, floor, sqrt
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from broadcast.facts.picture.beeswarm import radii, swarm
from broadcast.facts.picture.strokes import MARGIN, WIDTH, fill, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.facts.picture.dots import Dot

LABEL_LINE, LETTER = 18, 7.0
"""Height of a row of names, and the width that a letter takes there at most, on average."""


def swarm_of(dots: Sequence[Dot], top: float) -> tuple[list[str], float]:
    """Each commune as a dot above an axis in percent, the ones to know named; and the height."""
    low = max(0, floor((min(dot.percent for dot in dots) - 2) / 10) * 10)
    high = min(100, ceil((max(dot.percent for dot in dots) + 2) / 10) * 10)
    left, width = MARGIN + 20, WIDTH - 2 * MARGIN - 40
    xs = [left + width * (dot.percent - low) / (high - low) for dot in dots]
    rs = radii([dot.voters for dot in dots], smallest=2.0, largest=_largest(len(dots)))
    ys = swarm(xs, rs)
    named = sorted((one for one in range(len(dots)) if dots[one].label), key=lambda one: xs[one])
    rows = _rows([(xs[one], dots[one].label) for one in named])
    reach = max(abs(y) + r for y, r in zip(ys, rs, strict=True))
    head = LABEL_LINE * (max(rows, default=-1) + 1)
    middle = top + head + 12 + reach
    axis = middle + reach + 14
    parts = list(_axis(left, width, (low, high), (top + head, axis)))
    for one in sorted(range(len(dots)), key=lambda one: -rs[one]):
        parts.append(
            f'<circle class="dot {fill(dots[one].colour)}" cx="{xs[one]:.1f}" '
            f'cy="{middle + ys[one]:.1f}" r="{rs[one]:.1f}">'
            f"<title>{escape(dots[one].name)} : {_percent(dots[one].percent)}</title></circle>"
        )
    names = []
    for one, row in zip(named, rows, strict=True):
        x, y = xs[one], top + LABEL_LINE * (row + 1) - 4
        foot = middle + ys[one] - rs[one]
        parts.append(f'<path class="lead" d="M{x:.1f} {y + 4:.1f}V{foot:.1f}"/>')
        names.append(text(x, y, dots[one].label, f"label {_anchor(x)}"))
    parts += names
    return parts, axis + 24 - top


def _axis(
    left: float, width: float, ends: tuple[int, int], heights: tuple[float, float]
) -> Iterator[str]:
    """The line that percents are read on, with a mark every ten."""
    (low, high), (top, bottom) = ends, heights
    right = left + width
    yield f'<path class="rule" d="M{left} {bottom:.1f}H{right:.1f}"/>'
    for tick in range(low, high + 1, 10):
        x = left + width * (tick - low) / (high - low)
        yield f'<path class="rule" d="M{x:.1f} {top:.1f}V{bottom + 5:.1f}"/>'
        yield text(x, bottom + 20, f"{tick} %", "soft mid")


def _rows(labels: Sequence[tuple[float, str]]) -> list[int]:
    """A row for each name, from left to right, so that none is written over another.

    >>> _rows([(300, "Millau"), (310, "Rodez"), (500, "Laguiole")])
    [0, 1, 0]
    """
    ends: list[float] = []
    rows = []
    for x, name in labels:
        width = LETTER * len(name)
        start = x - {"end": width, "mid": width / 2, "": 0.0}[_anchor(x)]
        row = next((n for n, end in enumerate(ends) if end + LETTER < start), len(ends))
        ends[row : row + 1] = [start + width]
        rows.append(row)
    return rows


def _anchor(x: float) -> str:
    """A label near an edge is written inwards."""
    if x > WIDTH - 110:
        return "end"
    return "" if x < 110 else "mid"


def _largest(count: int) -> float:
    """The more communes, the smaller their dots: the swarm keeps about the same height."""
    return max(7.0, min(16.0, 16.0 * sqrt(150 / max(count, 1)) + 4))


def _percent(value: float) -> str:
    return f"{value:.1f} %".replace(".", ",")
