"""The rounds that a sentence names: "au premier tour", "il y a une semaine", "cette fois"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.french.dates import MONTHS
from broadcast.review.reading.letters import fold
from broadcast.review.reading.mentions import Turn
from broadcast.review.reading.phrasings import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_BEFORE = one_of(r"""
    il y a (?:une semaine|huit jours|quinze jours|deux semaines)
    dimanche dernier
    la semaine derniere
    au tour precedent
    au tour d'avant
""")
_NOW = "cette fois|desormais|aujourd'hui|a present|maintenant"
_ROUND = re.compile(
    r"\b(?P<which>premier|1er|second|deuxieme|2e|2nd|troisieme|3e|dernier) tour\b"
    r"|\bau (?P<bare>premier|second)\b(?= *[,.;:]| selon| d'apres|$)"
    rf"|\b(?P<ago>{_BEFORE})\b"
    rf"|\b(?P<now>{_NOW})\b",
    re.IGNORECASE,
)
_TOWARDS = (
    "pour|vers|avant|depuis|en vue d[eu']?|par rapport au?|pas de|sans|d'ici|sans attendre|attendre"
)
_AHEAD = re.compile(
    rf"(?:\b(?:{_TOWARDS})(?: l[ea]| un| au)?"
    r"|qu'au|que lors du|qu'a l'issue du|(?:celui|celle|ceux) du|que le|qu'un) $",
    re.IGNORECASE,
)
_NUMBERS = {
    "premier": 1,
    "1er": 1,
    "second": 2,
    "deuxieme": 2,
    "2e": 2,
    "2nd": 2,
    "troisieme": 3,
    "3e": 3,
}


def rounds_by_date(folded: str, days: Sequence[date]) -> Iterator[Turn]:
    """The rounds of a sentence told by their day: "le 22 janvier"."""
    held = [one for one in days if days.count(one) == 1]
    for one in held:
        number = "1er" if one.day == 1 else str(one.day)
        for match in re.finditer(rf"\b{number} {fold(MONTHS[one.month - 1])}\b", folded):
            yield Turn(
                start=match.start(),
                end=match.end(),
                round=days.index(one) + 1,
                said=False,
                ahead=bool(_AHEAD.search(folded[: match.start()])),
            )


def turns_of(folded: str, *, current: int, last: int) -> Iterator[Turn]:
    """The rounds of a sentence; ``current`` is that of the bulletins, ``last`` the final one.

    >>> [turn.round for turn in turns_of("Battu au premier tour, il gagne cette fois", current=2, \
last=2)]
    [1, 2]
    """
    for match in _ROUND.finditer(folded):
        word = (match["which"] or match["bare"] or "").lower()
        number = last if word == "dernier" else _NUMBERS.get(word, current)
        if match["ago"] and current > 1:
            number = current - 1
        yield Turn(
            start=match.start(),
            end=match.end(),
            round=number,
            said=not match["now"] and not match["ago"],
            ahead=bool(_AHEAD.search(folded[: match.start()])),
        )
