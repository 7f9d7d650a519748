"""What is said to become of candidates: elected, qualified, out, withdrawn, level, alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from broadcast.review.reading.phrasings import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

State = Literal["elected", "qualified", "out", "withdrawn", "tie", "alone", "age"]

_IS = "est|sont|serait|seraient|sera|seront|a ete|ont ete|donnee?s?|etait|etaient"
_SEATED = r"(?:maire|deputee?|senat\w+|president\w*|candidate?)"
_STATES: tuple[tuple[State, str], ...] = (
    (
        "age",
        r"""
        au benefice de l'age
        c'est l'age qui
        tranchee? par l'age
        plus agee?\b
        """,
    ),
    (
        "withdrawn",
        r"""
        \bse retir\w+
        \bretrait d
        \bse desist\w+
        \brenonc\w+
        \bjett?e\w* l'eponge
        \bchoisi de se retirer
        """,
    ),
    (
        "out",
        r"""
        \belimine\w*
        \bne (?:passe\w*|se qualifie\w*|sont pas qualifie\w*|est pas qualifie\w*) ?(?:pas)?\b
        n'est pas qualifie
        \bs'arrete la pour
        \bfin de parcours pour
        \bse jouera sans
        \bpas de second tour pour
        """,
    ),
    (
        "qualified",
        r"""
        \bqualifi\w+
        \bs'affront\w+
        \bopposer\w*
        \boppose\b
        \bduels?\b
        \btriangulaires?\b
        \bquadrangulaires?\b
        \bse retrouv\w+ (?:au|pour le) second tour
        \bse jouera entre
        \bfinale\b
        \bse maintien\w+
        \ben ballottage
        \bpass\w+ par (?:un|le) second tour
        \bacced\w+ au second tour
        \biront au second tour
        \bse hiss\w+ au second tour
        \bsecond tour[^.;]{0,25} : ce sera
        """,
    ),
    (
        "tie",
        r"""
        \ba egalite\b
        \begalite\b
        \bex aequo\b
        \bjeu egal\b(?! avec l[ae] (?:primaire|presidentielle|scrutin|premier))
        \bdepartager\b
        """,
    ),
    (
        "alone",
        r"""
        \bseule?s? (?:en lice|candidate?s?\b(?! (?:re)?elue?)|a se presenter)
        \bsans (?:concurrent|adversaire)
        \b(?:pas de|aucun) (?:concurrent|adversaire)
        """,
    ),
    (
        "elected",
        rf"""
        \b(?:{_IS}) (?:\w+ ){{0,3}}?(?:re)?elue?s?\b
        (?<!\d )\b(?:re)?elue?s? (?:des|au|en|a|avec|d'emblee|depute|maire|senat)
        \bqui (?:dirigera|gerera|administrera|siegera)\b
        \bles \w+ elus (?:sont|seraient)
        \belus \w[^:]{{0,30}} :[ ]
        \bsieges? [^.;]{{0,40}}\brev(?:ien|iendr|iendraien)\w+ (?:\w+ )?a\b
        \bdevien\w+ (?:le |la |l')?(?:nouve\w+ )?{_SEATED}
        """,
    ),
)
_PATTERNS = tuple((state, re.compile(one_of(table), re.IGNORECASE)) for state, table in _STATES)
_MATCHES = re.compile(r"\b(?:duel|triangulaire|quadrangulaire)s?\b", re.IGNORECASE)
_NUMBERS = {"duel": 2, "triangulaire": 3, "quadrangulaire": 4}


def states_told(folded: str) -> Iterator[tuple[State, re.Match[str]]]:
    """What a folded sentence says of candidates, each kind once, every duel apart.

    >>> [(state, match[0]) for state, match in states_told("Elle est elue, il se retire")]
    [('withdrawn', 'se retire'), ('elected', 'est elue')]
    """
    seen: set[State] = set()
    for state, pattern in _PATTERNS:
        match = pattern.search(folded)
        known_already = (state == "elected" and "age" in seen) or (
            state == "qualified" and seen & {"out", "withdrawn"}
        )
        if match and not known_already:
            seen.add(state)
            yield state, match
            if state == "qualified":
                yield from ((state, other) for other in _MATCHES.finditer(folded, match.end()))


def finalists(words: str) -> int:
    """How many a duel is between, or a triangular; 0 where the words do not say.

    >>> finalists("duels"), finalists("Triangulaire"), finalists("qualifiés")
    (2, 3, 0)
    """
    return next((n for word, n in _NUMBERS.items() if words.lower().startswith(word)), 0)
