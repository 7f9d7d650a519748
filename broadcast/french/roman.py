"""Roman numerals: centuries, Republics, kings."""

from __future__ import annotations

import re

from broadcast.french.numbers import cardinal, ordinal

_VALUES = {"I": 1, "V": 5, "X": 10}

_RANKED = (
    r"(?:siècles?|Républiques?|arrondissements?|législatures?|millénaires?|congrès|Reich|Empire"
    r"|circonscriptions?|dynasties?|Internationale|olympiades?)"
)
_RANK = re.compile(
    r"\b(?P<roman>[IVX]{2,}|[IVX](?=(?:er|re|e|ème|ère) (?:et (?:du |la |le )?[IVX]+e )?"
    rf"{_RANKED}\b))(?P<ending>er|re|ère|ème|e)\b"
)
_FIRST_OF_NAME = re.compile(r"(?<=[a-zé] )I(?P<ending>er|re|ère)\b")
_KINGS = (
    r"(?:Louis|Charles|Henri|François|Napoléon|Philippe|Jean|Pie|Paul|Benoît|Alexandre|Élisabeth"
    r"|Elisabeth|Georges|Guillaume|Acte|acte|Chapitre|chapitre|Tome|tome)"
)
_AFTER_KING = re.compile(rf"(?<=\b)(?P<king>{_KINGS}(?:-[A-Z]\w+)?) (?P<roman>[IVX])\b(?![.'-])")
_NUMERAL = re.compile(r"(?<![\w-])[IVX]{2,}(?![\w'-])")


def say_roman(text: str) -> str:
    """Say Roman numerals; a lone letter is one only before "siècle", "République" and the like.

    No numeral has an L, C, D or M: "Le", "Ce", "De" and "Me" are words.

    >>> say_roman("Au XXIe siècle, la Ve République. Le siècle dernier.")
    'Au vingt et unième siècle, la cinquième République. Le siècle dernier.'
    >>> say_roman("Louis XIV et François Ier")
    'Louis quatorze et François premier'
    """
    text = _RANK.sub(_rank, text)
    text = _FIRST_OF_NAME.sub(lambda found: ordinal(1, feminine=found["ending"] != "er"), text)
    text = _AFTER_KING.sub(lambda found: f"{found['king']} {_cardinal(found['roman'])}", text)
    return _NUMERAL.sub(lambda found: _cardinal(found[0]), text)


def _rank(found: re.Match[str]) -> str:
    value = roman_value(found["roman"])
    return ordinal(value, feminine=found["ending"] in {"re", "ère"}) if value else found[0]


def _cardinal(roman: str) -> str:
    value = roman_value(roman)
    return cardinal(value) if value else roman


def roman_value(roman: str) -> int:
    """The number, up to 39, or 0 for letters that no one writes as a numeral.

    >>> roman_value("XIV"), roman_value("XXI"), roman_value("IIX"), roman_value("VV")
    (14, 21, 0, 0)
    """
    if not re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", roman):
        return 0
    values = [_VALUES[letter] for letter in roman]
    after = [*values[1:], 0]
    return sum(
        -value if value < next_ else value for value, next_ in zip(values, after, strict=True)
    )
