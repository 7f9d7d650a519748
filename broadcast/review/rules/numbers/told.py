"""A figure with all that it is said of: what it counts, whose it is, where and in which round."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.review.reading.binding import named_right_after, owners
from broadcast.review.reading.dwellers import DWELLERS
from broadcast.review.reading.pairs import whole_of
from broadcast.review.reading.pointing import about
from broadcast.review.reading.rounds import rounds_meant
from broadcast.review.rules.numbers.counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.review.reading.amounts import Amount
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions

_SOMEONES = frozenset(
    {"share", "votes", "seats", "places", "points", "votes_gap", "count_change", "percent_change"}
)
"""Kinds of figures that may be a candidate's."""
_OF_ALL = {
    ("votes",): ("valid",),
    ("voters",): ("registered", "voters"),
    ("voters", "abstained"): ("registered",),
    ("abstained",): ("registered",),
}
"""What is counted by the whole, where its parts count this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure, and what it may be said of."""

    amount: Amount
    kinds: tuple[str, ...]
    """What it may count, any of these; empty where nothing tells."""

    people: tuple[Candidate, ...] | None
    """Whose it may be; None where it is nobody's, or nobody is named."""

    areas: tuple[Area, ...]
    explicit: bool
    """Whether the sentence itself names the place."""

    rounds: tuple[int, ...]
    sure_of_people: bool = False
    """Whether the words leave no doubt whose it is."""

    sure_of_place: bool = False
    whole: bool = False
    """Whether another figure is told as a part of it: 33, in "26 sièges sur 33"."""


def figures_told(mentions: Mentions, amounts: Sequence[Amount], context: Context) -> Iterator[Told]:
    """Every figure of a sentence that may be a result."""
    results = [amount for amount in amounts if amount.result]
    for amount in results:
        kinds = counted(mentions, amount, context)
        if kinds is None:
            continue
        others = tuple(one.start for one in results if one is not amount)
        where = about(mentions, context, amount.bounds, others)
        whole = whole_of(mentions, amount, amounts) is not None
        someones = not whole and (not kinds or not _SOMEONES.isdisjoint(kinds))
        areas, explicit = where.areas, where.explicit
        if _of_people_unknown(mentions, amount):
            areas, explicit = context.ledger.areas.every, False
        yield Told(
            amount=amount,
            kinds=_OF_ALL.get(kinds, kinds) if whole else kinds,
            people=owners(mentions, amount, amounts, context) if someones else None,
            areas=areas,
            explicit=explicit,
            rounds=rounds_meant(mentions, context, amount.bounds, others),
            sure_of_people=_sure_of_people(mentions, amount, results),
            sure_of_place=explicit and _one_place(mentions, amount),
            whole=whole,
        )


def _of_people_unknown(mentions: Mentions, amount: Amount) -> bool:
    """Whether a figure counts those who live somewhere, and their name does not tell where."""
    said = mentions.sentence.folded[amount.start : amount.end]
    known = any(amount.start <= one.start < amount.end for one in mentions.where)
    return amount.kind == "people" and bool(re.search(DWELLERS, said)) and not known


def _sure_of_people(mentions: Mentions, amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether one person is named right after a figure, or alone with it in its clause."""
    named = [one for one in mentions.standing if one.how in ("name", "role")]
    if named_right_after(mentions, amount, named):
        return True
    low, high = mentions.clause(amount.start)
    alone = [one for one in mentions.standing if low <= one.start < high]
    figures = [one for one in amounts if low <= one.start < high]
    if len(alone) != 1 or len(figures) != 1 or alone[0] not in named:
        return False
    return alone[0].end <= amount.start and not alone[0].object


def _one_place(mentions: Mentions, amount: Amount) -> bool:
    """Whether a sentence names one place alone, and tells it with the figure."""
    told = mentions.where
    alone = len(told) == 1 and len(told[0].areas) == 1 and not told[0].term
    return alone and mentions.same_clause(told[0].start, amount.start)
