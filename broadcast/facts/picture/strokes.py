"""The strokes that a picture is made of, and its colours on light and dark pages."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, MARGIN = 760, 28
"""Of the whole picture and around it, in units of the drawing."""

FONT = "Source Sans Pro"
"""The font that the program brings along for PNG; a browser without it takes its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one kind of page, as `#rrggbb`."""

    page: str
    ink: str
    soft: str
    rule: str
    plain: str
    """Bars that are nobody's."""

    candidates: tuple[str, ...]
    """In the order of arrival: no party's, and apart for eyes that confuse red and green."""

    @property
    def style(self) -> str:
        """The rules of a style sheet."""
        fills = " ".join(f".c{n}{{fill:{one}}}" for n, one in enumerate(self.candidates))
        return (
            f"text{{font-family:'{FONT}',system-ui,sans-serif;font-size:15px;fill:{self.ink}}} "
            f".title{{font-size:22px;font-weight:600}} .head{{font-weight:600}} "
            f".soft{{fill:{self.soft};font-size:13px}} .end{{text-anchor:end}} "
            f".label{{font-size:13px;paint-order:stroke;stroke:{self.page};stroke-width:4}} "
            f".mid{{text-anchor:middle}} .page{{fill:{self.page}}} .rule{{stroke:{self.rule}}} "
            f".dot{{stroke:{self.page};stroke-width:.6}} .track{{fill:{self.rule}}} "
            f".lead{{stroke:{self.soft};stroke-width:.7}} .plain{{fill:{self.plain}}} {fills}"
        )


LIGHT = Palette(
    page="#ffffff",
    ink="#1b1f24",
    soft="#5a6472",
    rule="#d5dae1",
    plain="#7a8594",
    candidates=("#1f5fa8", "#c2571a", "#2d7d46", "#8a3f8f", "#9a7b00", "#6b7280"),
)
DARK = Palette(
    page="#14181d",
    ink="#edf0f4",
    soft="#a3adba",
    rule="#39424d",
    plain="#8b96a5",
    candidates=("#7db4f0", "#f0a06a", "#79c893", "#d59bda", "#e0c255", "#a7afbb"),
)


def text(x: float, y: float, words: str, classes: str = "") -> str:
    """Words on a line.

    >>> text(10, 20.04, "Marcillac & Conques", "soft")
    '<text x="10.0" y="20.0" class="soft">Marcillac &amp; Conques</text>'
    """
    named = f' class="{classes}"' if classes else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{named}>{escape(words)}</text>'


def fill(colour: int | None) -> str:
    """The class of a candidate's colour, or of nobody's."""
    return "plain" if colour is None else f"c{colour}"
