"""XLSX and XLS workbooks, every sheet as columns of text.

An XLSX is measured before it is unfolded here; an XLS is unfolded in a process of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import fastexcel
import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.sources.received.opened.grid import Grid, numbered
from broadcast.sources.received.opened.measuring import refuse_bulk
from broadcast.sources.received.opened.panics import panics_as
from broadcast.sources.received.opened.unfolding import sheets_apart, sheets_of

if TYPE_CHECKING:
    from pathlib import Path


def read_workbook(data: bytes, path: Path) -> list[Grid]:
    """The cells of every sheet that has some.

    Raises `SourceError` where the workbook is damaged, protected or far too large.
    """
    modern = data.startswith(b"PK")
    if modern:
        refuse_bulk(data, path)
    damaged = SourceError(
        "classeur illisible : abîmé, tronqué ou protégé",
        where=Where(path),
        hint="ouvrez-le dans un tableur et réenregistrez-le en XLSX ou en CSV",
    )
    try:
        with panics_as(damaged):
            sheets = sheets_of(data) if modern else sheets_apart(data)
    except (fastexcel.FastExcelError, pl.exceptions.PolarsError, ValueError) as error:
        raise damaged from error
    return [
        Grid(path=path, sheet=name, cells=numbered(cells))
        for name, cells in sheets
        if cells.width and cells.height
    ]
