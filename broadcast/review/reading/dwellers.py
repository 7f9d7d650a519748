"""People named after where they live: "987 Figeacois", "les Lotois"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.placenames import key_of, territories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadcast.model.areas import Area

DWELLERS = r"[A-Z]\w+?(?:ais|ois|iens|ens|ains|eens)(?:es)?\b"
_DWELLERS = re.compile(
    r"(?<![\w-])(?P<stem>[A-Za-z]\w+?)(?:ais|ois|iens|ens|ains|eens)(?:es)?(?![\w-])"
)
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
        if match["stem"][0].islower():  # "nos voisins lotois": a department to the letter
            own = tuple(area for area in known if key_of(area.name) in named)
        else:
            own = _named(known, named)
        if own:
            yield match, own


def _named(known: list[Area], named: set[str]) -> tuple[Area, ...]:
    """The places of the data that a name begins as; else a department of France to the letter."""
    own = tuple(area for area in known if _begins(key_of(area.name), named))
    return own or tuple(
        area for name, areas in territories().items() if name.lower() in named for area in areas[:1]
    )


def _begins(name: str, stems: set[str]) -> bool:
    return name in stems or any(len(one) > _SHORTEST + 1 and name.startswith(one) for one in stems)
