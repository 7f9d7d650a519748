"""All other figures: thousands joined, ranks, and counts that agree with what they count."""

from __future__ import annotations

import re

from broadcast.french.elision import elided
from broadcast.french.letters import WORD
from broadcast.french.nouns import BETWEEN, COUNTED, FEMININE
from broadcast.french.numbers import LARGEST, cardinal, decimal_words, integer_words, ordinal

_THOUSANDS = re.compile(
    r"(?<![\w.,])[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:\.[0-9]{3})+)(?![0-9]|\.[0-9])"
)
_POINT = re.compile(r"(?<![\w.])([0-9]+)\.([0-9]+)(?![0-9]|\.[0-9])(?P<percent> ?%)?")
_MANY_POINTS = re.compile(r"(?<=[0-9])\.(?=[0-9])")

_ORDINAL = re.compile(
    r"(?<![\w,.])(?P<number>[0-9]{1,12})"
    r"(?:(?P<first>ers?|res?|ères?)|(?P<second>nde?s?)|i?[eè](?:me)?s?)(?![\w])(?P<noun> \w+)?"
)
_FIGURE = re.compile(
    rf"(?P<before>(?<={WORD}))?(?P<hyphen>-)?(?P<number>[0-9]+(?:,[0-9]+)?)(?P<gap> ?(?={WORD}))?"
)
_NEXT = re.compile(r" ?(?:(?:ou|à) [0-9]+ )?(?P<first>[^\W\d_]+)(?: (?P<second>[^\W\d_]+))?")


def join_thousands(text: str) -> str:
    """Make each number one run of digits, with a comma before its decimals.

    A point before exactly three digits parts thousands, unless a % follows or the number opens
    with zero; before any other count of digits it is a decimal comma.

    >>> join_thousands("10 000, 10.000, 1 234 567,5, 54.7 %, 0.125, 285 communes en 2017")
    '10000, 10000, 1234567,5, 54,7 %, 0,125, 285 communes en 2017'
    """
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
    """Say ranks: 1er, 1re, 2e, 2nd, 80e.

    >>> say_ordinals("le 1er tour, la 1re fois, le 2nd, la 80e et les 21es")
    'le premier tour, la première fois, le second, la quatre-vingtième et les vingt et unièmes'
    """
    return _ORDINAL.sub(_ordinal, text)


def _ordinal(found: re.Match[str]) -> str:
    number, noun = int(found["number"]), found["noun"] or ""
    written = found[0].removesuffix(noun)
    if number < 1:
        return found[0]
    if found["second"]:
        words = "seconde" if "e" in found["second"] else "second"
    else:
        feminine = (found["first"] or "").startswith(("r", "è")) or noun.strip() in FEMININE
        words = ordinal(number, feminine=feminine)
    return f"{words}{'s' if written.endswith('s') else ''}{noun}"


def say_figures(text: str) -> str:
    """Say every number that is left, "une" and "de" where the noun wants them.

    >>> say_figures("21 voix, 1 commune, 21 bureaux, 1000000 électeurs")
    "vingt et une voix, une commune, vingt et un bureaux, un million d'électeurs"
    >>> say_figures("50,05, l'A75, covid-19")
    "cinquante virgule zéro cinq, l'A soixante-quinze, covid dix-neuf"
    """
    return _FIGURE.sub(_figure, text)


def _figure(found: re.Match[str]) -> str:
    number = found["number"]
    following = _NEXT.match(found.string, found.end())
    first, second = (following["first"], following["second"] or "") if following else ("", "")
    before = " " if found["before"] is not None or found["hyphen"] else ""
    after = " " if found["gap"] is not None else ""
    if "," in number:
        return f"{before}{decimal_words(number)}{after}"
    if number[0] == "0" or int(number) > LARGEST:
        return f"{before}{integer_words(number)}{after}"
    feminine = first in FEMININE or (first in BETWEEN and second in FEMININE)
    words = cardinal(int(number), feminine=feminine)
    if int(number) % 1_000_000 == 0 and first in COUNTED:
        after = f" {elided('de', first).removesuffix(first)}"
    return f"{before}{words}{after}"
