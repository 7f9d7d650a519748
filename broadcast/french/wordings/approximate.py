"""Counts as a presenter rounds them: "un peu plus de 8 000", "près de deux millions".

What is written is always true; where no approximation is, the figure itself is given.
"""

from __future__ import annotations

from fractions import Fraction

from broadcast.errors import FrenchError
from broadcast.french.grammar.elision import elided
from broadcast.french.numbers import cardinal
from broadcast.french.wordings.apart import rounded_text
from broadcast.french.wordings.thresholds import (
    EXACT_BELOW,
    HALF_LITTLE_SAID,
    LITTLE_SAID,
    MORE_SAID,
)
from broadcast.french.wordings.written import counted, number_text

_MILLION = 1_000_000
_LARGEST = 1000 * _MILLION - 1


def about(n: int, *, feminine: bool = False) -> str:
    """Round a count as a presenter would; small ones are told as they are.

    >>> about(8077), about(7950), about(8000), about(8250)
    ('un peu plus de 8 000', 'près de 8 000', '8 000', 'plus de 8 000')
    >>> about(1_520_000), about(1, feminine=True), about(53)
    ("un peu plus d'un million et demi", 'une', '53')

    Raises `FrenchError` below zero and from a billion on.
    """
    if not 0 <= n <= _LARGEST:
        raise FrenchError(f"nombre impossible à arrondir : {n}", hint="de 0 à 999 999 999")
    if n < EXACT_BELOW:
        return cardinal(n, feminine=feminine) if n <= 10 else str(n)
    unit = 10 ** (len(str(n)) - 1)
    fine = max(unit // 20, 10) if n < 2 * unit else unit // 10
    if n % max(unit // 10, 10) == 0:
        return _round_text(n)
    return (
        _around(n, unit, LITTLE_SAID)
        or _around(n, unit // 2, HALF_LITTLE_SAID)
        or _above(n, n // unit * unit)
        or _around(n, fine, LITTLE_SAID)
        or number_text(n)
    )


def about_counted(n: int, singular: str, plural: str, *, feminine: bool = False) -> str:
    """Round a count of things or people, with "de" after millions.

    >>> about_counted(8077, "électeur", "électeurs"), about_counted(53, "bureau", "bureaux")
    ('un peu plus de 8 000 électeurs', '53 bureaux')
    >>> about_counted(1_950_000, "électeur", "électeurs")
    "près de deux millions d'électeurs"

    Raises `FrenchError` below zero and from a billion on.
    """
    said = about(n, feminine=feminine)
    if n < EXACT_BELOW:
        return counted(n, singular, plural, feminine=feminine)
    return f"{said} {elided('de', plural) if 'million' in said else plural}"


def _around(n: int, step: int, part: Fraction) -> str:
    """The nearest multiple of a step, if the count is within that part of it."""
    near = (2 * n + step) // (2 * step) * step
    if n == near:
        return _round_text(near)
    if abs(n - near) > part * near:
        return ""
    return _of("un peu plus" if n > near else "près", _round_text(near))


def _above(n: int, round_: int) -> str:
    return _of("plus", _round_text(round_)) if n - round_ <= MORE_SAID * round_ else ""


def _of(relation: str, amount: str) -> str:
    return f"{relation} {elided('de', amount)}"


def _round_text(n: int) -> str:
    """A round count, with millions in words.

    >>> [_round_text(n) for n in (8_000, 1_000_000, 2_500_000, 1_200_000)]
    ['8 000', 'un million', 'deux millions et demi', '1,2 million']
    """
    if n < _MILLION:
        return number_text(n)
    millions, rest = divmod(n, _MILLION)
    word = "million" if millions == 1 else "millions"
    if rest not in {0, _MILLION // 2}:
        return f"{rounded_text(Fraction(n, _MILLION), 6)} {word}"
    number = cardinal(millions) if millions <= 10 else str(millions)
    return f"{number} {word}{' et demi' if rest else ''}"
