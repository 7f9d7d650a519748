"""Figures with a unit: kilometres, square metres, degrees, and so many per hour or per litre."""

from __future__ import annotations

import re

from broadcast.french.spoken.figures import NUMBER

UNITS = {
    **{"km/h": "kilomètre-heure", "km": "kilomètre", "hm": "hectomètre", "m": "mètre"},
    **{"cm": "centimètre", "mm": "millimètre", "km2": "kilomètre carré", "m2": "mètre carré"},
    **{"cm2": "centimètre carré", "m3": "mètre cube", "ha": "hectare"},
    **{"l": "litre", "L": "litre", "hl": "hectolitre", "cl": "centilitre", "ml": "millilitre"},
    **{"t": "tonne", "q": "quintal", "kg": "kilo", "g": "gramme", "mg": "milligramme"},
    **{"µg": "microgramme", "μg": "microgramme"},
    **{"ms": "milliseconde", "s": "seconde", "sec": "seconde", "min": "minute", "mn": "minute"},
    **{"€": "euro", "$": "dollar", "£": "livre sterling", "ct": "centime", "cts": "centime"},
    **{"°C": "degré", "°": "degré", "pt": "point", "pts": "point", "hab": "habitant"},
    **{"ch": "cheval"},
    **{"W": "watt", "kW": "kilowatt", "MW": "mégawatt", "GW": "gigawatt", "V": "volt"},
    **{"kV": "kilovolt", "kWh": "kilowatt-heure", "MWh": "mégawatt-heure"},
    **{"GWh": "gigawatt-heure", "TWh": "térawatt-heure", "hPa": "hectopascal", "dB": "décibel"},
    **{"Hz": "hertz", "kHz": "kilohertz", "MHz": "mégahertz"},
    **{"Ko": "kilo-octet", "Mo": "mégaoctet", "Go": "gigaoctet", "To": "téraoctet"},
    **{"kb": "kilobit", "Mb": "mégabit", "Gb": "gigabit", "Mbit": "mégabit", "Gbit": "gigabit"},
}
_MONEY = {"€", "$", "£", "ct", "cts", "euro", "euros"}
_BY = {
    **{"km2": "au kilomètre carré", "ha": "à l'hectare", "m3": "par mètre cube"},
    **{"m2": "par mètre carré", "l": "par litre", "L": "par litre", "kg": "par kilo"},
    **{"s": "par seconde", "h": "par heure", "j": "par jour", "jour": "par jour"},
    **{"an": "par an", "mois": "par mois", "semaine": "par semaine", "nuit": "par nuit"},
    **{"pers": "par personne", "personne": "par personne", "hab": "par habitant"},
    **{"foyer": "par foyer", "min": "par minute", "litre": "par litre", "heure": "par heure"},
}
"""How a rate is said, after its slash."""

_PRICED = {
    **{"m2": "le mètre carré", "m3": "le mètre cube", "l": "le litre", "L": "le litre"},
    **{"litre": "le litre", "kg": "le kilo", "kilo": "le kilo", "t": "la tonne"},
    **{"tonne": "la tonne", "ha": "l'hectare", "kWh": "le kilowatt-heure", "h": "de l'heure"},
    **{"heure": "de l'heure", "MWh": "le mégawatt-heure", "part": "la part", "place": "la place"},
}
"""The same after a price."""

_LONGEST_FIRST = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_UNIT = re.compile(rf"({NUMBER}) ?({_LONGEST_FIRST})(?![\w/'])")
_CONSUMPTION = re.compile(rf"({NUMBER}) ?(?:l|L|litres?) ?/ ?100(?: ?km\b)?")
_RATE = re.compile(
    rf"(?P<amount>{NUMBER} ?(?P<unit>{_LONGEST_FIRST}|(?P<euros>euros?)|habitants?)) ?/ ?"
    rf"(?P<by>{'|'.join(sorted({*_BY, *_PRICED}, key=len, reverse=True))})\b"
)
_LENGTH = re.compile(r"(?<![0-9,])([0-9]+),([0-9]{1,2}) ?m(?![\w/'])")
_HEIGHT = re.compile(r"(?<![\w,.])([1-9]) ?m ?([0-9]{2})(?!\w|[,./][0-9])")


def say_measures(text: str) -> str:
    """Say the units that follow a number, and rates.

    >>> say_measures("90 km/h, 300 m2, 31 hab/km2, 35 €/m2, 1,80 m, 5 l/100 km, 3,4 pts")
    '90 kilomètres-heure, 300 mètres carrés, 31 habitants au kilomètre carré, \
35 euros le mètre carré, 1 mètre 80, 5 litres aux cent kilomètres, 3,4 points'
    """
    text = _CONSUMPTION.sub(r"\1 l aux cent kilomètres", text)
    text = _RATE.sub(_rate, text)
    text = _LENGTH.sub(_length, text)
    text = _HEIGHT.sub(lambda found: _metres(int(found[1]), found[2]), text)
    return _UNIT.sub(_unit, text)


def _rate(found: re.Match[str]) -> str:
    unit, by = found["unit"], found["by"]
    said = _PRICED.get(by, _BY.get(by)) if unit in _MONEY else _BY.get(by)
    if said is None or (unit, by) == ("km", "h"):
        return found[0]
    return f"{found['amount']} {said}"


def _length(found: re.Match[str]) -> str:
    """Metres are said as euros are: un mètre quatre-vingts, deux mètres cinquante."""
    return _metres(int(found[1]), found[2].ljust(2, "0"))


def _metres(metres: int, centimetres: str) -> str:
    if not metres:
        return _unit_words(str(int(centimetres)), "centimètre")
    words = _unit_words(str(metres), "mètre")
    return words if centimetres == "00" else f"{words} {centimetres}"


def _unit(found: re.Match[str]) -> str:
    return _unit_words(found[1], UNITS[found[2]])


def _unit_words(number: str, noun: str) -> str:
    return f"{number} {plural_unit(noun) if is_several(number) else noun}"


def plural_unit(noun: str) -> str:
    """Put the s where a unit takes it.

    >>> [plural_unit(noun) for noun in ("mètre carré", "kilomètre-heure", "quintal", "hertz")]
    ['mètres carrés', 'kilomètres-heure', 'quintaux', 'hertz']
    """
    if noun in {"quintal", "cheval"}:
        return f"{noun[:-1]}ux"
    if noun.endswith("hertz"):
        return noun
    if noun.endswith("-heure"):
        return noun.replace("-", "s-")
    return " ".join(word if word == "sterling" else f"{word}s" for word in noun.split())


def is_several(number: str) -> bool:
    """French counts in the plural from two on: 1,9 million.

    >>> is_several("1,9"), is_several("2"), is_several("0,5")
    (False, True, False)
    """
    return int(number.partition(",")[0]) >= 2
