"""A received file opened: unpacked within bounds, told by its first bytes, never by its name."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.errors import SourceError, Where
from broadcast.files import disk_error

if TYPE_CHECKING:
    from pathlib import Path

Format = Literal["text", "spreadsheet", "xml", "json", "parquet"]

MAX_FILE_BYTES = 512 * 2**20
"""The largest file taken in; the stations of a list election of all France come near 300 MB."""

MAX_UNPACKED_BYTES = 512 * 2**20
"""What an archive may hold once unpacked: a zip bomb unpacks to far more."""

MAX_DEPTH = 2
"""An archive in an archive is opened; a third one is not."""

_XLSX_PARTS = ("xl/workbook.xml", "xl/workbook.bin")
_SCRIPT = re.compile(rb"(?:define|callback)\s*\(|(?:var|const|let|window\.)[^=\n]{0,80}=\s*[\[{]")
_REFUSED = (
    (b"%PDF", "c'est un PDF, pas un tableau", "demandez le fichier CSV ou XLSX"),
    (b"Rar!", "archive RAR", "décompressez-la d'abord"),
    (b"7z\xbc\xaf", "archive 7z", "décompressez-la d'abord"),
    (b"\x89PNG", "c'est une image", "demandez le fichier CSV ou XLSX"),
    (b"\xff\xd8\xff", "c'est une image", "demandez le fichier CSV ou XLSX"),
    (b"BZh", "archive bzip2", "décompressez-la d'abord"),
    (b"\xfd7zXZ", "archive xz", "décompressez-la d'abord"),
    (b"\x28\xb5\x2f\xfd", "archive zstd", "décompressez-la d'abord"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The bytes of a received file, unpacked, and what kind of bytes they are."""

    path: Path
    sha256: str
    """Of the file as received, before unpacking."""

    format: Format
    data: bytes
    packed: str = ""
    """"gz" or "zip" where the data came out of an archive."""


def open_received(path: Path) -> Opened:
    """Read a file whole, unpack it, and tell what it is.

    Raises `SourceError` where it is too big, damaged or of a kind that holds no results.
    """
    try:
        with path.open("rb") as file:
            packed = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise disk_error(error, path) from error
    if len(packed) > MAX_FILE_BYTES:
        raise SourceError(
            f"fichier de plus de {MAX_FILE_BYTES // 2**20} Mo",
            where=Where(path),
            hint="demandez celui de votre département, ou un CSV",
        )
    data, packing = packed, ""
    for _ in range(MAX_DEPTH):
        if data.startswith(b"\x1f\x8b"):
            data, packing = _gunzipped(data, path), "gz"
        elif data.startswith(b"PK") and not _is_spreadsheet(data, path):
            data, packing = _only_file(data, path), "zip"
    return Opened(
        path=path,
        sha256=hashlib.sha256(packed).hexdigest(),
        format=_format(data, path),
        data=data,
        packed=packing,
    )


def _format(data: bytes, path: Path) -> Format:
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise SourceError("fichier vide", where=Where(path), hint="demandez-le à nouveau")
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return "spreadsheet"
    if data.startswith(b"PAR1"):
        return "parquet"
    for magic, what, hint in _REFUSED:
        if data.startswith(magic):
            raise SourceError(what, where=Where(path), hint=hint)
    if re.match(rb"<(!doctype html|html|head|body)", start, re.IGNORECASE):
        raise SourceError(
            "c'est une page web, pas un fichier de résultats",
            where=Where(path),
            hint="sans doute n'est-il pas encore publié",
        )
    if start.startswith((b"\x1f\x8b", b"PK")):
        raise SourceError("trop d'archives l'une dans l'autre", where=Where(path))
    if start.startswith(b"<"):
        return "xml"
    return "json" if start.startswith((b"{", b"[")) or _SCRIPT.match(start) else "text"


def _gunzipped(data: bytes, path: Path) -> bytes:
    """Every member of a gzip file, checked to its end."""
    whole = b""
    try:
        while data.startswith(b"\x1f\x8b"):
            stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
            member = stream.decompress(data, MAX_UNPACKED_BYTES + 1 - len(whole))
            whole = _bounded(whole + member if whole else member, path)
            if not stream.eof:
                raise _damaged(path)
            data = stream.unused_data
    except zlib.error as error:
        raise _damaged(path) from error
    return whole


def _is_spreadsheet(data: bytes, path: Path) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(part in archive.namelist() for part in _XLSX_PARTS)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise _damaged(path) from error


def _only_file(data: bytes, path: Path) -> bytes:
    """The one file of an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [
                info
                for info in archive.infolist()
                if not info.is_dir() and not info.filename.startswith("__MACOSX/")
            ]
            if len(inside) != 1:
                names = ", ".join(info.filename for info in inside[:5])
                raise SourceError(
                    f"archive de {len(inside)} fichiers : {names}",
                    where=Where(path),
                    hint="décompressez-la et importez-les un à un",
                )
            if inside[0].flag_bits & 1:
                raise SourceError("archive protégée par un mot de passe", where=Where(path))
            with archive.open(inside[0]) as file:
                return _bounded(file.read(MAX_UNPACKED_BYTES + 1), path)
    except (
        EOFError,
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        ValueError,
        OSError,
    ) as error:
        raise _damaged(path) from error


def _bounded(data: bytes, path: Path) -> bytes:
    if len(data) > MAX_UNPACKED_BYTES:
        raise SourceError(
            f"l'archive contient plus de {MAX_UNPACKED_BYTES // 2**20} Mo une fois décompressée",
            where=Where(path),
            hint="ce n'est pas un fichier de résultats",
        )
    return data


def _damaged(path: Path) -> SourceError:
    return SourceError(
        "archive abîmée ou tronquée", where=Where(path), hint="téléchargez-la à nouveau"
    )
