"""People named after where they live: "987 Figeacois", "les Lotois"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.placenames import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadcast.model.election import Area

DWELLERS = r"[A-Z]\w+?(?:ais|ois|iens|ens|ains|eens)(?:es)?\b"
_DWELLERS = re.compile(rf"(?<![\w-])(?P<stem>[A-Z]\w+?)(?:ais|ois|iens|ens|ains|eens)(?:es)?(?![\w-])")
_SHORTEST = 3
"""Letters of a place's name: those of "Lot"."""


def dwellers(
    folded: str, areas: Iterable[Area]
) -> Iterator[tuple[re.Match[str], tuple[Area, ...]]]:
    """Those of a folded sentence who live where the data know, and where that is.

    "Cadurciens" is not found: only a name that begins as its place does.
    """
    known = list(areas)
    for match in _DWELLERS.finditer(folded):
        stem = match["stem"].lower()
        named = {stem, stem[:-1] if stem[-2:-1] == stem[-1:] else stem}
        own = tuple(area for area in known if _begins(key_of(area.name), named))
        if own:
            yield match, own


def _begins(name: str, stems: set[str]) -> bool:
    return name in stems or any(len(one) > _SHORTEST + 1 and name.startswith(one) for one in stems)
