"""Telephone numbers, said two digits at a time."""

from __future__ import annotations

import re

from broadcast.french.numbers import cardinal

_PHONE = re.compile(r"(?<![\w,.])(?:\+33 ?[1-9]|0[1-9])(?:[ .-]?[0-9]{2}){4}(?![\w-]|[.,][0-9])")


def say_phone_numbers(text: str) -> str:
    """Say telephone numbers two digits at a time.

    >>> say_phone_numbers("au 05 65 77 82 00")
    'au zéro cinq, soixante-cinq, soixante-dix-sept, quatre-vingt-deux, zéro zéro'
    """
    return _PHONE.sub(_phone, text)


def _phone(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0])
    start = len(digits) % 2  # +33 5 …: an odd count
    pairs = [digits[:2], digits[2]] if start else []
    pairs += [digits[at : at + 2] for at in range(3 * start, len(digits), 2)]
    said = (
        f"zéro {cardinal(int(pair[1]))}" if pair[0] == "0" else cardinal(int(pair))
        for pair in pairs
    )
    return ("plus " if start else "") + ", ".join(said)
