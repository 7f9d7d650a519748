"""What a gap, a gain or a loss may be: between two candidates, two rounds, or two areas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.data.differences import against_areas, changes, gaps
from broadcast.review.reading.phrasings import one_of
from broadcast.review.rules.numbers.counted import TURNOUT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadcast.review.data.differences import Difference
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.reading.mentions import Mentions
    from broadcast.review.rules.numbers.told import Told

_COUNTS = ("voters", "votes", "registered")
_ELSEWHERE = re.compile(
    r"\b(?:qu'|que |par rapport a).{0,25}(?:national|france|region|departement|moyenne|pays)"
)
_GAINS = re.compile(
    r"\b(?:gagn|progress|recul|augment|bondi|chut|grimp)\w*|\bperd\w*|\b(?:hausse|baisse)\b"
)
_SINCE = re.compile(
    r"(?:qu'au|par rapport au|depuis le) (?:premier tour|tour)|tour precedent|participation"
    r"|entre les deux tours"
)
_LOST = re.compile(
    one_of(r"""
        \bde moins\b
        \bperd\w*
        \brecul\w*
        \bbaiss\w*
        \bchut\w*
        en moins\b
        en dessous
    """)
)
_WON = re.compile(
    one_of(r"""
        \bde plus\b
        \bgagn\w*
        \bprogress\w*
        \bhausse\b
        \bbond\w*
        \bde mieux\b
        au-dessus
    """)
)


def margins(mentions: Mentions, told: Told, ledger: Ledger) -> tuple[str, list[Difference]]:
    """The name of such a figure in French, and all that the data allow it to be."""
    areas, rounds, people = told.areas, told.rounds, told.people
    match told.kinds:
        case ("points",):
            return "écart en points", _points(mentions, told, ledger)
        case ("votes_gap",):
            found = [
                *gaps(ledger, "votes", areas, rounds, people),
                *_sizes(changes(ledger, "votes", areas, people)),
                *_sizes(changes(ledger, "voters", areas, None)),
            ]
            return "écart en voix", found
        case ("count_change",):
            found = [
                one for kind in _COUNTS for one in _sizes(changes(ledger, kind, areas, people))
            ]
            return "évolution", [*found, *gaps(ledger, "votes", areas, rounds, people)]
        case _:
            found = [
                one
                for kind in _COUNTS
                for one in _sizes(changes(ledger, kind, areas, people, percent=True))
            ]
            return "évolution", found


def _sizes(differences: Iterable[Difference]) -> list[Difference]:
    return [(abs(difference), entry) for difference, entry in differences]


def _points(mentions: Mentions, told: Told, ledger: Ledger) -> list[Difference]:
    """Points between two areas, since the round before, or between two candidates."""
    text = mentions.sentence.folded.lower()
    low, high = mentions.clause(told.amount.start)
    around = text[low : high + 40]
    if _ELSEWHERE.search(text):
        return _signed(list(against_areas(ledger, told.areas, told.people)), around)
    if _SINCE.search(text) or _GAINS.search(around):
        people = None if TURNOUT.search(text[low:high]) else told.people
        found = [
            one
            for kind in ("share", "turnout", "abstention")
            for one in changes(ledger, kind, told.areas, people)
        ]
        return _signed(found, around)
    named = tuple(dict.fromkeys(c for one in mentions.who for c in one.candidates))
    pair = named if len(named) == 2 else told.people
    between = list(gaps(ledger, "share", told.areas, told.rounds, pair))
    if not between and not told.explicit:
        between = list(gaps(ledger, "share", ledger.areas.usual(), told.rounds, pair))
    return between


def _signed(found: list[Difference], text: str) -> list[Difference]:
    """The size of those that were won where points are said to be won, lost where lost."""
    if _LOST.search(text):
        found = [one for one in found if one[0] <= 0]
    elif _WON.search(text):
        found = [one for one in found if one[0] > 0]
    return _sizes(found)
