"""How places are named: with their hyphens or without, their article bent, short of their end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from broadcast.french.naming.territories import departments, regions
from broadcast.model.areas import Area
from broadcast.review.reading.letters import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CAPITALISED = (
    r"[A-Z][\w'-]*"
    r"(?:[ -](?:(?:de|du|des|la|le|les|sur|sous|en|et|aux?|lez?)[ -]|[dl]')*[A-Z][\w'-]*)*"
)
"""A place's name in folded text: capitalised words and the small words between them."""

_BENT = (("Le ", "(?:[Aa]u|[Dd]u) "), ("Les ", "(?:[Aa]ux|[Dd]es) "))
"""How a place's own article bends after "à" and "de"."""

_STANDS_ALONE = re.compile(
    r"(?:^|\W)(?:A|Au|Aux|Le|La|Les|En|Dans|Et|Mais|Cote|Region|Du|De|Sur|Pour) $"
)


def key_of(name: str) -> str:
    """A place's name to look it up by.

    >>> key_of("Onet-le-Château")
    'onet le chateau'
    """
    return re.sub(r"[ -]+", " ", fold(plain(name))).strip().lower()


def ways_to_name(area: Area) -> tuple[str, ...]:
    """A place's names: as typed, as published, and without an article that "à" or "de" takes in."""
    names = tuple(filter(None, (area.name, area.as_published)))
    bare = (name.split(" ", 1)[1] for name in names if name.startswith(("Le ", "Les ")))
    return (*names, *bare)


def shorter(name: str) -> Iterator[str]:
    """A run of words, then shorter and shorter, each one that may be a place.

    >>> list(shorter("Salles Curan et Hamon"))
    ['Salles Curan et Hamon', 'Salles Curan', 'Salles']
    """
    yield name
    while " " in name:
        name = name.rpartition(" ")[0]
        if name[0].isupper() and not re.search(r" (?:de|du|des|la|le|les|et|en|sur|a|aux?)$", name):
            yield name


def places_pattern(areas: Iterable[Area]) -> re.Pattern[str] | None:
    """Finds the election's own places in folded text; nothing where it has none."""
    typed = (name for area in areas for name in (area.name, area.as_published) if name)
    names = {fold(plain(name)) for name in typed}
    words = [_words(name) for name in names]
    for article, bent in _BENT:
        words += [
            bent + _words(name.removeprefix(article)) for name in names if name.startswith(article)
        ]
    if not words:
        return None
    longest_first = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<name>{longest_first})(?![\w]|-\w)")


def _words(name: str) -> str:
    return "[ -]".join(re.escape(part) for part in re.split(r"[ -]", name))


@cache
def territories() -> dict[str, tuple[Area, ...]]:
    """Every department and region of France by its folded name; "La Réunion" is both."""
    found: dict[str, tuple[Area, ...]] = {}
    every = (
        *(Area(kind="department", name=one.name, code=one.code) for one in departments()),
        *(Area(kind="region", name=one.name, code=one.code) for one in regions()),
    )
    for area in every:
        key = fold(plain(area.name))
        found[key] = (*found.get(key, ()), area)
    return found


@cache
def territories_pattern() -> re.Pattern[str]:
    """Finds departments and regions in folded text, the longest name first."""
    names = "|".join(map(re.escape, sorted(territories(), key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?P<name>{names})(?![\w]|-\w)")


def stands_as_place(folded: str, start: int) -> bool:
    """Whether a department's name stands where a place does, and not inside another name.

    >>> stands_as_place("Il gagne dans le Lot", 17), stands_as_place("Jean Lot gagne", 5)
    (True, False)
    """
    before = folded[:start]
    return not re.search(r"[A-Z][\w'-]* $", before) or bool(_STANDS_ALONE.search(before))
