"""Parties as newsrooms name them: "PS", "Parti socialiste", "le socialiste"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from broadcast.review.reading.letters import fold

_NAMES = """
PS | Parti socialiste | socialiste
PCF | Parti communiste français | Parti communiste | communiste
LFI | La France insoumise | France insoumise | insoumis | insoumise
EELV | Les Écologistes | Europe Écologie Les Verts | Europe Écologie-Les Verts | écologiste
PRG | Parti radical de gauche | radical de gauche | radicale de gauche
LR | Les Républicains | Républicains
UDI
MoDem | Mouvement démocrate
LREM | La République en marche | République en marche | marcheur | marcheuse
Renaissance
Horizons
RN | Rassemblement national
FN | Front national | frontiste
Reconquête
DLF | Debout la France
LO | Lutte ouvrière
NPA | Nouveau Parti anticapitaliste
UMP
UDF
"""
"""A party a line: its key, then its other names."""

_BODIES = {"PS", "PCF", "LFI", "EELV", "PRG", "LR", "UDI", "MoDem", "LREM", "RN", "FN", "UMP"}
"""Those that one holds a function in: "premier secrétaire du PS"."""


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    lines = filter(None, _NAMES.splitlines())
    return tuple(tuple(map(str.strip, line.split("|"))) for line in lines)


@cache
def _table() -> dict[str, str]:
    """Each way of naming a party, folded and in small letters, and the party's key."""
    return {fold(name).lower(): row[0] for row in _rows() for name in row}


def party_of(typed: str) -> str:
    """The key of a party as typed; what is no known party stands for itself.

    >>> party_of("Parti socialiste"), party_of("les écologistes"), party_of("Mouvement citoyen")
    ('PS', 'EELV', 'Mouvement citoyen')
    """
    return _table().get(fold(typed).lower().strip(), typed.strip())


@cache
def party_pattern() -> re.Pattern[str]:
    """Finds parties in folded text, the longest name first."""
    names = sorted({name for row in _rows() for name in row}, key=len, reverse=True)
    words = "|".join(re.escape(fold(name)) for name in names)
    return re.compile(rf"(?<![\w-])(?:{words})s?(?![\w-])")


@cache
def _bodies() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The full names of parties, longest first, and the initials that stand for them."""
    longest_first = sorted(_table().items(), key=lambda pair: -len(pair[0]))
    return tuple(
        (re.compile(rf"\b{re.escape(name)}\b"), key.lower())
        for name, key in longest_first
        if key in _BODIES and len(name) > 3
    )


@lru_cache(maxsize=512)
def same_words(words: str) -> str:
    """A function's words in one form: without its article, parties and "ex-" written one way.

    >>> same_words("L'ex-premier secrétaire du Parti socialiste de l'Aveyron")
    'ancien premier secretaire du ps de aveyron'
    """
    text = fold(words).lower().strip(" ,.")
    text = re.sub(r"^(?:l'|le |la |les |un |une )", "", text)
    text = re.sub(r"\bex-", "ancien ", text)
    text = re.sub(r"\bancienne\b", "ancien", text)
    for name, initials in _bodies():
        text = name.sub(initials, text)
    return " ".join(re.sub(r"\b(?:de|d)(?: |')(?:la |l'|le )?", "de ", text).split())
