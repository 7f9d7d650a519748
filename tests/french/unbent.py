"""Small words that a template left unbent in running text.

Careful on purpose: what may be right stays. "Afin de les battre", "la une du journal", "de Le Pen",
"dites-le à tous" and "le onze" are good French.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.french.grammar.elision import takes_elision

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALONE = r"(?<![\w'’-])"
"""Not a part of a longer word; after a hyphen a pronoun keeps its vowel."""

_WITH_VOWEL = re.compile(
    _ALONE + r"([DdLl]e|[Ll]a|[JjNn]e|[mst]e|[Qq]ue|[Jj]usque|[Ll]orsque|[Pp]uisque|[Qq]uoique)"
    r" (?!une? (?:à|ou)\b)(?=(\w[\w'’-]*(?: clos\b)?))"
)
_SI_IL = re.compile(_ALONE + r"([Ss])i (?=ils?\b)")
_APART = re.compile(_ALONE + r"([Dd]e|[àÀ]) (les?) (?=(\w[\w'’-]*))")

_ONE_LETTER = frozenset({"à", "a", "y"})
"""Words of one letter; any other one is an initial: la A 75, de A à Z."""

_KEPT = frozenset({"la une", "la ola", "le un"})
_ROMAN = re.compile(r"[IVXLCDM]+(?:er|ère|re|e|es|ème)?$")

_INFINITIVE = re.compile(r"[a-zà-ÿœ]+(?:er|ir|re)$|(?:lui|leur|y|en|plus|moins|bien|mieux|tout)$")
"""What may follow a pronoun: "de le dire", "à les y aider", "de le lui donner"."""

_NOUN_TABLE = """
adversaire anniversaire cadre calendrier centre chantier chiffre commissaire courrier dernier
dossier décembre espoir foyer frère genre janvier février kilomètre laboratoire libre livre maire
maître mandataire membre ministre moindre mystère métier mètre nombre notaire novembre octobre ordre
ouvrier papier parlementaire partenaire pompier premier prestataire propre propriétaire père
quartier registre réservoir salaire secrétaire septembre soir territoire théâtre titre trésorier
vestiaire
"""
_NOUNS = frozenset(_NOUN_TABLE.split())
"""Nouns and adjectives with the ending of an infinitive, which are none."""

_FAMILY_NAMES = frozenset(
    {"Bris", "Drian", "Fol", "Foll", "Fur", "Gac", "Gall", "Guen", "Maire", "Pen"}
)
"""What may follow a Le that was typed without its capital."""

_POINTERS = {"Celui", "Celle", "Ceux", "Celles"}
"""Capitals that open a sentence rather than a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bend:
    """A place in a text where a small word should have bent."""

    start: int
    end: int
    what: str
    """The fault, in French."""


def missing_elisions(text: str) -> Iterator[Bend]:
    """Where a small word kept its vowel: "que elle", "de Aveyron", "si il".

    >>> [(bend.start, bend.end) for bend in missing_elisions("Il dit que elle arrive.")]
    [(7, 11)]
    """
    found = [*_WITH_VOWEL.finditer(text), *_SI_IL.finditer(text)]
    for match in sorted(found, key=lambda one: one.start()):
        sure = match.re is _SI_IL or _elides(match[1], match[2])
        if sure and not _inside_a_name(text[: match.start()], match):
            yield Bend(start=match.start(), end=match.end(), what="élision oubliée")


def missing_contractions(text: str) -> Iterator[Bend]:
    """Where "de" and "à" did not melt into their article: "de le Lot", "à les électeurs".

    >>> [(bend.start, bend.end) for bend in missing_contractions("Il doit à les électeurs.")]
    [(8, 14)]
    """
    for match in _APART.finditer(text):
        word = match[3]
        pronoun = _INFINITIVE.match(word) and word not in _NOUNS
        unbent = match[2] == "le" and word != "un" and takes_elision(word) and word[0] not in "HYhy"
        if not (pronoun or unbent or word in _FAMILY_NAMES):
            yield Bend(start=match.start(), end=match.end(), what="contraction oubliée")


def _elides(small: str, word: str) -> bool:
    """Whether a small word surely loses its vowel before this one."""
    if f"{small} {word}".lower() in _KEPT or _ROMAN.match(word) or word[0] in "HY":
        return False
    if small in {"De", "Le", "La"} and not word[0].islower():
        return False
    initial = len(word) == 1 or (word[0].isupper() and word[1:].isdigit())
    if initial and word not in _ONE_LETTER:
        return False
    return takes_elision(word)


def _inside_a_name(before: str, match: re.Match[str]) -> bool:
    """Whether a "de" stands between two capitals, as in Virginia de Oliveira."""
    last = re.search(r"\w[\w'’-]* $", before)
    named = bool(last and last[0][0].isupper() and last[0].strip() not in _POINTERS)
    return named and match[1] == "de" and match[2][0].isupper()
