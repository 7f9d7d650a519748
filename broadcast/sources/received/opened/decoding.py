"""Bytes to text: which alphabet a file was written in, judged by whether it reads as French."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import TYPE_CHECKING

from broadcast.errors import SourceError, Where

if TYPE_CHECKING:
    from pathlib import Path

_ASCII = bytes(range(0x80))
_COMMON = frozenset("éèêëàâçîïôûùüÿœæÉÈÊËÀÂÇÎÏÔÛÙÜŒÆ’‘“”«»–—…°ºª²\xa0€·")
_FOREIGN = frozenset("áíóúñãõäöåøìòýšžÁÍÓÚÑÄÖÅØß")
"""Letters of names from Catalonia, Alsace or a consulate: seen, but rarer."""

_CANDIDATES = ("cp1252", "cp850", "mac_roman")
"""Windows, the old DOS (the ministry still uses it), and the old Macintosh."""

_IN_UTF8 = re.compile(rb"[\xc3\xc5][\x80-\xbf]|\xe2\x80[\x90-\xbf]")
_BINARY = frozenset(range(0x20)) - frozenset(b"\t\n\v\f\r\x1a\x1b")
_TEXT = bytes(byte for byte in range(0x100) if byte not in _BINARY)


def to_utf8(data: bytes, path: Path) -> tuple[bytes, str]:
    """The text as UTF-8 without a byte order mark, and the name of its first encoding.

    Raises `SourceError` with the line where it is no text, or mixes two encodings.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _from_utf16(data, path), "utf-16"
    data = data.removeprefix(codecs.BOM_UTF8)
    if strange := data.translate(None, _TEXT):
        raise SourceError(
            "ce n'est ni du texte ni un tableau connu",
            where=Where(path, _line(data, data.index(strange[:1]))),
            hint="demandez un fichier CSV ou XLSX",
        )
    try:
        data.decode()
    except UnicodeDecodeError as error:
        _refuse_mixed(data, error.start, path)
        encoding = _single_byte(data, path)
        return data.decode(encoding, errors="replace").encode(), encoding
    return data, "utf-8"


def _from_utf16(data: bytes, path: Path) -> bytes:
    try:
        return data.decode("utf-16").encode()
    except UnicodeError as error:
        raise SourceError(
            "texte UTF-16 tronqué", where=Where(path), hint="demandez-le à nouveau"
        ) from error


def _refuse_mixed(data: bytes, fault: int, path: Path) -> None:
    """A file glued from two others: some lines in UTF-8, some not."""
    if _IN_UTF8.search(data):
        raise SourceError(
            "deux encodages mélangés : cette ligne n'est pas en UTF-8, d'autres le sont",
            where=Where(path, _line(data, fault)),
            hint="réenregistrez chaque partie en UTF-8",
        )


def _single_byte(data: bytes, path: Path) -> str:
    """The encoding under which the accented letters are French ones.

    >>> from pathlib import Path
    >>> _single_byte("Béziers, Sète".encode("cp850"), Path("r.csv"))
    'cp850'
    """
    seen = Counter(data.translate(None, _ASCII))
    best, encoding = max(
        (_plausible(seen, encoding), -rank, encoding) for rank, encoding in enumerate(_CANDIDATES)
    )[::2]
    if best < 0.5:
        raise SourceError(
            "encodage inconnu : les accents ne se lisent ni en UTF-8, ni en cp1252, ni en cp850",
            where=Where(path),
            hint="réenregistrez-le en UTF-8",
        )
    return encoding


def _plausible(seen: Counter[int], encoding: str) -> float:
    """From -1 to 1: how French the characters are that are not ASCII."""
    score = 0.0
    for byte, count in seen.items():
        letter = bytes([byte]).decode(encoding, errors="replace")
        score += count * (1 if letter in _COMMON else 0.5 if letter in _FOREIGN else -1)
    return score / seen.total()


def _line(data: bytes, offset: int) -> int:
    return data[:offset].count(b"\n") + 1
