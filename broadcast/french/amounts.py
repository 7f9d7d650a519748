"""Figures with a sign beside them: per cent, euros, units, plus and minus, ranges, fractions."""

from __future__ import annotations

import re

from broadcast.french.letters import MARKS, WORD
from broadcast.french.numbers import cardinal, ordinal

NUMBER = r"[0-9]+(?:,[0-9]+)?"
"""A number once `figures.join_thousands` has passed."""

_BIG = {"k": "mille", "M": "million", "Md": "milliard", "Mds": "milliard"}
_BIG_EURO = re.compile(rf"({NUMBER}) ?(k|M|Mds?) ?€")
_EUROS = re.compile(r"(?<![0-9,])([0-9]+),([0-9]{1,2}) ?(?:€|euros?\b)")
_UNITS = {
    "km/h": "kilomètre-heure",
    **{"km2": "kilomètre carré", "m2": "mètre carré", "m3": "mètre cube"},
    **{"km": "kilomètre", "cm": "centimètre", "mm": "millimètre", "m": "mètre", "kg": "kilo"},
    **{"ha": "hectare", "min": "minute", "€": "euro", "$": "dollar", "£": "livre"},
    **{"°C": "degré", "°": "degré", "kWh": "kilowatt-heure", "MW": "mégawatt"},
}
_LONGEST_FIRST = sorted(_UNITS, key=len, reverse=True)
_UNIT = re.compile(rf"({NUMBER}) ?({'|'.join(re.escape(u) for u in _LONGEST_FIRST)})(?![\w/])")
_YEARS = re.compile(r"(?<![\w,.-])((?:19|20)[0-9]{2})(?: ?[-–] ?|/)((?:19|20)[0-9]{2})(?![\w-])")
_RANGE = re.compile(rf"(?<![\w,-])({NUMBER})( ?%)? ?[-–] ?(?={NUMBER}(?![\w-]))")
_PLUS_OR_MINUS = re.compile(r"± ?(?=[0-9])")
_PLUS = re.compile(rf"(?<![\w)])\+ ?(?=[0-9])|(?<=[0-9]) \+ (?={WORD})")
_MINUS = re.compile(
    rf"− ?(?=[0-9])|(?<![\w)%–{MARKS}-])[-–](?=[0-9])"
    r"|(?:^|(?<=[:(;] )|(?<=[:(;])|(?<=\b(?:de|et|ou) )|(?<=\bà )|(?<=\bsoit ))[-–] (?=[0-9])"
)
_FRACTION = re.compile(
    r"(?<![\w,./])([0-9]{1,6}) ?/ ?([0-9]{1,6})(?![\w/]|,[0-9])(?P<final> finales?)?"
)
_PARTS = {2: ("demi", "demis"), 3: ("tiers", "tiers"), 4: ("quart", "quarts")}


def say_signs(text: str) -> str:
    """Say what joins two numbers or stands before one: plus, minus, "à", fractions.

    A hyphen or a dash is a minus where it touches its number and no word ("-2,3 points"), and
    apart from it where no dash can stand: at the start, after a colon or a bracket, after de, et,
    ou, à, soit ("recule de - 2 points"). Between two words it is a dash: "Rodez - 12 voix".

    >>> say_signs("+3,4 points, -2,3 points, 10-15 %, 2/3 des voix, saison 2016-2017")
    'plus 3,4 points, moins 2,3 points, 10 à 15 %, deux tiers des voix, saison 2016 2017'
    """
    text = _YEARS.sub(r"\1 \2", text)
    text = _RANGE.sub(r"\1\2 à ", text)
    text = _PLUS_OR_MINUS.sub("plus ou moins ", text)
    text = _PLUS.sub(lambda found: " plus " if found[0][0] == " " else "plus ", text)
    text = _MINUS.sub("moins ", text)
    return _FRACTION.sub(_fraction, text)


def _fraction(found: re.Match[str]) -> str:
    above, below = int(found[1]), int(found[2])
    if found["final"]:
        return {2: f"demi-{found['final'].strip()}", 4: "quart de finale"}.get(
            below, f"{ordinal(max(below, 1))} de finale"
        )
    if not (0 < above < below <= 10):
        return f"{above} sur {below}"
    part, parts = _PARTS.get(below) or (ordinal(below), f"{ordinal(below)}s")
    return f"{cardinal(above)} {parts if above > 1 else part}"


def say_amounts(text: str) -> str:
    """Say the signs of money, of shares and of measures.

    >>> say_amounts("54,7 %, 3,50 €, 12500 €, 2,5 M€, 90 km/h")
    "54,7 pour cent, 3 euros 50, 12500 euros, 2,5 millions d'euros, 90 kilomètres-heure"
    """
    text = _BIG_EURO.sub(_big_euros, text)
    text = re.sub(r"(?<=million|illiard|illions)(s?) ?€", r"\1 d'euros", text)
    text = _EUROS.sub(_euros, text)
    text = _UNIT.sub(_unit, text)
    text = re.sub(r" ?%", " pour cent", text)
    text = re.sub(r" ?‰", " pour mille", text)
    for sign, words in (("€", "euros"), ("$", "dollars"), ("£", "livres"), ("°", "degrés")):
        text = re.sub(rf" ?{re.escape(sign)}", f" {words}", text)
    for sign, words in (("&", "et"), ("@", "arobase"), ("=", "égale"), ("+", "plus")):
        text = re.sub(rf" ?{re.escape(sign)} ?", f" {words} ", text)
    return re.sub(r" ?/ ?", " ", text.replace(" / ", ", "))


def _big_euros(found: re.Match[str]) -> str:
    number, word = found[1], _BIG[found[2]]
    if word == "mille":
        return f"{number}000 euros" if "," not in number else f"{number} mille euros"
    return f"{number} {word}{'s' if _plural(number) else ''} d'euros"


def _euros(found: re.Match[str]) -> str:
    euros, cents = int(found[1]), int(found[2].ljust(2, "0"))
    if not euros and cents:
        return f"{cents} {'centimes' if cents > 1 else 'centime'}"
    return f"{euros} {'euros' if euros > 1 else 'euro'}" + (f" {cents}" if cents else "")


def _unit(found: re.Match[str]) -> str:
    number, noun = found[1], _UNITS[found[2]]
    if _plural(number):
        noun = noun.replace(" carré", "s carré").replace(" cube", "s cube").replace("-", "s-", 1)
        noun += "" if noun.endswith("s-heure") else "s"
    return f"{number} {noun}"


def _plural(number: str) -> bool:
    """French counts in the plural from two on: 1,9 million."""
    return int(number.partition(",")[0]) >= 2
