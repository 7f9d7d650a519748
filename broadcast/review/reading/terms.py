"""Places named as what one compares with: "plus qu'en France", "à contre-courant du pays"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.review.reading.phrasings import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadcast.review.reading.mentions import PlaceNamed

_MORE_OR_LESS = one_of(r"""
    plus
    moins
    mieux
    autant
    aussi
    davantage
    memes?
    pire
    meilleure?s?
    superieure?s?
    inferieure?s?
""")
_UP_TO = r"(?:(?:celles?|celui|ceux) )?(?:(?:d|dans|en|a|aux?|du|des|de)(?: |'))?"
_ARTICLE = r"(?:l[ae]s? |l'|s(?:a|on|es) |leurs? )?"
_THAN = re.compile(rf"\b{_MORE_OR_LESS}\b[^;:.]*(?:\bque |\bqu'){_UP_TO}{_ARTICLE}$", re.IGNORECASE)
_AGAINST = re.compile(
    one_of(r"""
        par rapport
        contrairement
        comparee?s?
        a contre-courant
        a la difference
        a l'inverse
        a rebours
        s'ecart\w+
        se distingu\w+
        se demarqu\w+
        differ\w+
        loin
        celles?|celui|ceux
        (?:au-dessus|au-dessous|en dessous)
    """)
    + rf" (?:a|aux?|d|du|des|de)(?: |'|$){_UP_TO}{_ARTICLE}$",
    re.IGNORECASE,
)
_OWN_ARTICLE = re.compile(r"(?:(?:dans|d[eu]s?|aux?|l[ae]s?) )+")
"""What a place's words may begin with: "du pays"."""

_ONLY = re.compile(r"\b(?:ne |n')[^,;:.]*$")


def with_terms(folded: str, places: Iterable[PlaceNamed]) -> Iterator[PlaceNamed]:
    """The places of a folded sentence, those marked that it only compares with."""
    for one in places:
        own = _OWN_ARTICLE.match(folded, one.start)
        before = folded[: own.end() if own and own.end() < one.end else one.start]
        than = _THAN.search(before) and not _only_there(before)
        yield replace(one, term=bool(than or _AGAINST.search(before)))


def _only_there(before: str) -> bool:
    """Whether "que" goes with a "ne": "il n'est plus en tête qu'à Laguiole" compares nothing."""
    clause = re.split(r"[,;:.]", before)[-1]
    than = max(clause.rfind("que "), clause.rfind("qu'"))
    return bool(_ONLY.search(clause[: max(than, 0)]))
