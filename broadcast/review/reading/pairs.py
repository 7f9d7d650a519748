"""Two figures told against each other, and a figure told as a part of another.

"552 voix contre 422", "Hamon et Valls : 552 à 422", "26 sièges sur 33", "trois des quatre villes".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.review.reading.amounts import Amount
    from broadcast.review.reading.mentions import Mentions, Who

_VERSUS = re.compile(r"[^,;:.]{0,25}? ?(?:contre|a) (?:seulement )?")
_FROM = re.compile(r"\bde $")
_OUT_OF = re.compile(r",? (?:sur|des|parmi|d[e'] ?(?:ses|leurs|nos|ces))(?: l[ea]s?)? ")
_AND = re.compile(r",? et (?:l'|l[ea]s? |le binome |la liste )?")
_COLON = re.compile(r"[^:;.]{0,20}: ?")


def versus(mentions: Mentions, amount: Amount, amounts: Sequence[Amount]) -> Amount | None:
    """The figure that one is told against, where it comes second."""
    at = amounts.index(amount)
    first = amounts[at - 1] if at else None
    if first is None or first.kind != amount.kind:
        return None
    folded = mentions.sentence.folded
    ranged = _FROM.search(folded[: first.start])
    told = _VERSUS.fullmatch(folded, first.end, amount.start) and not ranged
    return first if told else None


def first_of_two(mentions: Mentions, amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether another figure is told against one."""
    at = amounts.index(amount)
    following = amounts[at + 1] if at + 1 < len(amounts) else None
    return following is not None and versus(mentions, following, amounts) is amount


def in_order(
    mentions: Mentions, amount: Amount, amounts: Sequence[Amount], named: Sequence[Who]
) -> Who | None:
    """Whose figure it is where two names and two figures stand in one order."""
    at = amounts.index(amount)
    first = versus(mentions, amount, amounts)
    following = amounts[at + 1] if at + 1 < len(amounts) else None
    if first is None and not (following and versus(mentions, following, amounts)):
        return None
    start = (first or amount).start
    before = [one for one in named if one.end <= start][-2:]
    folded = mentions.sentence.folded
    if len(before) < 2 or not _AND.fullmatch(folded, before[0].end, before[1].start):
        return None
    if not _COLON.fullmatch(folded, before[1].end, start):
        return None
    return before[1] if first else before[0]


def whole_of(mentions: Mentions, amount: Amount, amounts: Sequence[Amount]) -> Amount | None:
    """The figure that one is the whole of: the 26 of "26 sièges sur 33", for 33."""
    at = amounts.index(amount)
    part = amounts[at - 1] if at else None
    if part is None or part.kind not in ("", amount.kind, *_WHOLES.get(amount.kind, ())):
        return None
    return part if _OUT_OF.fullmatch(mentions.sentence.folded, part.end, amount.start) else None


_WHOLES = {
    "registered": ("voters", "people", "abstained"),
    "voters": ("blank", "spoiled", "not_valid"),
    "valid": ("votes",),
}
"""Of what other kinds the figures of one are the whole."""
