"""Letters made plain, one for one, so that a place in the plain text is one in the script."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SIGNS = {"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-"}
_SPACES = dict.fromkeys(filter(str.isspace, map(chr, range(0x3001))), " ")
_PLAIN = str.maketrans(_SIGNS | _SPACES)


def plain(text: str) -> str:
    """One kind of apostrophe, hyphen and space, letter for letter.

    >>> plain("54,7\u202f% à l’Hospitalet")
    "54,7 % à l'Hospitalet"
    """
    return text.translate(_PLAIN)


def fold(text: str) -> str:
    """The same letters without their accents, one for one.

    >>> fold("Sévérac, à l'œuvre")
    "Severac, a l'œuvre"
    """
    return text if text.isascii() else "".join(map(_unaccented, text))


@lru_cache(maxsize=1024)
def _unaccented(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
