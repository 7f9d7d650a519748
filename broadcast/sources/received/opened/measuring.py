"""An XLSX measured before it is unfolded: a far cell or a false size could fill the memory."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from broadcast.errors import SourceError, Where

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_CELLS = 60_000_000
"""A sheet is unfolded into a full rectangle: two far corners alone would make one of billions."""

MAX_XML_BYTES = 1024 * 2**20
"""The parts of an XLSX once unpacked: its XML is twenty times its size."""

CHUNK = 1024 * 1024
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_LOCAL_HEADER = 30
_DEFLATED = 8


def refuse_bulk(data: bytes, path: Path) -> None:
    """Raise `SourceError` where an XLSX is damaged, or far larger than it seems."""
    try:
        for columns, rows in _corners(data, path):
            if columns * rows > MAX_CELLS:
                raise _too_big(path)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as error:
        raise SourceError(
            "classeur abîmé ou tronqué",
            where=Where(path),
            hint="téléchargez-le à nouveau",
        ) from error


def _corners(data: bytes, path: Path) -> Iterator[tuple[int, int]]:
    """The farthest column and row so far; parts are measured whatever the archive says of them."""
    total = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            columns, rows = 1, 1
            for chunk in _unpacked(data, info):
                total += len(chunk)
                if total > MAX_XML_BYTES:
                    raise _too_big(path)
                if cells := _CELL.findall(chunk):
                    columns = max(columns, *(_column(name) for name in {name for name, _ in cells}))
                    rows = max(rows, *(int(row) for _, row in cells))
                    yield columns, rows


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
