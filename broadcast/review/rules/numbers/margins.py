"""What a gap, a gain or a loss may be: between two candidates, two rounds, or two areas."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from broadcast.review.data.differences import against_areas, changes, gaps
from broadcast.review.reading.phrasings import one_of
from broadcast.review.rules.numbers.counted import TURNOUT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadcast.model.areas import Area
    from broadcast.review.data.differences import Difference
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.reading.mentions import Mentions
    from broadcast.review.rules.numbers.told import Told

_COUNTS = ("voters", "votes", "registered")
_GAPS = ("votes", "seats")
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
            found = [one for kind in _COUNTS for one in changes(ledger, kind, areas, people)]
            named = tuple(dict.fromkeys(c for one in mentions.who for c in one.candidates))
            pair = named if len(named) == 2 else people
            apart = [gap for kind in _GAPS for gap in gaps(ledger, kind, areas, rounds, pair)]
            return "évolution", [*_signed(found, _around(mentions, told)), *apart]
        case _:
            found = [
                one
                for kind in _COUNTS
                for one in changes(ledger, kind, areas, people, percent=True)
            ]
            return "évolution", _signed(found, _around(mentions, told))


def _around(mentions: Mentions, told: Told) -> str:
    """The words of a figure's clause, and the first ones after it."""
    low, high = mentions.clause(told.amount.start)
    return mentions.sentence.folded.lower()[low : high + 40]


def _sizes(differences: Iterable[Difference]) -> list[Difference]:
    return [(abs(difference), entry) for difference, entry in differences]


def _points(mentions: Mentions, told: Told, ledger: Ledger) -> list[Difference]:
    """Points between two areas, since the round before, or between two candidates."""
    text = mentions.sentence.folded.lower()
    low, high = mentions.clause(told.amount.start)
    around = _around(mentions, told)
    between, terms = _apart(mentions)
    if terms or _ELSEWHERE.search(text):
        kind = "turnout" if TURNOUT.search(text[: told.amount.start]) else "share"
        areas = between or told.areas
        found = list(against_areas(ledger, areas, told.people, terms=terms, kind=kind))
        if not found and not told.explicit:
            usual = ledger.areas.usual()
            found = list(against_areas(ledger, usual, told.people, terms=terms, kind=kind))
        return _sizes(found) if between else _signed(found, around)
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
    apart = list(gaps(ledger, "share", told.areas, told.rounds, pair))
    if not apart and not told.explicit:
        apart = list(gaps(ledger, "share", ledger.areas.usual(), told.rounds, pair))
    return apart


def _apart(mentions: Mentions) -> tuple[tuple[Area, ...], tuple[Area, ...]]:
    """Two areas that a gap is told apart, or what one area is compared with."""
    folded, wide = mentions.sentence.folded, list(mentions.where)
    for one, other in pairwise(wide):
        joined = re.fullmatch(r" et (?:l[ae]s? |l')?", folded[one.end : other.start])
        if joined and re.search(r"\bentre (?:l[ae]s? |l')?$", folded[: one.start]):
            return one.every, other.every
    listed = [one for one in wide if len(one.areas) == 2]
    for one in listed:
        if re.search(r"\bentre (?:l[ae]s? |l')?$", folded[: one.start]):
            return one.areas[0], one.areas[1]
    return (), tuple(area for one in wide if one.term for area in one.every)


def _signed(found: list[Difference], text: str) -> list[Difference]:
    """The size of those that were won where points are said to be won, lost where lost."""
    if _LOST.search(text):
        found = [one for one in found if one[0] <= 0]
    elif _WON.search(text):
        found = [one for one in found if one[0] > 0]
    return _sizes(found)
