"""What a figure counts, told by the words around it: votes, voters, seats, points, hours."""

from __future__ import annotations

import re

from broadcast.french import dates
from broadcast.review.reading.letters import fold
from broadcast.review.reading.phrasings import one_of

MONTHS = tuple(map(fold, dates.MONTHS))
"""Folded, as sentences are searched."""

NO_RESULT = frozenset({"clock", "time", "frequency", "rank", "threshold"})
"""Figures that are no result: hours, lengths of time, the station's frequency, a size to pass."""

_TAILS = {
    "percent": r"(?:%|pour cent\b)",
    "points": r"points?\b(?! sur )",
    "clock": r"(?:h\b|h(?=\d)|heures?\b)",
    "time": r"(?:minutes?|secondes?|jours?|semaines?|mois|ans|annees?)\b",
    "date": rf"(?:er )?(?:{'|'.join(MONTHS)})\b",
    "frequency": r"(?:FM|MHz|megahertz)\b",
    "not_valid": r"(?:suffrages? |votes? |bulletins? )?non exprimee?s?\b"
    r"|(?:ont|a) (?:vote|glisse) (?:un bulletin )?blanc (?:ou|et) nul\b",
    "valid": r"(?:suffrages |votes |bulletins )?(?:exprimes?|valables?)\b",
    "blank_and_spoiled": r"(?:bulletins? |votes? )?blancs? (?:et|ou) nuls?\b",
    "blank": r"(?:bulletins? |votes? )?blancs?\b",
    "spoiled": r"(?:bulletins? |votes? )?nuls?\b",
    "votes": r"(?:d'|de )?(?:voix|suffrages?|votes?|bulletins?)\b",
    "registered": (r"(?:d'|de )?(?:electeurs |electrices et electeurs |personnes )?inscrite?s?\b"),
    "abstained": r"(?:d'|de )?abstentionnistes?\b",
    "voters": r"(?:d'|de )?(?:votants?|participants?)\b",
    "people": (
        r"(?:d'|de )?"
        r"(?:electeurs?|electrices?|personnes|citoyens|[A-Z]\w+(?:ais|ois|ens|ains)\b)"
    ),
    "seats": (
        r"maires?(?= (?:sont )?(?:connu|elu|designe))"
        r"|(?:d'|de )?(?:sieges?|elu(?:e)?s?|mandats?|fauteuils?|conseillers?|deputee?s?"
        r"|eurodeputee?s?|senateurs?|senatrices?)\b"
    ),
    "places": (
        r"(?:d'|de )?(?:bureaux?(?: de vote)?|communes?|villes?|localites?|cantons?"
        r"|circonscriptions?|lieux)\b"
    ),
    "standing": r"(?:listes?|candidate?s?|binomes?|finalistes?|pretendants?|qualifiee?s?)\b",
    "runoffs": r"(?:duels?|triangulaires?|quadrangulaires?)\b",
    "rounds": r"tours?\b",
    "rank": r"(?:er|re|ere|e|eme|nd|nde)\b",
}
"""What follows a figure, kind by kind; the first that fits is meant."""

TAIL = re.compile(r" ?(?:" + "|".join(f"(?P<{kind}>{said})" for kind, said in _TAILS.items()) + ")")
_SUBJECTS = {
    "voters": re.compile(
        one_of(r"""
            \bvotants?\b
            \bparticipation\b
            \bmobilisation\b
            \bse sont (?:rendus|deplaces)
            \bont vote\b
        """)
    ),
    "votes": re.compile(r"\bvoix\b|\bsuffrages\b|\bbulletins\b|\bdecompte\b"),
    "registered": re.compile(r"\binscrits\b"),
    "blank_and_spoiled": re.compile(r"\bblancs? (?:et|ou) nuls?\b"),
    "seats": re.compile(r"\bsieges?\b|\belus\b"),
    "places": re.compile(r"\bcommunes?\b(?! de plus)|\bcarte d[eu']"),
}


def unit_said(words: str) -> str:
    """What the words of a sentence count, where a figure alone does not tell: the last one named.

    >>> unit_said("Le nombre de votants bondit en Aveyron : on en compte"), unit_said("En voix,")
    ('voters', 'votes')
    """
    folded = re.sub(r"\bces \w+ \w+", "", fold(words).lower())  # "ces deux villes" count nothing
    found = [
        (match.start(), kind)
        for kind, pattern in _SUBJECTS.items()
        for match in pattern.finditer(folded)
    ]
    return max(found)[1] if found else ""
