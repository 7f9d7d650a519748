"""Roman numerals: centuries, Republics, kings."""

from __future__ import annotations

import re

from broadcast.french.numbers import naming, ordinal

_VALUES = {"I": 1, "V": 5, "X": 10}

_RANKED = (
    r"(?:siècles?|République|arrondissement|législature|millénaire|congrès|Reich|Empire"
    r"|circonscription|dynastie|Internationale|olympiade|partie|édition|région)\b"
)
_SMALL_CAPITALS = re.compile(r"\b[ivx]+(?=e siècles?\b)")
_CENTURY = re.compile(r"\b(?P<rank>[IVX]+(?:er|e)) s\.(?P<last>(?=\s*$))?")
_RANK = re.compile(
    r"\b(?P<roman>[IVX]{2,}|[VX](?=(?:e|ème)\b)|I(?=er\b)"
    rf"|I(?=(?:re|ère) {_RANKED}))(?P<ending>er|re|ère|ème|e)\b"
)
_FIRST_OF_HER_NAME = re.compile(r"(?<=[a-zé] )I(?:re|ère)\b")
_NAMED = (
    r"(?:Louis|Charles|Henri|François|Napoléon|Philippe|Jean|Pie|Paul|Benoît|Alexandre|Élisabeth"
    r"|Elisabeth|Georges|Guillaume|Albert|Frédéric|Grégoire|Léopold|Mohammed|Nicolas"
    r"|(?i:acte|annexe|chapitre|livre|partie|phase|titre|tome|type|volet|volume))"
)
_AFTER_NAME = re.compile(rf"\b(?P<name>{_NAMED}(?:-[A-Z]\w+)?) (?P<roman>[IVX])\b(?![.'-])")
_NUMERAL = re.compile(r"(?<![\w-])[IVX]{2,}(?![\w'-])")


def say_roman(text: str) -> str:
    """Say Roman numerals; a lone letter is one only with its ending, or after a king or a chapter.

    No numeral has an L, C, D or M: "Le", "Ce", "De" and "Me" are words.

    >>> say_roman("Au XXIe siècle, la Ve République. Le siècle dernier.")
    'Au vingt et unième siècle, la cinquième République. Le siècle dernier.'
    >>> say_roman("au xixe siècle")
    'au dix-neuvième siècle'
    >>> say_roman("Louis XIV et François Ier, acte V")
    'Louis quatorze et François premier, acte cinq'
    """
    text = _SMALL_CAPITALS.sub(lambda found: found[0].upper(), text)
    text = _CENTURY.sub(
        lambda found: f"{found['rank']} siècle{'' if found['last'] is None else '.'}", text
    )
    text = _RANK.sub(_rank, text)
    text = _FIRST_OF_HER_NAME.sub(ordinal(1, feminine=True), text)
    text = _AFTER_NAME.sub(lambda found: f"{found['name']} {_number(found['roman'])}", text)
    return _NUMERAL.sub(lambda found: _number(found[0]), text)


def _rank(found: re.Match[str]) -> str:
    value = roman_value(found["roman"])
    return ordinal(value, feminine=found["ending"] in {"re", "ère"}) if value else found[0]


def _number(roman: str) -> str:
    value = roman_value(roman)
    return naming(value) if value else roman


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
