"""XLSX and XLS workbooks, every sheet as columns of text, measured before they are unfolded."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

import fastexcel
import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.sources.received.grid import Grid, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_CELLS = 60_000_000
"""A sheet is unfolded into a full rectangle: two far corners alone would fill the memory."""

MAX_XML_BYTES = 1024 * 2**20
"""The parts of a workbook once unpacked: its XML is twenty times its size."""

CHUNK = 1024 * 1024
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_LOCAL_HEADER = 30
_DEFLATED = 8


def read_workbook(data: bytes, path: Path) -> list[Grid]:
    """The cells of every sheet that has some.

    Raises `SourceError` where the workbook is damaged, protected or far too large.
    """
    if data.startswith(b"PK"):
        _refuse_bulk(data, path)
    try:
        reader = fastexcel.read_excel(data)
        sheets = [
            (
                name,
                reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars(),
            )
            for name in reader.sheet_names
        ]
    except (fastexcel.FastExcelError, pl.exceptions.PolarsError, ValueError) as error:
        raise SourceError(
            "classeur illisible : abîmé, tronqué ou protégé",
            where=Where(path),
            hint="ouvrez-le dans un tableur et réenregistrez-le en XLSX ou en CSV",
        ) from error
    return [
        Grid(path=path, sheet=name, cells=numbered(cells))
        for name, cells in sheets
        if cells.width and cells.height
    ]


def _refuse_bulk(data: bytes, path: Path) -> None:
    """Measure every part without keeping it: what an archive declares of itself may be false."""
    total, columns, rows = 0, 1, 1
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                sheet = info.filename.startswith("xl/worksheets/")
                for chunk in _unpacked(data, info):
                    total += len(chunk)
                    if total > MAX_XML_BYTES:
                        raise _too_big(path)
                    if sheet and (corner := _corner(chunk)):
                        columns, rows = max(columns, corner[0]), max(rows, corner[1])
                        if columns * rows > MAX_CELLS:
                            raise _too_big(path)
                if sheet:
                    columns, rows = 1, 1
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError) as error:
        raise SourceError(
            "classeur abîmé ou tronqué", where=Where(path), hint="téléchargez-le à nouveau"
        ) from error


def _unpacked(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part, a chunk at a time, as far as they really go."""
    head = info.header_offset
    name, extra = data[head + 26 : head + 28], data[head + 28 : head + 30]
    start = head + _LOCAL_HEADER + int.from_bytes(name, "little") + int.from_bytes(extra, "little")
    packed = data[start : start + info.compress_size]
    if info.compress_type != _DEFLATED:
        yield packed
        return
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    while packed and not stream.eof:
        yield stream.decompress(packed, CHUNK)
        packed = stream.unconsumed_tail


def _corner(chunk: bytes) -> tuple[int, int] | None:
    """The farthest column and row that a piece of a sheet names."""
    cells = _CELL.findall(chunk)
    if not cells:
        return None
    columns = {column for column, _ in cells}
    return max(map(_column, columns)), max(int(row) for _, row in cells)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _too_big(path: Path) -> SourceError:
    return SourceError(
        "classeur démesuré : des cellules très loin, ou bien trop de cellules",
        where=Where(path),
        hint="réenregistrez la seule feuille des résultats en CSV",
    )
