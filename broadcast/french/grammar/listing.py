"""Several things said in a row: « a, b et c », « à Rodez et à Millau »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import FrenchError
from broadcast.french.grammar.prepositions import before_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.french.grammar.prepositions import Preposition


def listing(items: Sequence[str], last: str = "et") -> str:
    """List things as one says them.

    >>> listing(["Laguiole"]), listing(["Laguiole", "Réquista", "Sévérac"])
    ('Laguiole', 'Laguiole, Réquista et Sévérac')

    Raises `FrenchError` for an empty list.
    """
    if not items:
        raise FrenchError("liste vide : il n'y a rien à énumérer")
    return f" {last} ".join(part for part in (", ".join(items[:-1]), items[-1]) if part)


def listing_with(
    preposition: Preposition, places: Sequence[str], last: str = "et", department_code: str = ""
) -> str:
    """List communes after "à" or "de": said before each of two, once before more.

    It comes back before each of three or more as soon as one of them bends it.

    >>> listing_with("à", ["Rodez", "Millau"])
    'à Rodez et à Millau'
    >>> listing_with("à", ["Laguiole", "Montbazens", "Sévérac"])
    'à Laguiole, Montbazens et Sévérac'
    >>> listing_with("à", ["Rodez", "Les Albres", "Le Fel"])
    'à Rodez, aux Albres et au Fel'
    >>> from broadcast.french.grammar.elision import elided
    >>> elided("que", listing_with("à", ["Le Fel", "Les Albres"]))
    "qu'au Fel et aux Albres"
    """
    each = [before_place(preposition, place, department_code) for place in places]
    plain = all(said == f"{preposition} {place}" for said, place in zip(each, places, strict=True))
    if len(each) > 2 and plain:
        return f"{preposition} {listing(places, last)}"
    return listing(each, last)
