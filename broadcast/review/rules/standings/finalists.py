"""Of whom a sentence says that they are elected, qualified, out or level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions, Who
    from broadcast.review.rules.standings.states import State

_BETWEEN = re.compile(r"\b(?:duels?|angulaires?|oppos\w*|entre|finale)\b")
_LISTED = re.compile(
    r"(?:,? (?:conduite|menee|emmenee) par|,? ?(?:et|ou|a|contre)? ?|, ?"
    r"|(?:,? (?:a|avec) [\d ,]+(?:%|voix|sieges?))?(?:,| et) ?)"
    r"(?: ?(?:la|le|l'|au|a la|a|binome|liste|et|a l'))*\s*"
)
"""What stands between two of a list: "A, à 3 %, et la liste B"."""


def said_of(
    mentions: Mentions, state: State, bounds: tuple[int, int], context: Context
) -> tuple[Who, ...]:
    """All who are named together before the words, or after them, or in the sentence before."""
    start, end = bounds
    text = mentions.sentence.folded
    named = [one for one in mentions.standing if one.how != "other"]
    before = [one for one in named if one.end <= start]
    after = _listed([one for one in named if one.start >= end], text)
    if state in ("qualified", "out", "tie"):
        own = _listed(before[::-1], text)[::-1]
        if state == "qualified" and _BETWEEN.search(text[start:]):
            return after or own
        return own or after
    subjects = [one for one in before if not one.object]
    if subjects:
        return _listed(subjects[::-1], text)[::-1]
    if after:
        return after
    latest = tuple(one for one in context.latest if one.candidates and not one.object)
    return latest[:1]


def _listed(people: Sequence[Who], text: str) -> tuple[Who, ...]:
    """The first ones, as far as they are listed one beside the other."""
    run: list[Who] = []
    for one in people:
        if run:
            low, high = sorted((run[-1], one), key=lambda who: who.start)
            if not _LISTED.fullmatch(text[low.end : high.start]):
                break
        run.append(one)
    return tuple(run)
