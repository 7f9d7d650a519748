"""Text tables: the delimiter that makes the header mean most, then polars reads the columns."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.sources.received.opened.grid import Grid, numbered
from broadcast.sources.received.opened.panics import panics_as
from broadcast.sources.received.tables.headers import known_words

if TYPE_CHECKING:
    from pathlib import Path

DELIMITERS = ";,\t|"
MAX_COLUMNS = 4000
"""The widest known layout, 38 lists of 8 columns or 55 of 10, has fewer than 600."""

CHUNK_BYTES = 4 * 2**20
SAMPLE_BYTES = 64 * 1024
SAMPLE_ROWS = 40


def read_delimited(data: bytes, path: Path) -> Grid:
    """The cells of a CSV or TXT file in UTF-8, whatever its delimiter and its quotes.

    Raises `SourceError` with the line where it is no table.
    """
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data
    delimiter = _delimiter(data, path)
    width = _width(data, delimiter, path)
    if width < 2:
        raise SourceError(
            "une seule colonne",
            where=Where(path, 1),
            hint="les colonnes se séparent par ; ou , ou une tabulation",
        )
    quote = '"' if _is_quoted(data, delimiter, path) else None
    unreadable = SourceError("tableau illisible : guillemets ou colonnes mêlés", where=Where(path))
    try:
        with panics_as(unreadable):
            cells = pl.read_csv(
                data,
                has_header=False,
                separator=delimiter,
                quote_char=quote,
                schema={str(index): pl.String() for index in range(width)},
                truncate_ragged_lines=True,
                missing_columns="insert",
            )
    except pl.exceptions.PolarsError as error:
        raise unreadable from error
    if quote:  # an empty cell in quotes is no null for polars
        cells = cells.with_columns(pl.when(pl.all() != "").then(pl.all()))
    return Grid(path=path, sheet="", cells=numbered(_without_empty_tail(cells)))


def _delimiter(data: bytes, path: Path) -> str:
    """The one under which a row of the beginning holds most words of a results table.

    Where no row does (a file without a header), the one that parts most lines alike.
    """
    lines = data[:SAMPLE_BYTES].decode(errors="replace").splitlines()[:SAMPLE_ROWS]
    scores = []
    for rank, delimiter in enumerate(DELIMITERS):
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error as error:
            raise SourceError("cellule démesurée", where=Where(path)) from error
        known = max((known_words(row) for row in rows), default=0)
        widths = sorted(len(row) for row in rows)
        usual = widths[len(widths) // 2] if widths else 1
        scores.append((known, usual, -rank))
    return DELIMITERS[-max(scores)[2]]


def _width(data: bytes, delimiter: str, path: Path) -> int:
    """The most columns that any line may have; delimiters within quotes count too, harmlessly."""
    widest, line, start = 0, 0, 0
    while start < len(data):
        end = data.find(b"\n", start + CHUNK_BYTES) + 1 or len(data)
        marks = np.frombuffer(data, dtype=np.uint8, count=end - start, offset=start)
        ends = np.append(np.flatnonzero(marks == ord("\n")), len(marks))
        before = np.searchsorted(np.flatnonzero(marks == ord(delimiter)), ends)
        counts = np.diff(before, prepend=0)
        if (most := int(counts.max())) >= MAX_COLUMNS:
            where = Where(path, line + int(counts.argmax()) + 1)
            raise SourceError(f"{most + 1} colonnes", where=where, hint="trop large")
        widest, line, start = max(widest, most), line + len(ends) - 1, end
    return widest + 1


def _is_quoted(data: bytes, delimiter: str, path: Path) -> bool:
    """Whether quotes enclose cells, or are ordinary characters of a list's name.

    The ministry's TXT quotes nothing, and some lists have quotes in their names.
    """
    if b'"' not in data:
        return False
    edge = re.escape(delimiter.encode())
    if re.search(rb'[^\n"' + edge + rb']"[^\n"' + edge + rb"]", data):
        return False
    if data.count(b'"') % 2:
        line = next(
            (n for n, row in enumerate(io.BytesIO(data), start=1) if row.count(b'"') % 2), None
        )
        raise SourceError(
            "guillemet ouvert et jamais fermé", where=Where(path, line), hint="corrigez cette ligne"
        )
    return True


def _without_empty_tail(cells: pl.DataFrame) -> pl.DataFrame:
    """Without the last columns and rows when they are empty."""
    filled = [
        index for index, name in enumerate(cells.columns) if cells[name].null_count() < cells.height
    ]
    cells = cells[:, : max(filled, default=-1) + 1]
    if not cells.width:
        return cells
    kept = cells.select(pl.any_horizontal(pl.all().is_not_null()).arg_true().last()).item()
    return cells.head(0 if kept is None else kept + 1)
