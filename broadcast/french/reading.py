"""Numbers found in a French text, in figures or in words, with what they are worth.

"54,7", "10 917", "1,2 million", "cinquante-quatre virgule sept", "deux millions et demi".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_UNITS = {
    **{"zéro": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6},
    **{"sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13},
    **{"quatorze": 14, "quinze": 15, "seize": 16},
    **{"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60},
    **{"septante": 70, "huitante": 80, "octante": 80, "nonante": 90},
}
_SCALES = {"cent": 100, "cents": 100, "mille": 1000}
_WORD = "|".join(sorted((*_UNITS, *_SCALES), key=len, reverse=True))
_RUN = rf"(?:{_WORD})(?:(?:-et-|-| et (?=une?\b|onze\b)| )(?:{_WORD}))*"
_NUMBER = re.compile(
    r"(?<![\w,.-])(?:"
    r"(?P<figure>\d{1,3}(?:[ .]\d{3})+(?!\d)|\d+)(?:[,.](?P<decimals>\d+))?"
    rf"|(?P<words>(?<!pour )(?<!Pour ){_RUN})(?: virgule (?P<after>{_RUN}))?"
    r")(?P<scale> (?:million|milliard)s?)?(?P<half> et demie?)?(?![\w]|-[\w])",
    re.IGNORECASE,
)
_SCALED = {"million": 1_000_000, "milliard": 1_000_000_000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number of a text."""

    start: int
    end: int
    value: Fraction

    decimals: int
    """How many were said after the comma."""

    in_words: bool

    @property
    def alone(self) -> bool:
        """Whether it is "un" or "une", which may be no number at all but an article."""
        return self.in_words and self.value == 1 and self.end - self.start <= 3

    @property
    def digits(self) -> str:
        """The number in figures, its last zeros included.

        >>> read_numbers("cinquante virgule zéro cinq")[0].digits
        '50,05'
        """
        scaled = round(self.value * 10**self.decimals)
        whole, rest = divmod(scaled, 10**self.decimals)
        grouped = f"{whole:,}".replace(",", " ")
        return f"{grouped},{rest:0{self.decimals}d}" if self.decimals else grouped


def read_numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text, in order; spaces must be plain ones.

    >>> [str(one.value) for one in read_numbers("10 917 voix, 54,7 %, vingt et un, deux millions")]
    ['10917', '547/10', '21', '2000000']
    >>> [one.digits for one in read_numbers("soixante et onze, quatre-vingt-dix-sept virgule deux")]
    ['71', '97,2']
    """
    return tuple(found for match in _NUMBER.finditer(text) if (found := _number(match)))


def _number(match: re.Match[str]) -> Number | None:
    if match["figure"]:
        decimals = match["decimals"] or ""
        value = Fraction(
            re.sub(r"[ .]", "", match["figure"]) + (f".{decimals}" if decimals else "")
        )
    else:
        whole = _value(match["words"])
        after = _decimals(match["after"]) if match["after"] else ""
        if whole is None or after is None:
            return None
        decimals, value = after, Fraction(f"{whole}.{after}" if after else whole)
    if match["half"]:
        value += Fraction(1, 2)
    if match["scale"]:
        value *= _SCALED[match["scale"].strip().rstrip("s").lower()]
    start, end = match.span()
    if match["half"] and not match["scale"]:
        value, end = value - Fraction(1, 2), match.start("half")
    places = 0 if match["scale"] else len(decimals)
    return Number(start=start, end=end, value=value, decimals=places, in_words=bool(match["words"]))


def _value(words: str) -> int | None:
    """A cardinal in words; nothing where the words make none.

    >>> _value("quatre-vingt-dix-sept"), _value("dix mille neuf cent dix-sept")
    (97, 10917)
    """
    total = part = 0
    for word in re.split(r"-et-|[- ]et[- ]|[- ]", words.lower()):
        if word in ("mille",):
            total, part = total + max(part, 1) * 1000, 0
        elif word.startswith("cent"):
            part = max(part % 100, 1) * 100 + part - part % 100
        elif word.startswith("vingt") and part % 100 == 4:
            part += 76
        elif word in _UNITS:
            part += _UNITS[word]
    return total + part


def _decimals(words: str) -> str | None:
    """What follows the comma, as digits: "zéro cinq" is 05."""
    rest = re.split(r"[ -]", words.lower())
    zeros = 0
    while rest and rest[0] == "zéro":
        zeros, rest = zeros + 1, rest[1:]
    value = _value(" ".join(rest)) if rest else None
    return "0" * zeros + (str(value) if value is not None else "")
