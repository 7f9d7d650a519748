"""What stands before a figure and makes it approximate: "près de", "un peu plus de"."""

from __future__ import annotations

import re

from broadcast.review.reading.phrasings import one_of

_WORDS = one_of(r"""
    (?:un peu|legerement|a peine|beaucoup|bien|nettement|largement) (?:plus|moins) d[e']
    (?:plus|moins) d[e'](?=[ ']?)
    pres d[e']
    presque
    quasiment
    pratiquement
    pas loin d[e']
    environ
    autour d[e']s?
    autour des
    quelque
    au moins
    au plus
    a peine
    frol\w+(?: les| la barre des)?
    depass\w+ a peine(?: les)?
    depass\w+(?: les| la barre des)?
    franchi\w* (?:les|la barre des)
    (?:pass\w+|franchi\w*|au-dela d[eu]) (?:le cap|la barre|le seuil) des
    depass\w+ d'un rien(?: les| la barre des)?
    atteint(?: les)?
    atteignent(?: les)?
    (?:au-dessus|au-dela) d[e'][s]?
    (?:au-dessous|en dessous) d[e'][s]?
    sous (?:les|la barre des)
    superieure? a
    inferieure? a
    seulement
    exactement
    precisement
""")
_RELATION = re.compile(rf"(?P<words>{_WORDS})(?: les| la barre des)? ?$", re.IGNORECASE)
_MUCH = "(?:bien|beaucoup|nettement|largement)"
_SAID_AS = tuple(
    (re.compile(pattern), relation)
    for relation, pattern in (
        ("un peu plus de", r"un peu plus|legerement plus|a peine plus"),
        ("un peu moins de", r"un peu moins|legerement moins|a peine moins"),
        ("dépasse à peine les", r"depass\w+ a peine"),
        ("plus de", rf"{_MUCH} plus|plus|depass|franchi|pass|au-dessus|au-dela|superieur"),
        ("moins de", rf"{_MUCH} moins|moins|sous|dessous|inferieur|au plus"),
        ("près de", r"pres|presque|quasiment|pratiquement|pas loin|frol"),
        ("environ", r"environ|autour|quelque"),
        ("au moins", r"au moins"),
        ("à peine", r"a peine"),
    )
)
"""Each relation in the words that `says_true` knows."""


_AFTER = re.compile(r",? (?:(?P<near>ou presque)|a peu pres|environ|a peu de choses pres)\b")


def relation_after(folded: str, end: int, relation: str) -> tuple[int, str]:
    """Where a figure ends with the words after it that make it approximate, and what they say.

    >>> relation_after("quatre sur dix, ou presque", 14, "")
    (26, 'près de')
    """
    match = None if relation else _AFTER.match(folded, end)
    if not match:
        return end, relation
    return match.end(), "près de" if match["near"] else "environ"


def relation_before(folded: str, start: int) -> tuple[int, str]:
    """Where a figure begins with the words that make it approximate, and what they say.

    >>> relation_before("avec legerement plus de 54 %", 24)
    (5, 'un peu plus de')
    """
    match = _RELATION.search(folded[:start])
    if not match:
        return start, ""
    words = match["words"].lower()
    said = next((to for pattern, to in _SAID_AS if pattern.match(words)), "")
    return (match.start(), said) if said else (start, "")
