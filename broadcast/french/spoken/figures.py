"""Runs of digits made whole, and ranks: 10 000, 54.7 %, 1er, 2nd, 80e."""

from __future__ import annotations

import re

from broadcast.french.grammar.nouns import is_feminine
from broadcast.french.numbers import ordinal

NUMBER = r"[0-9]+(?:,[0-9]+)?"
"""A number once `join_thousands` has passed."""

_THOUSANDS = re.compile(
    r"(?<![\w.,])[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:\.[0-9]{3})+)(?![0-9]|\.[0-9])"
)
_VERSION = re.compile(r"(?<![\w.,])([0-9])\.0(?![0-9]|[.,][0-9]| ?[%€]| (?:points?|pts?|m|k)\b)")
_POINT = re.compile(r"(?<![\w.])([0-9]+)\.([0-9]+)(?![0-9]|\.[0-9])(?P<percent> ?%)?")
_PARTICLES = re.compile(r"\bPM ?([0-9])[.,]([0-9])(?![0-9])")
_MANY_POINTS = re.compile(r"(?<=[0-9])\.(?=[0-9])")

_RANK = (
    r"(?:(?P<first>ers?|[eè]?res?|ERS?|[EÈ]?RES?)|(?P<second>n?de?s?|NDE?S?)"
    r"|i?[eè](?:me)?s?|[EÈ]ME?S?)"
)
_ORDINAL = re.compile(rf"(?<![\w,.])(?P<number>[0-9]{{1,12}}){_RANK}(?!\w)(?= ?(?P<noun>\w*))")
_RANK_AND_NUMBER = re.compile(
    r"(?<![\w,.])([0-9]{1,4}(?:ers?|[eè]?res?|n?de|[eè](?:me)?))/(?=([0-9]+)(?P<rank>\w)?)"
)


def join_thousands(text: str) -> str:
    """Make each number one run of digits, with a comma before its decimals.

    A point before exactly three digits parts thousands, unless a % follows or the number opens
    with zero; before any other count of digits it is a decimal comma, but for "le web 2.0".

    >>> join_thousands("10 000, 10.000, 1 234 567,5, 54.7 %, 0.125, 285 communes en 2017")
    '10000, 10000, 1234567,5, 54,7 %, 0,125, 285 communes en 2017'
    """
    text = _PARTICLES.sub(r"PM \1,\2", text)
    text = _VERSION.sub(r"\1 point 0", text)
    text = _POINT.sub(_decimal_point, text)
    text = _THOUSANDS.sub(lambda found: re.sub(r"[ .]", "", found[0]), text)
    return _MANY_POINTS.sub(" point ", text)


def _decimal_point(found: re.Match[str]) -> str:
    whole, decimals = found[1], found[2]
    thousands = len(decimals) == 3 and len(whole) <= 3 and whole[0] != "0"
    if thousands and not found["percent"]:
        return found[0]
    return f"{whole},{decimals}{found['percent'] or ''}"


def say_ordinals(text: str) -> str:
    """Say ranks: 1er, 1re, 2e, 2nd, 80e, 3e/24.

    >>> say_ordinals("le 1er tour, la 1re fois, le 2nd, la 80e et les 21es")
    'le premier tour, la première fois, le second, la quatre-vingtième et les vingt et unièmes'
    >>> say_ordinals("3e/24, 1er/2nd tour")
    'troisième sur 24, premier, second tour'
    """
    text = _RANK_AND_NUMBER.sub(
        lambda found: f"{found[1]}, " if found["rank"] else f"{found[1]} sur ", text
    )
    return _ORDINAL.sub(_ordinal, text)


def _ordinal(found: re.Match[str]) -> str:
    number, written = int(found["number"]), found[0].lower()
    if number < 1 or (found["second"] and number != 2):
        return found[0]
    if found["second"]:
        words = "seconde" if "e" in found["second"].lower() else "second"
    else:
        asked = (found["first"] or "").lower()
        feminine = "re" in asked or (not asked and is_feminine(found["noun"]))
        words = ordinal(number, feminine=feminine)
    return f"{words}s" if written.endswith("s") else words
