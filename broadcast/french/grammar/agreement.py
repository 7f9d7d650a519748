"""How a word that describes someone agrees: élu, élue, élus, élues.

Only regular endings and the irregular words that election news uses are known here.
"""

from __future__ import annotations

from typing import Literal

from broadcast.errors import FrenchError

Gender = Literal["m", "f"]

_IRREGULAR = """
beau belle, blanc blanche, bref brève, complet complète, concret concrète, discret discrète, doux
douce, dû due, ex ex, faux fausse, favori favorite, fou folle, frais fraîche, franc franche, gentil
gentille, gros grosse, grec grecque, inquiet inquiète, long longue, mou molle, nul nulle, public
publique, quasi quasi, roux rousse, sec sèche, secret secrète, vieux vieille, bas basse, las lasse,
épais épaisse, gras grasse
"""
_FEMININE = dict(pair.split() for pair in _IRREGULAR.replace("\n", " ").split(", "))

_PLURALS = {"tout": "tous", "dû": "dus", "ex": "ex", "quasi": "quasi"}
_ALS = {"banal", "bancal", "fatal", "final", "glacial", "natal", "naval"}
"""Words in -al that take an s."""

_COMPARATIVES = (
    *("antérieur", "extérieur", "inférieur", "intérieur", "majeur", "meilleur", "mineur"),
    *("postérieur", "supérieur", "ultérieur"),
)
"""Words in -eur that take an e."""

_ENDINGS = {
    "e": "e",
    "er": "ère",
    "teur": "trice",
    "eau": "elle",
    "eux": "euse",
    "oux": "ouse",
    "f": "ve",
    "el": "elle",
    "eil": "eille",
    "en": "enne",
    "on": "onne",
    "et": "ette",
}
"""Endings and what they become; the longest one counts. Any other word takes an e."""


def agreed(word: str, gender: Gender = "m", plural: bool = False) -> str:
    """A participle or an adjective, given in the masculine singular, as it agrees.

    >>> [agreed("élu", "f"), agreed("élu", "m", plural=True), agreed("élu", "f", plural=True)]
    ['élue', 'élus', 'élues']
    >>> agreed("premier", "f"), agreed("nouveau", "f"), agreed("départemental", plural=True)
    ('première', 'nouvelle', 'départementaux')

    Raises `FrenchError` for a word whose feminine no rule tells.
    """
    first, initial = word[:1], word[:1].lower()
    said = initial + word[1:]
    said = feminine(said) if gender == "f" else said
    said = plural_of(said) if plural else said
    return said if first == initial else said[:1].upper() + said[1:]


def feminine(word: str) -> str:
    """A masculine singular word in the feminine.

    >>> [feminine(word) for word in ("sortant", "ancien", "directeur", "victorieux", "définitif")]
    ['sortante', 'ancienne', 'directrice', 'victorieuse', 'définitive']

    Raises `FrenchError` for an ending in -eur that no rule tells.
    """
    if word in _FEMININE:
        return _FEMININE[word]
    if word in _COMPARATIVES:
        return f"{word}e"
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if word.endswith(ending):
            return word.removesuffix(ending) + _ENDINGS[ending]
    if word.endswith("eur"):
        raise FrenchError(f"féminin inconnu : « {word} »", hint="écrivez la phrase autrement")
    return f"{word}e"


def plural_of(word: str) -> str:
    """A singular word in the plural.

    >>> [plural_of(word) for word in ("élu", "voix", "nouveau", "régional", "final", "national")]
    ['élus', 'voix', 'nouveaux', 'régionaux', 'finals', 'nationaux']
    """
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al") and word not in _ALS:
        return f"{word.removesuffix('al')}aux"
    return f"{word}x" if word.endswith(("eau", "eu")) and word != "bleu" else f"{word}s"
