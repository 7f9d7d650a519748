"""The rundown on paper: A4, lying, a department a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from font_roboto import Roboto, RobotoBold
from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from broadcast.french.dates import day as day_words
from broadcast.show.rundown import count, last_words

if TYPE_CHECKING:
    from fpdf.table import Table

    from broadcast.show.rundown import Rundown, Sheet

HEADINGS = ("Antenne", "Sujet", "Qui lit", "Durée", "Cumul", "Rebours", "Derniers mots")
WIDTHS = (20, 72, 34, 16, 16, 18, 97)
"""Of each column, in mm."""

ALIGNED = ("LEFT", "LEFT", "LEFT", "RIGHT", "RIGHT", "RIGHT", "LEFT")
GREY, LINES, RED, GREEN = (238, 242, 245), (190, 198, 205), (163, 24, 13), (11, 107, 58)


class _Pages(FPDF):
    """Pages that are numbered, each with its day."""

    def __init__(self, told: str) -> None:
        super().__init__(orientation="landscape", format="A4")
        self._told = told
        self.add_font("roboto", "", Roboto)
        self.add_font("roboto", "B", RobotoBold)
        self.set_margins(12, 12)
        self.set_auto_page_break(auto=True, margin=14)

    def footer(self) -> None:
        self.set_y(-10)
        self.set_font("roboto", size=8)
        self.cell(0, 4, f"{self._told} · page {self.page_no()}", align="R")


def as_pdf(rundown: Rundown) -> bytes:
    """The rundown as a PDF file; the same rundown gives the same bytes."""
    told = f"{rundown.station}, conducteur du {day_words(rundown.day)} {rundown.day.year}"
    pages = _Pages(told)
    # A date of its own would make another file of the same rundown
    pages.set_creation_date(rundown.sheets[0].airtime)
    pages.set_title(told)
    pages.set_lang("fr")
    pages.set_draw_color(*LINES)
    for name, sheets in rundown.departments.items():
        pages.add_page()
        pages.set_font("roboto", "B", 15)
        pages.cell(0, 9, f"{name} – {told}", new_x="LMARGIN", new_y="NEXT")
        pages.set_font("roboto", size=9)
        with pages.table(
            col_widths=WIDTHS,
            text_align=ALIGNED,
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            headings_style=FontFace(emphasis="BOLD"),
            line_height=4.6,
        ) as table:
            table.row(HEADINGS)
            for sheet in sheets:
                _bulletin(table, sheet)
    return bytes(pages.output())


def _bulletin(table: Table, sheet: Sheet) -> None:
    """A bulletin's own line, then a line a story."""
    bold = FontFace(emphasis="BOLD", fill_color=GREY)
    state = FontFace(emphasis="BOLD", fill_color=GREY, color=GREEN if sheet.ready else RED)
    row = table.row()
    row.cell(f"{sheet.airtime:%H:%M:%S}", style=bold)
    row.cell(f"{sheet.title}\n{sheet.file or sheet.bulletin}", colspan=2, style=bold)
    row.cell(count(sheet.budget_ms), style=bold)
    row.cell(f"{sheet.state}\njusqu'à {sheet.ends:%H:%M:%S}", colspan=3, style=state, align="LEFT")
    for one in sheet.entries:
        table.row(
            [
                f"{one.at:%H:%M:%S}",
                one.title,
                ", ".join(one.voices),
                count(one.duration_ms),
                count(one.cumulated_ms),
                count(one.remaining_ms),
                last_words(one.outcue),
            ]
        )
