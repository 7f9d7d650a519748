"""The picture of a department as plain SVG: for light and dark pages, and for a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from broadcast.facts.picture.strokes import DARK, LIGHT, MARGIN, WIDTH, fill, text
from broadcast.facts.picture.swarm import swarm_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.facts.picture.chart import Bar, Chart

BAR_LEFT, BAR_WIDTH, BAR_HEIGHT = 250, 270, 16
LINE, BLOCK = 26, 38
"""From one bar to the next, and from one block to the next."""

LONGEST_NAME = 32
"""Letters that fit beside a bar."""

DOTS_READ = (
    "Un disque par commune, grand comme son nombre d'inscrits ; sa couleur dit qui y est en tête.",
    "Un disque par commune, grand comme son nombre d'inscrits.",
)


def draw(chart: Chart) -> str:
    """The whole picture as an SVG document."""
    parts = [text(MARGIN, 44, chart.title, "title"), text(MARGIN, 68, chart.subtitle, "soft")]
    y = 68.0
    for name, bars in chart.groups:
        y = _block(parts, y, name if len(chart.groups) > 1 else "Suffrages exprimés", bars)
    if chart.turnout:
        y = _block(parts, y, "Participation", chart.turnout)
    if chart.dots:
        nobody = all(dot.colour is None for dot in chart.dots)
        parts.append(text(MARGIN, y + BLOCK, chart.dots_title, "head"))
        parts.append(text(MARGIN, y + BLOCK + 19, DOTS_READ[nobody], "soft"))
        y += BLOCK + 31
        drawn, height = swarm_of(chart.dots, y)
        parts += drawn
        y += height
    y += BLOCK
    parts.append(text(MARGIN, y, chart.source, "soft"))
    return "\n".join([*_opening(chart, y + MARGIN), *parts, "</svg>", ""])


def _opening(chart: Chart, height: float) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" '
        f'width="{WIDTH}" height="{height:.0f}" role="img" lang="fr" '
        'aria-labelledby="titre resume">'
    )
    yield f'<title id="titre">{escape(chart.title)}</title>'
    yield f'<desc id="resume">{escape(_summary(chart))}</desc>'
    yield f"<style>{LIGHT.style}"
    yield f"@media (prefers-color-scheme: dark) {{{DARK.style}}}</style>"
    yield f'<rect class="page" width="{WIDTH}" height="{height:.0f}" rx="10"/>'


def _summary(chart: Chart) -> str:
    """The same in words, for who cannot see it."""
    rows = [*(bar for _, bars in chart.groups for bar in bars), *chart.turnout]
    return " ; ".join(f"{bar.name} : {bar.said}" for bar in rows)


def _block(parts: list[str], y: float, head: str, bars: Sequence[Bar]) -> float:
    """A title and its bars; where the last one stands."""
    y += BLOCK
    parts.append(text(MARGIN, y, head, "head"))
    for bar in bars:
        y += LINE
        parts.append(text(BAR_LEFT - 12, y, _short(bar.name), "end"))
        parts.append(_rect(y, BAR_WIDTH, "track"))
        parts.append(_rect(y, BAR_WIDTH * bar.percent / 100, fill(bar.colour)))
        parts.append(text(BAR_LEFT + BAR_WIDTH + 12, y, bar.said))
    return y


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _rect(y: float, width: float, name: str) -> str:
    return (
        f'<rect class="{name}" x="{BAR_LEFT}" y="{y - 13:.1f}" width="{width:.1f}" '
        f'height="{BAR_HEIGHT}" rx="3"/>'
    )
