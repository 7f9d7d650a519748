"""« À » and « de », which bend before names and articles: d'Aveyron, au Fel, des régionales."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from broadcast.errors import FrenchError
from broadcast.french.grammar.elision import elided
from broadcast.french.naming.communes import communes_named, folded

if TYPE_CHECKING:
    from broadcast.french.naming.communes import ArticleCode


Preposition = Literal["à", "de"]


def contracted(preposition: Preposition, article: str, name: str) -> str:
    """Put "à" or "de" before a name and its article.

    >>> contracted("à", "le", "Lot"), contracted("de", "les", "Landes")
    ('au Lot', 'des Landes')
    >>> contracted("de", "l'", "Aude"), contracted("de", "", "Aveyron")
    ("de l'Aude", "d'Aveyron")

    Raises `FrenchError` for an article that is none of le, la, l', les and nothing.
    """
    fused = {"àle": "au", "àles": "aux", "dele": "du", "deles": "des"}
    match article:
        case "":
            return elided(preposition, name)
        case "le" | "les":
            return f"{fused[preposition + article]} {name}"
        case "la":
            return f"{preposition} la {name}"
        case "l'":
            return f"{preposition} l'{name}"
        case _:
            raise FrenchError(f"article inconnu : « {article} »", hint="le, la, l', les ou rien")


def before_place(preposition: Preposition, place: str, department_code: str = "") -> str:
    """Put "à" or "de" before a commune, whose own Le or Les bends and whose La or L' stays.

    Whether a first h or y is sounded is read in the table of communes, where all those of that
    name agree; the department settles it for the others. Not for people: one says "à Le Pen".

    >>> [before_place("à", place) for place in ("Le Bas Ségala", "Les Albres", "La Cavalerie")]
    ['au Bas Ségala', 'aux Albres', 'à La Cavalerie']
    >>> before_place("de", "Le Fel"), before_place("de", "Onet-le-Château")
    ('du Fel', "d'Onet-le-Château")
    >>> before_place("de", "Honfleur"), before_place("de", "Hyères")
    ('de Honfleur', "d'Hyères")
    """
    if _DOUBTFUL.match(place):
        named = (one for one in communes_named(place) if folded(one.name) == folded(place))
        codes = {one.article_code for one in named if department_code in {"", one.department_code}}
        if len(codes) == 1:
            return _by_code(preposition, place, codes.pop())
    article, _, name = place.partition(" ")
    if name and article in _BENT:
        return contracted(preposition, _BENT[article], name)
    if article == "La" or place.startswith(("L'", "L’")):
        return f"{preposition} {place}"
    return elided(preposition, place)


_BENT = {"Le": "le", "Les": "les"}

_DOUBTFUL = re.compile(r"[HhYy]|[Oo]nz|Aux ")
"""Beginnings that do not tell what "de" becomes."""


def _by_code(preposition: Preposition, place: str, code: ArticleCode) -> str:
    """Put "à" or "de" before a commune of this article code."""
    if code in {2, 4, 6}:
        return contracted(preposition, "le" if code == 2 else "les", place.split(" ", 1)[1])
    return f"d'{place}" if code == 1 and preposition == "de" else f"{preposition} {place}"


def before_phrase(preposition: Preposition, phrase: str) -> str:
    """Put "à" or "de" before words that begin with their article, which bends.

    >>> [before_phrase("à", phrase) for phrase in ("le député", "l'ancien ministre", "la députée")]
    ['au député', "à l'ancien ministre", 'à la députée']
    >>> before_phrase("de", "les régionales de 2015"), before_phrase("de", "la primaire")
    ('des régionales de 2015', 'de la primaire')
    """
    found = re.match(r"(le|la|les) (.+)|(l)['’](.+)", phrase, re.DOTALL)
    if not found:
        return elided(preposition, phrase)
    article, rest = (found[1], found[2]) if found[1] else ("l'", found[4])
    return contracted(preposition, article, rest)
