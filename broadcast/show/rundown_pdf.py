"""The rundown on paper: A4, lying, a department a sheet.

Lines are drawn text by text: for the hundred sheets of a national morning, fpdf2's own tables take
ten seconds, as they measure each cell twice, and its cells two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from font_source_sans_pro import font_files_ttf as faces
from fpdf import FPDF

from broadcast.french.dates import day as day_words
from broadcast.show.rundown import count, last_words

if TYPE_CHECKING:
    from broadcast.show.rundown import Rundown, Sheet

HEADINGS = ("Antenne", "Sujet", "Qui lit", "Durée", "Cumul", "Rebours", "Derniers mots")
WIDTHS = (20.0, 72.0, 34.0, 16.0, 16.0, 18.0, 97.0)
"""Of each column, in mm."""

LINE_MM, MARGIN_MM, FOOT_MM = 4.8, 12.0, 14.0
FACE = "Source Sans Pro"
INK, GREY, LINES = (20, 24, 29), (238, 242, 245), (190, 198, 205)
RED, GREEN = (163, 24, 13), (11, 107, 58)


class _Pages(FPDF):
    """Pages that are numbered, each with its day, and their columns named."""

    def __init__(self, told: str) -> None:
        super().__init__(orientation="landscape", format="A4")
        self._told, self._name = told, ""
        self.add_font(FACE, "", faces["SourceSansPro"])
        self.add_font(FACE, "B", faces["SourceSansProSemibold"])
        self.set_margins(MARGIN_MM, MARGIN_MM)
        self.set_auto_page_break(auto=False)
        self.set_draw_color(*LINES)
        self.set_fill_color(*GREY)

    def footer(self) -> None:
        self.set_y(-10)
        self.set_font(FACE, size=8)
        self.cell(0, 4, f"{self._told} · page {self.page_no()}", align="R")

    def sheet(self, name: str) -> None:
        """A new page, of a department."""
        self._name = name
        self.add_page()
        self.set_font(FACE, "B", 15)
        self.cell(0, 9, f"{name} – {self._told}", new_x="LMARGIN", new_y="NEXT")
        self.line_of(HEADINGS, bold=True)

    def keep_together(self, lines: int) -> None:
        """Go to another page of the same department where so many lines have no room here."""
        if self.get_y() + lines * LINE_MM > self.h - FOOT_MM:
            self.sheet(self._name)

    def line_of(
        self,
        texts: tuple[str, ...],
        *,
        widths: tuple[float, ...] = WIDTHS,
        bold: bool = False,
        filled: bool = False,
        ruled: bool = True,
        last: tuple[int, int, int] = INK,
    ) -> None:
        """One line, each text cut to its column; the last one may have a colour of its own."""
        self.set_font(FACE, "B" if bold else "", 9)
        aligned = "LLLRRRL" if widths is WIDTHS else "LLRL"
        left, top = self.get_x(), self.get_y()
        baseline = top + 0.5 * LINE_MM + 0.3 * self.font_size
        if filled:
            self.rect(left, top, sum(widths), LINE_MM, style="F")
        for at, (text, width) in enumerate(zip(texts, widths, strict=True)):
            self.set_text_color(*(last if at == len(texts) - 1 else INK))
            shown = self._cut(text, width - 2)
            spare = width - 2 - self.get_string_width(shown) if aligned[at] == "R" else 0
            self.text(left + 1 + spare, baseline, shown)
            left += width
        if ruled:
            self.line(self.l_margin, top + LINE_MM, left, top + LINE_MM)
        self.set_text_color(*INK)
        self.ln(LINE_MM)

    def _cut(self, text: str, width_mm: float) -> str:
        """As much of a text as a column holds."""
        if self.get_string_width(text) <= width_mm:
            return text
        while text and self.get_string_width(text + "…") > width_mm:
            text = text[:-1]
        return text + "…"


def as_pdf(rundown: Rundown) -> bytes:
    """The rundown as a PDF file; the same rundown gives the same bytes."""
    told = f"{rundown.station}, conducteur du {day_words(rundown.day)} {rundown.day.year}"
    pages = _Pages(told)
    # A date of its own would make another file of the same rundown
    pages.set_creation_date(rundown.sheets[0].airtime)
    pages.set_title(told)
    pages.set_lang("fr")
    for name, sheets in rundown.departments.items():
        pages.sheet(name)
        for sheet in sheets:
            _bulletin(pages, sheet)
    return bytes(pages.output())


def _bulletin(pages: _Pages, sheet: Sheet) -> None:
    """A bulletin's own two lines, then a line a story."""
    pages.keep_together(2 + len(sheet.entries))
    colour = GREEN if sheet.ready else RED
    first, read = sum(WIDTHS[1:3]), sum(WIDTHS[4:])
    widths = (WIDTHS[0], first, WIDTHS[3], read)
    slot = (f"{sheet.airtime:%H:%M:%S}", sheet.title, count(sheet.budget_ms), sheet.state)
    pages.line_of(slot, widths=widths, bold=True, filled=True, ruled=False, last=colour)
    until = ("", sheet.file or sheet.bulletin, "", f"jusqu'à {sheet.ends:%H:%M:%S}")
    pages.line_of(until, widths=widths, filled=True)
    for one in sheet.entries:
        pages.line_of(
            (
                f"{one.at:%H:%M:%S}",
                one.title,
                ", ".join(one.voices),
                *(count(one.duration_ms), count(one.cumulated_ms), count(one.remaining_ms)),
                last_words(one.outcue),
            )
        )
