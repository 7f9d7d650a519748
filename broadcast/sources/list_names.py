"""The name of a list as it is said, from a file that prints it in capitals without accents.

Capitals stay where they are known to belong: the commune's name, a person named after "avec". An
accent is given back only to words that French writes with it or not at all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from broadcast.french.spoken.firstnames import FIRST_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.areas import Area

_ACCENTED = """
assemblée à bâtir citoyenneté cohésion communauté continuité créer cœur déclic défendre défense
défi défis démocratie démocratique détermination déterminée déterminés développement développer
diversité dynamisé engagée engagées engagés espérance école écoles écologie écologique écologiste
écologistes économie économique écoute égalité élan énergie énergies équilibre équipe équipes
équité éthique évidence évolution fédérer fidèle fidèles fidélité fierté forêt fraternité générale
génération générations gérer héritage identité idée idées indépendance indépendant indépendants
intérêt intérêts liberté libertés lumière médiathèque métropole mobilisés opportunité persévérance
pérenne préparer préparons préservation préserver préservée préservons prospérité proximité qualité
rassemblés réaliser réalisme réalité réinventer réinventons républicain républicaine républicains
république réunir réunis réussir réussissons réussite rêve ruralité ruthénois ruthénoise
ruthénoises santé sécurité sérénité sérieux simplicité société solidarité solidarités ténacité tête
tournée tournés unité vérité vérités volonté
"""
"""Words of the names of lists."""

_PERSON = re.compile(
    r"(?P<before>(?:\b(?:avec|derrière|et|menée par|conduite par|autour de)|[-–,:(])\s+)"
    r"(?P<first>[^\W\d_]+(?:-[^\W\d_]+)?) (?P<family>[^\W\d_][\w'-]+)(?=$|[,)])"
)
"""Someone at the end of a list's name, with what tells that it is someone."""


def list_as_said(printed: str, where: Area | None) -> str:
    """The name of a list as it is said, after "la liste".

    >>> from broadcast.model.areas import Area
    >>> rodez = Area(kind="commune", name="Rodez", code="12202", department="12")
    >>> list_as_said("NOUVEL ELAN POUR RODEZ", rodez)
    'la liste Nouvel élan pour Rodez'
    >>> list_as_said("RODEZ POUR LA VIE AVEC STEPHANE MAZARS", rodez)
    'la liste Rodez pour la vie avec Stéphane Mazars'
    >>> list_as_said("Avenir - RODEZ", rodez), list_as_said("LISTE D'UNION", rodez)
    ('la liste Avenir - Rodez', "la liste d'union")
    >>> list_as_said("Tous Ruthenois !", rodez)
    'la liste Tous Ruthénois'
    """
    text = _without_stops(" ".join(printed.replace("’", "'").split()))
    bare = re.sub(r"(?i)^(?:la )?liste (?=\S)", "", text)
    bare = bare.lower() if text.isupper() else bare
    bare = re.sub(r"[^\W\d_]{2,}" if bare != bare.lower() else r"[^\W\d_]+", _with_accents, bare)
    if text.isupper():
        bare = _PERSON.sub(_named, bare)
    for plain, proper in _proper_names(where):
        bare = re.sub(rf"(?<![\w-]){re.escape(plain)}(?![\w-])", proper, bare, flags=re.IGNORECASE)
    inside = len(bare) < len(text) and re.match(r"(?:d|de|du|des)\b", bare)
    return f"la liste {bare if inside else bare[:1].upper() + bare[1:]}"


def _without_stops(text: str) -> str:
    """A name that can stand inside a sentence: what would end one is a comma, or nothing.

    >>> _without_stops("ARVIEU...POUR DEMAIN!"), _without_stops("Notre engagement ...")
    ('ARVIEU, POUR DEMAIN', 'Notre engagement')
    """
    ended = re.sub(r"[\s.!?…]*$", "", text)
    return re.sub(r"\s*(?:\.{2,}|[!?…])\s*", ", ", ended)


def _with_accents(found: re.Match[str]) -> str:
    """A word with its accents, and the capital that it has."""
    word = _by_plain().get(found[0].lower(), found[0])
    return word if found[0][:1].islower() else word[:1].upper() + word[1:]


def _named(found: re.Match[str]) -> str:
    """Someone with their capitals, where the first word is a first name."""
    parts = [_first_names().get(_plain(part)) for part in found["first"].split("-")]
    if None in parts:
        return found[0]
    family = "-".join(part[:1].upper() + part[1:] for part in found["family"].split("-"))
    return f"{found['before']}{'-'.join(part for part in parts if part)} {family}"


def _proper_names(where: Area | None) -> Iterator[tuple[str, str]]:
    """The commune's name as files print it, then the long words in it, each with its own spelling.

    A list of Villefranche-de-Rouergue is "Osons pour Villefranche".
    """
    if not where:
        return
    yield from ((plain, where.name) for plain in dict.fromkeys((where.name, _plain(where.name))))
    for word in re.findall(r"[^\W\d_]{4,}", where.name):
        if word[:1].isupper():
            yield from ((plain, word) for plain in dict.fromkeys((word, _plain(word))))


@cache
def _by_plain() -> dict[str, str]:
    return {_plain(word).replace("œ", "oe"): word for word in _ACCENTED.split()}


@cache
def _first_names() -> dict[str, str]:
    """First names by their letters alone; the accented spelling is the likelier of two."""
    return {_plain(name): name for name in sorted(FIRST_NAMES, key=lambda one: not one.isascii())}


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
