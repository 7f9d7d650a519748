"""The places that a sentence names: France, regions, departments, seats, communes.

Areas are those of the election where it has them; any other commune of France is known by name,
so that one outside the department can be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from broadcast.french.communes import communes_named
from broadcast.french.territories import departments, regions
from broadcast.model.election import Area
from broadcast.review.ledger import FRANCE
from broadcast.review.text import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.election import AreaKind
    from broadcast.review.ledger import Ledger

_NATION = re.compile(
    r"(?<!Radio )(?<!pair de )\bFrance(?! (?:Inter|Info|Bleu|Culture|Musique|insoumise|\d))(?![\w-])"
    r"|\b(?:au (?:niveau|plan)|a l'echelle|a l'echelon|sur le plan) national(?:e)?\b"
    r"|\b(?:moyenne|score|resultat|scores|resultats|chiffre|chiffres|total|niveau|scrutin)"
    r" national(?:e|es|aux)?\b|\bnationalement\b|\b(?:tout|le reste d[ue]|l'ensemble du) (?:le )?pays\b"
    r"|\b(?:dans|du|le) pays\b(?! d)|\bles Francais(?:es)?\b|\bdes Francais(?:es)?\b"
)
_HERE = re.compile(r"\b(?:l[ea]|du|notre|ce|au) departement\b(?! d)", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:l?es |nos )?deux departements\b", re.IGNORECASE)
_REGION = re.compile(r"\b(?:la|notre|cette) region\b(?! [A-Z])")
_ORDINALS = {
    **{"premiere": 1, "deuxieme": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4},
    **{"cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9},
    **{"dixieme": 10, "onzieme": 11, "douzieme": 12},
}
_SEAT = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(_ORDINALS)})(?:re|ere|nde|e|eme)? circonscription"
    r"(?: (?P<de>d[eu]s? (?:la |l')?|d')(?P<dept>[A-Z][\w'-]+(?:[ -][A-Z][\w'-]+)*))?",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w'-]*(?:[ -](?:(?:de|du|des|la|le|les|sur|sous|en|et|aux?|lez?)[ -]|[dl]')*[A-Z][\w'-]*)*"
_PLACE = re.compile(
    rf"(?:\b(?:[Aa]|[Aa]ux?) |\b(?:[Bb]ureaux?|[Bb]ureaux? de vote|[Cc]ommunes?|[Vv]illes?"
    rf"|[Mm]aires?|[Mm]airie|[Ll]ocalites?) (?:de |du |des |d'))(?P<name>{_NAME})"
)
_NEXT = re.compile(rf"(?:, (?:et )?| et | ou )(?:(?:a|aux?|de|du|des) |d')?(?P<name>{_NAME})")
_METONYMS = {"Matignon", "Solferino", "Bercy", "Paris", "Bruxelles", "Strasbourg", "Beauvau"}
"""Places that stand for a party, a ministry or a parliament."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place named in a sentence."""

    start: int
    end: int
    areas: tuple[Area, ...]
    """What it may be: a commune and a canton may share their name."""

    far: bool = False
    """A commune that lies neither in the department nor in the data."""


class Atlas:
    """Finds the places that a sentence names."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._by_name: dict[str, list[Area]] = {}
        for area in ledger.areas:
            if area.kind in ("place", "commune"):
                for name in _ways_to_name(area):
                    self._by_name.setdefault(_key(name), []).append(area)
        self._places = _alternatives(self._by_name)
        self._territories: dict[str, tuple[Area, ...]] = {}
        for kind, table in (("department", departments()), ("region", regions())):
            for one in table:
                area = Area(kind=cast("AreaKind", kind), name=one.name, code=one.code)
                key = fold(plain(one.name))
                self._territories[key] = (*self._territories.get(key, ()), area)
        self._wide = re.compile(
            rf"(?<![\w-])(?P<name>{'|'.join(map(re.escape, sorted(self._territories, key=len, reverse=True)))})(?![\w]|-\w)"
        )
        self._cantons = {
            _key(name): area
            for area in ledger.areas
            if area.kind == "canton"
            for name in _ways_to_name(area)
        }
        self._seats = [area for area in ledger.areas if area.kind == "constituency"]

    def find(self, folded: str) -> Iterator[Named]:
        """Every place of a folded sentence; smaller areas before what would hide in them."""
        yield from self._of_seats(folded)
        yield from self._of_cantons(folded)
        if self._places:
            for match in self._places.finditer(folded):
                yield _named(match, self._called(match["name"]))
        for match in self._wide.finditer(folded):
            if _stands_as_place(folded, match.start()):
                yield _named(match, self._territories[match["name"]])
        for match in _NATION.finditer(folded):
            yield _named(match, (FRANCE,))
        for match in _BOTH.finditer(folded):
            yield _named(match, self._told_departments())
        for match in _HERE.finditer(folded):
            yield _named(match, (self._ledger.department,))
        for match in _REGION.finditer(folded):
            yield _named(match, (self._ledger.region,))
        yield from self._of_other_communes(folded)

    def _called(self, words: str) -> tuple[Area, ...]:
        bent = re.sub(r"^(?:au|du|aux|des) ", "", words, flags=re.IGNORECASE)
        own = tuple(self._by_name.get(_key(words)) or self._by_name[_key(bent)])
        return own + self._territories.get(words, ())

    def _told_departments(self) -> tuple[Area, ...]:
        told = [area for area in self._ledger.areas if area.kind == "department"]
        return tuple(dict.fromkeys((self._ledger.department, *told)))

    def _of_seats(self, folded: str) -> Iterator[Named]:
        for match in _SEAT.finditer(folded):
            number = int(match["n"]) if match["n"].isdigit() else _ORDINALS[match["n"].lower()]
            typed = self._territories.get(match["dept"] or "", ())
            code = next((one.code for one in typed if one.kind == "department"), "")
            own = code or self._ledger.department.code
            known = [a for a in self._seats if a.department == own and _number_of(a) == number]
            unknown = Area(
                kind="constituency",
                name=f"{number}e circonscription",
                code=f"{own}{number:02d}",
                department=own,
            )
            end = match.end() if code else match.start() + len(match[0].split(" d", 1)[0])
            yield Named(start=match.start(), end=end, areas=tuple(known) or (unknown,))

    def _of_cantons(self, folded: str) -> Iterator[Named]:
        for match in re.finditer(rf"\b[Cc]antons? (?:de |du |des |d')(?P<name>{_NAME})", folded):
            for name in _shorter(match["name"]):
                area = self._cantons.get(_key(name))
                if area:
                    end = match.start("name") + len(name)
                    yield Named(start=match.start(), end=end, areas=(area,))
                    break
            else:
                name = match["name"]
                code = self._ledger.department.code
                area = Area(kind="canton", name=name, code=f"{code}?", department=code)
                yield Named(start=match.start(), end=match.end(), areas=(area,))

    def _of_other_communes(self, folded: str) -> Iterator[Named]:
        """Communes after a preposition, and those that go on the list."""
        for match in _PLACE.finditer(folded):
            found = self.commune(match["name"])
            at = match.start("name")
            while found:
                areas, length, far = found
                yield Named(start=at, end=at + length, areas=areas, far=far)
                after = _NEXT.match(folded, at + length)
                found = self.commune(after["name"]) if after else None
                at = after.start("name") if after else at

    def commune(self, name: str) -> tuple[tuple[Area, ...], int, bool] | None:
        """The communes that begin a run of capitalised words, how long, and whether far away."""
        for short in _shorter(name):
            if _key(short) in self._by_name:
                return tuple(self._by_name[_key(short)]), len(short), False
            if short in _METONYMS:
                return None
            named = communes_named(short)
            here = [one for one in named if one.department_code == self._ledger.department.code]
            if named:
                found = here or list(named)
                areas = tuple(
                    Area(
                        kind="commune", name=one.name, code=one.code, department=one.department_code
                    )
                    for one in found[:3]
                )
                return areas, len(short), not here
        return None

    def place_names(self) -> tuple[str, ...]:
        """The names of the election's own places."""
        return tuple(area.name for own in self._by_name.values() for area in own)


_BENT = (("Le ", "(?:[Aa]u|[Dd]u) "), ("Les ", "(?:[Aa]ux|[Dd]es) "))
"""How a place's own article bends after "à" and "de"."""


def _ways_to_name(area: Area) -> tuple[str, ...]:
    """A place's names: as typed, as published, and without an article that "à" or "de" takes in."""
    names = tuple(filter(None, (area.name, area.as_published)))
    bare = (name.split(" ", 1)[1] for name in names if name.startswith(("Le ", "Les ")))
    return (*names, *bare)


def _named(match: re.Match[str], areas: tuple[Area, ...]) -> Named:
    return Named(start=match.start(), end=match.end(), areas=areas)


def _stands_as_place(folded: str, start: int) -> bool:
    """Whether a department's name stands where a place does, and not inside another name."""
    before = folded[:start]
    return not re.search(r"[A-Z][\w'-]* $", before) or bool(
        re.search(
            r"(?:^|\W)(?:A|Au|Aux|Le|La|Les|En|Dans|Et|Mais|Cote|Region|Du|De|Sur|Pour) $", before
        )
    )


def _alternatives(by_name: dict[str, list[Area]]) -> re.Pattern[str] | None:
    """Finds the election's own places, hyphens or spaces, their article bent or not."""
    names = {
        fold(plain(name))
        for own in by_name.values()
        for area in own
        for name in (area.name, area.as_published)
        if name
    }
    words = [_words(name) for name in names]
    words += [
        bent + _words(name[len(le) :])
        for name in names
        for le, bent in _BENT
        if name.startswith(le)
    ]
    if not words:
        return None
    longest_first = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<name>{longest_first})(?![\w]|-\w)")


def _words(name: str) -> str:
    return "[ -]".join(re.escape(part) for part in re.split(r"[ -]", name))


def _shorter(name: str) -> Iterator[str]:
    """A run of words, then shorter and shorter: "Salles Curan Hamon", "Salles Curan", "Salles"."""
    yield name
    while " " in name:
        name = name.rpartition(" ")[0]
        if name[0].isupper() and not re.search(r" (?:de|du|des|la|le|les|et|en|sur|a|aux?)$", name):
            yield name


def _number_of(area: Area) -> int:
    found = re.search(r"\d+", area.name) or re.search(r"\d{1,2}$", area.code)
    return int(found[0]) if found else 0


def _key(name: str) -> str:
    return re.sub(r"[ -]+", " ", fold(plain(name))).strip().lower()
