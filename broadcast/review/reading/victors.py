"""People named by what the vote made of them, or by their order: "le vainqueur", "au second"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.mentions import Who

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.review.reading.cast import Person

_VICTOR = re.compile(
    r"\b(?:[Ll][ea]|[Dd]u|[Aa]u|[Aa] la|[Dd]e la) (?:grande? )?(?P<who>"
    r"(?P<won>vainqueure?|gagnante?|laureate?)|perdante?|vaincue?)\b"
    r"(?! (?:d|dans|en|a|au|aux|du|des)\b(?! la (?:primaire|presidentielle)))"
)
_ORDINAL = re.compile(
    r"\b(?:a|pour|au|l[ea]|du|de la) (?P<who>premi(?P<first>er)e?|premi(?P<woman>ere)|seconde?)\b"
    r"(?= et\b|[.,;:]|$)"
)


def victors(folded: str, won: tuple[Person, ...], lost: tuple[Person, ...]) -> Iterator[Who]:
    """Who won, and who lost, where the data know: ``won`` and ``lost`` are empty otherwise."""
    for match in _VICTOR.finditer(folded):
        people = won if match["won"] else lost
        if people:
            start, end = match.span("who")
            yield Who(start=start, end=end, people=people, how="pronoun")


def in_order(folded: str, named: Sequence[Who]) -> Iterator[Who]:
    """The two named in a sentence, where it takes them up: "639 au premier, 580 au second"."""
    found = list(_ORDINAL.finditer(folded))
    firsts = [match for match in found if match["first"] or match["woman"]]
    two = list({one.candidates: one for one in named if one.candidates}.values())
    if len(two) != 2 or not firsts or len(found) == len(firsts):
        return
    if any(match.start() < two[1].end for match in found):
        return
    for match in found:
        start, end = match.span("who")
        who = two[0] if match in firsts else two[1]
        yield Who(start=start, end=end, people=who.people, how="pronoun")
