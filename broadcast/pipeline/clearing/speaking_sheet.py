"""The sheet of speaking time as a table: CSV and XLSX, one line a passage, then the totals."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import xlsxwriter

from broadcast.files import replacing, write_text
from broadcast.records.cells import inert

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadcast.rules.ledger import Line
    from broadcast.rules.totals import Total

COLUMNS = (
    *("date", "heure", "programme", "catégorie", "type", "personne", "fonction", "parti"),
    *("candidat ou liste", "portée", "secondes", "département", "scrutin", "tour", "fichier"),
    *("son", "mots", "état", "estimé", "correction", "ligne"),
)
TOTALS = ("candidat ou liste", "tranche", "parole (s)", "antenne (s)", "passages")
STATES = {"handed_over": "remis", "aired": "diffusé"}


def write_sheet(path: Path, lines: Sequence[Line], totals: Sequence[Total]) -> None:
    """Write the lines as CSV, or lines and totals as two leaves of an XLSX, by the file's name."""
    if path.suffix.lower() == ".xlsx":
        _write_xlsx(path, lines, totals)
    else:
        write_text(path, as_csv(lines))


def as_csv(lines: Sequence[Line]) -> str:
    """The lines as a table that a spreadsheet opens."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    table.writerows([[inert(cell) for cell in row(line)] for line in lines])
    return out.getvalue()


def row(line: Line) -> tuple[str | float | int, ...]:
    """A line under its columns."""
    return (
        f"{line.on_air:%Y-%m-%d}",
        f"{line.on_air:%H:%M:%S}.{line.on_air.microsecond // 100_000}",
        *(line.programme, line.category, line.kind, line.person, line.role, line.party),
        *(line.candidate, line.scope, line.seconds, line.department, line.election, line.round),
        *(line.file, line.source, line.words, STATES[line.state]),
        "oui" if line.estimated else "",
        line.corrected,
        line.id,
    )


def _write_xlsx(path: Path, lines: Sequence[Line], totals: Sequence[Total]) -> None:
    told = [(one.candidate, one.period, one.parole_s, one.antenne_s, one.lines) for one in totals]
    leaves = (("Passages", COLUMNS, [row(line) for line in lines]), ("Totaux", TOTALS, told))
    with (
        replacing(path) as partial,
        # A text is never a formula, whatever a newsroom typed
        xlsxwriter.Workbook(partial, {"strings_to_formulas": False}) as book,
    ):
        bold, tenths = book.add_format({"bold": True}), book.add_format({"num_format": "0.0"})
        for name, columns, rows in leaves:
            leaf = book.add_worksheet(name)
            leaf.write_row(0, 0, columns, bold)
            for number, cells in enumerate(rows, start=1):
                for column, cell in enumerate(cells):
                    leaf.write(number, column, cell, tenths if isinstance(cell, float) else None)
            leaf.freeze_panes(1, 0)
            leaf.autofit()
