"""Constituencies and cantons by name: "la 2e circonscription", "le canton de Millau-1"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.model.areas import Area
from broadcast.review.reading.placenames import (
    CAPITALISED,
    key_of,
    shorter,
    territories,
    ways_to_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.review.data.areas import Areas

_ORDINALS = {
    "premiere": 1,
    "deuxieme": 2,
    "seconde": 2,
    "troisieme": 3,
    "quatrieme": 4,
    "cinquieme": 5,
    "sixieme": 6,
    "septieme": 7,
    "huitieme": 8,
    "neuvieme": 9,
    "dixieme": 10,
    "onzieme": 11,
    "douzieme": 12,
}
_CONSTITUENCY = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(_ORDINALS)})(?:re|ere|nde|e|eme)? circonscription"
    r"(?: (?P<de>d[eu]s? (?:la |l')?|d')(?P<dept>[A-Z][\w'-]+(?:[ -][A-Z][\w'-]+)*))?",
    re.IGNORECASE,
)
_CANTON = re.compile(rf"\b[Cc]antons? (?:de |du |des |d')(?P<name>{CAPITALISED})")

Found = tuple[tuple[int, int], tuple[Area, ...]]
"""Where a seat is named, and which it may be."""


class Seats:
    """Finds constituencies and cantons; one that the data do not know is still one of its kind."""

    def __init__(self, areas: Areas) -> None:
        self._department = areas.department.code
        self._constituencies = [area for area in areas.every if area.kind == "constituency"]
        self._cantons = {
            key_of(name): area
            for area in areas.every
            if area.kind == "canton"
            for name in ways_to_name(area)
        }

    def find(self, folded: str) -> Iterator[Found]:
        """Every constituency, then every canton of a folded sentence."""
        for match in _CONSTITUENCY.finditer(folded):
            yield self._constituency(match)
        for match in _CANTON.finditer(folded):
            yield self._canton(match)

    def _constituency(self, match: re.Match[str]) -> Found:
        number = int(match["n"]) if match["n"].isdigit() else _ORDINALS[match["n"].lower()]
        typed = territories().get(match["dept"] or "", ())
        code = next((one.code for one in typed if one.kind == "department"), "")
        own = code or self._department
        known = tuple(
            area
            for area in self._constituencies
            if area.department == own and _number_of(area) == number
        )
        unknown = Area(
            kind="constituency",
            name=f"{number}e circonscription",
            code=f"{own}{number:02d}",
            department=own,
        )
        end = match.end() if code else match.start() + len(match[0].split(" d", 1)[0])
        return (match.start(), end), known or (unknown,)

    def _canton(self, match: re.Match[str]) -> Found:
        for name in shorter(match["name"]):
            area = self._cantons.get(key_of(name))
            if area:
                return (match.start(), match.start("name") + len(name)), (area,)
        unknown = Area(
            kind="canton",
            name=match["name"],
            code=f"{self._department}?",
            department=self._department,
        )
        return match.span(), (unknown,)


def _number_of(area: Area) -> int:
    found = re.search(r"\d+", area.name) or re.search(r"\d{1,2}$", area.code)
    return int(found[0]) if found else 0
