"""Telephone numbers, said as a presenter gives them: two digits at a time, or three."""

from __future__ import annotations

import re

from broadcast.french.grammar.nouns import is_plural
from broadcast.french.numbers import integer_words, naming

_START, _END = r"(?<![\w,.])", r"(?![\w-]|[.,][0-9])"
_PHONE = re.compile(
    rf"{_START}(?:(?P<abroad>(?:\+|00)33) ?(?:\(0\) ?)?(?P<one>[1-9])|0[1-9])"
    rf"(?P<pairs>(?:[ .-]?[0-9]{{2}}){{4}}){_END}"
)
_TOLL = re.compile(
    rf"{_START}0 ?(?P<opening>8[0-9]{{2}})"
    rf"(?P<rest>(?:[ .-]?[0-9]{{3}}){{2}}|(?:[ .-]?[0-9]{{2}}){{3}}){_END}"
)
_BEFORE = r"(?P<before>\b(?:[Ll]e|[Aa]u|[Dd]u|[Nn]uméro|[Cc]omposez|[Aa]ppelez) )"
_SHORT = re.compile(
    rf"{_BEFORE}(?:(?P<two>3[0-9]) ?(?P<other>[0-9][1-9]|[1-9]0)"
    rf"|(?P<three>11[68]) ?(?P<last>[0-9]{{3}})){_END}(?= ?(?P<noun>[^\W\d]*))"
)


def say_phone_numbers(text: str) -> str:
    """Say telephone numbers two digits at a time; toll numbers three at a time.

    >>> say_phone_numbers("au 05 65 77 82 00")
    'au zéro cinq, soixante-cinq, soixante-dix-sept, quatre-vingt-deux, zéro zéro'
    >>> say_phone_numbers("le 3919, le 116 117, 0 800 123 456")
    'le trente-neuf dix-neuf, le cent seize cent dix-sept, \
zéro huit cent, cent vingt-trois, quatre cent cinquante-six'
    """
    text = _PHONE.sub(_phone, text)
    text = _TOLL.sub(_toll, text)
    return _SHORT.sub(_short, text)


def _phone(found: re.Match[str]) -> str:
    pairs = re.findall("[0-9]{2}", found["pairs"])
    if found["abroad"]:
        return ", ".join(["plus trente-trois", *map(_said, [found["one"], *pairs])])
    return ", ".join(map(_said, [found[0][:2], *pairs]))


def _toll(found: re.Match[str]) -> str:
    groups = re.findall("[0-9]+", found["rest"])
    if len(groups) == 1:
        groups = re.findall("[0-9]{3}", found["rest"])
    return f"zéro {', '.join(map(_said, [found['opening'], *groups]))}"


def _short(found: re.Match[str]) -> str:
    """Le 3919, but "le 3919 voix" counts."""
    if is_plural(found["noun"]) or found["noun"] == "m":
        return found[0]
    first, last = found["two"] or found["three"], found["other"] or found["last"]
    return f"{found['before']}{_said(first)} {_said(last)}"


def _said(digits: str) -> str:
    return integer_words(digits) if digits[0] == "0" else naming(int(digits))
