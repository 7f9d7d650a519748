"""Numbers in words, as a French newsreader says them.

num2words has the cardinals right (traditional spelling); it gets decimals, feminines and ordinals
wrong (its issues 446 and 409), so those are ours.
"""

from __future__ import annotations

import re
from functools import lru_cache

from num2words import num2words

from broadcast.errors import FrenchError

LARGEST = 10**12 - 1
"""Beyond it nobody on the air says a number as one."""

_DECIMAL = re.compile(r"(?P<whole>[0-9]+)[,.](?P<decimals>[0-9]+)")


def cardinal(n: int, *, feminine: bool = False) -> str:
    """Say a whole number; "une" at its end when what is counted is feminine.

    >>> cardinal(10_917), cardinal(81, feminine=True), cardinal(1_001, feminine=True)
    ('dix mille neuf cent dix-sept', 'quatre-vingt-une', 'mille une')
    >>> cardinal(-3)
    'moins trois'

    Raises `FrenchError` beyond `LARGEST`.
    """
    if abs(n) > LARGEST:
        raise FrenchError(f"nombre trop grand pour être dit : {n}", hint="arrondissez-le")
    words = _spelled(abs(n))
    if feminine and ends_in_one(abs(n)):
        words += "e"
    return f"moins {words}" if n < 0 else words


@lru_cache(maxsize=4096)
def _spelled(n: int) -> str:
    """Kept once spelled: a night of results says the same small numbers again and again."""
    return str(num2words(n, lang="fr"))


def naming(n: int) -> str:
    """Say a number that names a thing and counts nothing: a year, a page, a road.

    Then vingt and cent take no s: they stand for a rank.

    >>> naming(80), naming(200), naming(1_900), naming(1_980), cardinal(1_980)
    ('quatre-vingt', 'deux cent', 'mille neuf cent', 'mille neuf cent quatre-vingt', \
'mille neuf cent quatre-vingts')
    """
    words = cardinal(n)
    return words.removesuffix("s") if words.endswith(("vingts", "cents")) else words


def ends_in_one(n: int) -> bool:
    """Whether the number ends with "un", which agrees: 1, 21, 101, but not 11, 71 or 91.

    >>> [n for n in (1, 11, 21, 71, 81, 91, 101, 21_000) if ends_in_one(n)]
    [1, 21, 81, 101]
    """
    return n % 10 == 1 and n % 100 not in {11, 71, 91}


def ordinal(n: int, *, feminine: bool = False) -> str:
    """Say a rank.

    >>> ordinal(1), ordinal(1, feminine=True), ordinal(21), ordinal(80), ordinal(200)
    ('premier', 'première', 'vingt et unième', 'quatre-vingtième', 'deux centième')

    Raises `FrenchError` for zero and below.
    """
    if n < 1:
        raise FrenchError(f"rang impossible : {n}", hint="un rang commence à 1")
    if n == 1:
        return "première" if feminine else "premier"
    words = naming(n)
    if words.endswith("cinq"):
        return f"{words}uième"
    if words.endswith("neuf"):
        return f"{words.removesuffix('f')}vième"
    stem = words.removesuffix("s") if words.endswith(("ons", "ards")) else words
    return f"{stem.removesuffix('e')}ième"


def decimal_words(digits: str) -> str:
    """Say a decimal number as it was printed, its last zeros included.

    Decimals are one number up to three digits, after their leading zeros; beyond, one by one.

    >>> decimal_words("58,72"), decimal_words("50,05")
    ('cinquante-huit virgule soixante-douze', 'cinquante virgule zéro cinq')
    >>> decimal_words("54,70"), decimal_words("3,1416")
    ('cinquante-quatre virgule soixante-dix', 'trois virgule un quatre un six')

    Raises `FrenchError` for anything else than digits around a comma (or a point).
    """
    found = _DECIMAL.fullmatch(digits.strip())
    if not found:
        raise FrenchError(f"nombre illisible : « {digits} »", hint="écrivez par exemple 58,72")
    return f"{integer_words(found['whole'])} virgule {integer_words(found['decimals'], group=3)}"


def integer_words(digits: str, *, group: int = 12) -> str:
    """Say digits as one number, after their leading zeros; one by one beyond ``group`` digits.

    >>> integer_words("007"), integer_words("000"), integer_words("1234", group=3)
    ('zéro zéro sept', 'zéro zéro zéro', 'un deux trois quatre')
    """
    rest = digits.lstrip("0")
    said = ["zéro"] * (len(digits) - len(rest))
    if len(rest) > group:
        said += [cardinal(int(digit)) for digit in rest]
    elif rest:
        said.append(cardinal(int(rest)))
    return " ".join(said)
