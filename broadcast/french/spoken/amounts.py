"""Money, millions and shares; then every sign that is left: 2,5 M€, 3,50 €, 54,7 %, &, /."""

from __future__ import annotations

import re

from broadcast.french.spoken.figures import NUMBER
from broadcast.french.spoken.measures import is_several

_BIG = re.compile(
    rf"({NUMBER}) ?(?P<big>M|Mds?|Mrds?) ?"
    r"(?:(?P<money>[€$£])|d'(?P<of>€)|(?=(?:de |d')[^\W\d_]|habitants))"
)
_THOUSANDS = re.compile(rf"({NUMBER}) ?[kK] ?(?P<money>[€$£])")
_MILLIONS = re.compile(r"(?<=million|illiard|illions)(s?) ?([€$£])")
_MONEY = {"€": "euros", "$": "dollars", "£": "livres"}
_EUROS = re.compile(r"(?<![0-9,])([0-9]+),([0-9]{1,3}) ?(?:€|euros?\b)")
_CENTS = re.compile(r"(?<![\w,.])([0-9]+)€([0-9]{2})(?!\w|[,./ ][0-9])")
_EACH = re.compile(r"(?<=euros) ?/ ?(?=(?:an|mois|semaine|jour|habitant|foyer|personne)\b)")
_WORDS = {**_MONEY, "°": "degrés", "&": "et", "@": "arobase", "=": "égale", "+": "plus"}
_SIGN = re.compile(rf" ?([{''.join(map(re.escape, _WORDS))}]) ?")


def say_amounts(text: str) -> str:
    """Say money, millions of it, and shares.

    >>> say_amounts("54,7 %, 3,50 €, 1,859 €, 2,5 M€, 10 M de voix, 40 k€, 3 millions €")
    "54,7 pour cent, 3 euros 50, 1 euro 859, 2,5 millions d'euros, 10 millions de voix, \
40000 euros, 3 millions d'euros"
    """
    text = _BIG.sub(_big, text)
    text = _THOUSANDS.sub(_thousands, text)
    text = _MILLIONS.sub(lambda found: f"{found[1]} {_of(found[2])}", text)
    text = _EUROS.sub(lambda found: _euros(int(found[1]), found[2].ljust(2, "0")), text)
    text = _CENTS.sub(lambda found: _euros(int(found[1]), found[2]), text)
    text = re.sub(r" ?%| p(?:our|\.) ?100\b", " pour cent", text)
    return re.sub(r" ?‰", " pour mille", text)


def _big(found: re.Match[str]) -> str:
    word = "million" if found["big"] == "M" else "milliard"
    money = found["money"] or found["of"]
    of = _of(money) if money else "d'" if found.string[found.end() :].startswith("hab") else ""
    return f"{found[1]} {word}{'s' if is_several(found[1]) else ''} {of}"


def _of(money: str) -> str:
    return "d'euros" if money == "€" else f"de {_MONEY[money]}"


def _thousands(found: re.Match[str]) -> str:
    """1,5 k€ is 1500 euros."""
    whole, _, decimals = found[1].partition(",")
    if len(decimals) > 3:
        return f"{found[1]} mille {_MONEY[found['money']]}"
    return f"{int(whole + decimals.ljust(3, '0'))} {_MONEY[found['money']]}"


def _euros(euros: int, cents: str) -> str:
    """Two decimals are cents; three are the price of fuel: un euro huit cent cinquante-neuf."""
    centimes = int(cents)
    if not euros and centimes and len(cents) == 2:
        return f"{centimes} {'centimes' if centimes > 1 else 'centime'}"
    words = f"{euros} {'euros' if euros > 1 else 'euro'}"
    if not centimes:
        return words
    return f"{words} {cents if len(cents) == 3 else centimes}"


def say_left_signs(text: str) -> str:
    """Say the signs that no figure took with it; a slash is a breath.

    >>> say_left_signs("Rodez & Millau, PS/EELV, et/ou, A/H5N1, 2 millions d'euros/an")
    "Rodez et Millau, PS, EELV, et ou, A H5N1, 2 millions d'euros par an"
    """
    text = _EACH.sub(" par ", text)
    text = _SIGN.sub(lambda found: f" {_WORDS[found[1]]} ", text)
    text = re.sub(r"\b(et|A) ?/ ?(?=\w)", r"\1 ", text)
    return re.sub(r" ?/ ?", ", ", text)
