"""Where the clauses of a sentence end, and which places of it are one list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.review.reading.mentions import SMALL
from broadcast.review.reading.spans import overlaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.review.reading.mentions import PlaceNamed

_BREAK = re.compile(
    r",(?!\d)|[;()]|:(?!\d)|[–—]| - |\b(?:mais|alors que|tandis que|quand|lorsque)\b"
)
_JOIN = re.compile(
    r"(?:,? (?:et|ou|puis|comme|ainsi que|mais aussi|et aussi) |,? ainsi qu'|, )"
    r"(?:(?:a|aux?|de|du|des|en|dans|le binome|la liste) |d'|(?:l[ea]s? )|l')*",
    re.IGNORECASE,
)


def clause_breaks(
    folded: str, people: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]
) -> tuple[int, ...]:
    """Where each clause ends: not inside a name, nor inside a list of people, or of places."""
    return tuple(
        match.end()
        for match in _BREAK.finditer(folded)
        if not overlaps(match.span(), (*people, *places))
        and not any(_joins(folded, match, own) for own in (people, places))
    )


def _joins(folded: str, match: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a comma stands between two of a list: two people, or two places."""
    if match[0] != "," or not any(end == match.start() for _, end in taken):
        return False
    after = _JOIN.match(folded, match.start())
    return after is not None and any(start == after.end() for start, _ in taken)


def listed(folded: str, places: Sequence[PlaceNamed]) -> tuple[PlaceNamed, ...]:
    """Places of one size that stand in a list are taken together."""
    grouped: list[PlaceNamed] = []
    for one in places:
        last = grouped[-1] if grouped else None
        if last and _JOIN.fullmatch(folded[last.end : one.start]) and _size(last) == _size(one):
            grouped[-1] = replace(last, end=one.end, areas=last.areas + one.areas)
        else:
            grouped.append(one)
    return tuple(grouped)


def _size(place: PlaceNamed) -> str:
    return "small" if place.kind in SMALL else place.kind
