"""The places that a sentence names: France, regions, departments, seats, communes.

Areas are those of the election where it has them; any other commune of France is known by name,
so that one outside the department can be told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.french.naming.communes import communes_named
from broadcast.model.areas import Area
from broadcast.review.data.areas import FRANCE
from broadcast.review.reading.dwellers import dwellers
from broadcast.review.reading.mentions import SMALL
from broadcast.review.reading.phrasings import one_of
from broadcast.review.reading.placenames import (
    CAPITALISED,
    key_of,
    places_pattern,
    shorter,
    stands_as_place,
    territories,
    territories_pattern,
    ways_to_name,
)
from broadcast.review.reading.seats import Seats
from broadcast.review.reading.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.review.data.areas import Areas

_NATIONAL = "moyenne|score|resultat|scores|resultats|chiffre|chiffres|total|niveau|scrutin"
_OTHER_FRANCES = r"Inter|Info|Bleu|Culture|Musique|insoumise|\d"
_NATION = re.compile(
    one_of(rf"""
        (?<!Radio )(?<!pair de )\bFrance(?! (?:{_OTHER_FRANCES}))(?![\w-])
        \b(?:[Aa]u (?:niveau|plan)|[Aa] l'echelle|[Aa] l'echelon|[Ss]ur le plan) national(?:e)?\b
        \b(?:{_NATIONAL}) national(?:e|es|aux)?\b
        \bnationalement\b
        (?<=% )nationa(?:l|ux)\b
        \b(?:tout|le reste d[ue]|l'ensemble du) (?:le )?pays\b
        \b(?:dans|du|le) pays\b(?! d)
        \bles Francais(?:es)?\b
        \bdes Francais(?:es)?\b
    """)
)
_REGIONAL = re.compile(
    rf"\b(?:{_NATIONAL}) regional(?:e|es|aux)?\b|\bau niveau regional\b|\bl'ensemble de la region\b"
)
_HERE = re.compile(r"\b(?:l[ea]|du|notre|ce|au) departement\b(?! (?:d|voisin))", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:l[ea]|du|au) departement voisin\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:l?es |nos )?deux departements\b", re.IGNORECASE)
_REGION = re.compile(r"\b(?:la|notre|cette) region\b(?! [A-Z])")
_AFTER_NOUN = (
    "[Bb]ureaux?|[Bb]ureaux? de vote|[Cc]ommunes?|[Vv]illes?|[Mm]aires?|[Mm]airie|[Ll]ocalites?"
)
_PLACE = re.compile(
    rf"(?:\b(?:[Aa]|[Aa]ux?) |\b(?:{_AFTER_NOUN}) (?:de |du |des |d'))(?P<name>{CAPITALISED})"
)
_NEXT = re.compile(rf"(?:, (?:et )?| et | ou )(?:(?:a|aux?|de|du|des) |d')?(?P<name>{CAPITALISED})")
_LISTED_BEFORE = re.compile(rf"(?:: |, )(?P<name>{CAPITALISED})(?:, | et )$")
"""A place that no word announces, in a list with those of the data."""

_METONYMS = {"Matignon", "Solferino", "Bercy", "Paris", "Bruxelles", "Strasbourg", "Beauvau"}
"""Places that stand for a party, a ministry or a parliament."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Span):
    """A place named in a sentence."""

    areas: tuple[Area, ...]
    """What it may be: a commune and a canton may share their name."""

    far: bool = False
    """A commune that lies neither in the department nor in the data."""


class Atlas:
    """Finds the places that a sentence names."""

    def __init__(self, areas: Areas) -> None:
        self._areas = areas
        self._seats = Seats(areas)
        self.own = tuple(area for area in areas.every if area.kind in SMALL)
        """The places that the data name."""

        self._by_name: dict[str, list[Area]] = defaultdict(list)
        for area in self.own:
            for name in ways_to_name(area):
                self._by_name[key_of(name)].append(area)
        self._places = places_pattern(self.own)

    def find(self, folded: str) -> Iterator[Named]:
        """Every place of a folded sentence; smaller areas before what would hide in them."""
        for (start, end), seats in self._seats.find(folded):
            yield Named(start=start, end=end, areas=seats)
        for match in self._places.finditer(folded) if self._places else ():
            yield _named(match, self._called(match["name"]))
        for match in territories_pattern().finditer(folded):
            if stands_as_place(folded, match.start()):
                yield _named(match, territories()[match["name"]])
        for pattern, areas in (
            (_NATION, (FRANCE,)),
            (_BOTH, self._told_departments()),
            (_HERE, (self._areas.department,)),
            (_BESIDE, self._neighbours()),
            (_REGION, (self._areas.region,)),
            (_REGIONAL, (self._areas.region,)),
        ):
            for match in pattern.finditer(folded) if areas else ():
                yield _named(match, areas)
        for match, areas in dwellers(folded, (*self.own, *self._told_departments())):
            yield _named(match, areas)
        yield from self._communes(folded)

    def _called(self, words: str) -> tuple[Area, ...]:
        bent = re.sub(r"^(?:au|du|aux|des) ", "", words, flags=re.IGNORECASE)
        own = self._by_name.get(key_of(words)) or self._by_name[key_of(bent)]
        return (*own, *territories().get(words, ()))

    def _told_departments(self) -> tuple[Area, ...]:
        told = [area for area in self._areas.every if area.kind == "department"]
        return tuple(dict.fromkeys((self._areas.department, *told)))

    def _neighbours(self) -> tuple[Area, ...]:
        """The other departments that the data tell of."""
        own = self._areas.department
        return tuple(area for area in self._told_departments() if area != own)

    def _communes(self, folded: str) -> Iterator[Named]:
        """Communes after a preposition, and those that go on the list."""
        if self._places:
            for match in self._places.finditer(folded):
                before = _LISTED_BEFORE.search(folded[: match.start()])
                found = self._commune(before["name"], before.start("name")) if before else None
                if found:
                    yield found
        for match in _PLACE.finditer(folded):
            at = match.start("name")
            found = self._commune(match["name"], at)
            while found:
                yield found
                after = _NEXT.match(folded, found.end)
                found = self._commune(after["name"], after.start("name")) if after else None

    def _commune(self, words: str, at: int) -> Named | None:
        """The communes that begin a run of capitalised words."""
        for name in shorter(words):
            own = self._by_name.get(key_of(name))
            if own:
                return Named(start=at, end=at + len(name), areas=tuple(own))
            if name in _METONYMS:
                return None
            named = communes_named(name)
            here = [one for one in named if one.department_code == self._areas.department.code]
            if named:
                areas = tuple(
                    Area(
                        kind="commune", name=one.name, code=one.code, department=one.department_code
                    )
                    for one in (here or list(named))[:3]
                )
                return Named(start=at, end=at + len(name), areas=areas, far=not here)
        return None


def _named(match: re.Match[str], areas: tuple[Area, ...]) -> Named:
    return Named(start=match.start(), end=match.end(), areas=areas)
