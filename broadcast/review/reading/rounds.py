"""Which round a part of a sentence is about: the one told with it, or the one of the bulletins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.phrasings import one_of
from broadcast.review.reading.spans import crossed

if TYPE_CHECKING:
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions, Turn

_FROM = re.compile(r"\bde $")
_DOWN_TO = re.compile(r" a $")
_PAST = re.compile(r"\b(?:etait|etaient|avait|avaient|menait|menaient|dominait|devancait)\b")
_FUTURE = re.compile(
    one_of(r"""
        \b\w+(?:era|eront|ira|iront|aura|auront|endra|endront)\b
        \baffront\w+
        \bduel\b
        angulaire\b
        \bqualifi\w+
        \bse retrouv\w+
        \bseraient\b
        \boppos\w+
        \ben vue\b
        \ba deux\b
        \ba trois\b
    """)
)


def rounds_meant(
    mentions: Mentions, context: Context, bounds: tuple[int, int], others: tuple[int, ...] = ()
) -> tuple[int, ...]:
    """The rounds that something said between two letters may be about."""
    current = context.ledger.round
    two = _two_rounds(mentions, bounds[0], others, current)
    if two:
        return two
    turns = [turn for turn in mentions.rounds if not turn.ahead]
    told = _told(mentions, turns, current, bounds, others) if turns else ()
    if told:
        to_come = told[0] > current and _FUTURE.search(mentions.sentence.folded)
        return (current,) if to_come else told
    low, high = mentions.clause(bounds[0])
    if _PAST.search(mentions.sentence.folded[low:high]) and current > 1:
        return (current - 1, current)
    return (current,)


def _two_rounds(
    mentions: Mentions, start: int, others: tuple[int, ...], current: int
) -> tuple[int, ...]:
    """The round of one of two figures told after "par rapport au premier tour"; or none.

    "Moins qu'au premier tour : 79, contre 83", but "par rapport au premier tour, de 83 à 79".
    """
    turn = next((one for one in mentions.rounds if one.ahead and one.end <= start), None)
    if turn is None or turn.round >= current:
        return ()
    figures = sorted(one for one in {start, *others} if one >= turn.end)
    if len(figures) != 2:
        return ()
    text = mentions.sentence.folded
    between = text[figures[0] : figures[1]]
    if _DOWN_TO.search(between) and _FROM.search(text[: figures[0]]):
        return (turn.round,) if start == figures[0] else (current,)
    if re.match(r" : ", text[turn.end :]) and "contre" in between:
        return (current,) if start == figures[0] else (turn.round,)
    return ()


def _told(
    mentions: Mentions,
    turns: list[Turn],
    current: int,
    bounds: tuple[int, int],
    others: tuple[int, ...],
) -> tuple[int, ...]:
    """The round named after something in its clause, or the last one named before it."""
    start, end = bounds
    for turn in turns:
        after = turn.start >= end and mentions.same_clause(end - 1, turn.start)
        if after and not crossed(end, turn.start, others):
            return (turn.round,)
    before = [turn for turn in turns if turn.end <= start]
    if not before:
        return ()
    turn = before[-1]
    if mentions.same_clause(turn.end, start) and not crossed(turn.end, start, others):
        return (turn.round,)
    low, high = mentions.clause(turn.start)
    alone = not any(low <= one.start < high for one in mentions.standing)
    if alone and not any(low <= other < high for other in others):
        return (turn.round,)
    if any(turn.end <= one.start and one.end <= start for one in mentions.who):
        return (current,)  # someone else's clause, after the one of that round
    return tuple(dict.fromkeys((turn.round, current)))
