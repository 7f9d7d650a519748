"""Where an element of the ministry's XML lies: the areas around it, with their official codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from broadcast.model.election import CONTEST_AREA, ElectionKind
from broadcast.sources.received.ministry import tags
from broadcast.sources.received.ministry.codes import (
    ABROAD,
    commune_code,
    department_code,
    numbered_code,
    sector_code,
)
from broadcast.sources.received.ministry.tags import AREAS, Fields, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

FIGURES = ("Mentions", "Resultats")
"""What holds figures of an area, and no area."""

WHOLE_FRANCE = ("FE", "FR", "")
"""Codes of the whole country; another (FM, metropolitan France alone) is not the nation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An area of the file: what it is, and what lies around it."""

    kind: str
    code: str
    name: str
    department: str = ""
    commune: str = ""
    constituency: str = ""
    around: dict[str, str] = field(default_factory=dict)
    """Code of each wider area that it lies in, by kind; its own too."""

    def contest(self, kind: ElectionKind | None) -> str:
        """Code of the area whose seats its candidates want; nothing where they stand everywhere."""
        if kind is None or (wanted := CONTEST_AREA[kind]) == "nation":
            return ""
        return self.around.get(wanted, "" if self.kind == "nation" else self.code)


def fields_of(element: etree._Element) -> Fields:
    """The simple children of an element."""
    return {
        child.tag: child.text.strip()
        for child in element
        if isinstance(child.tag, str) and child.text and len(child) == 0
    }


def places(
    root: etree._Element, kind: ElectionKind | None
) -> Iterator[tuple[etree._Element, Place]]:
    """Every area of a file, in its order, each with what lies around it."""
    stack: list[tuple[etree._Element, dict[str, str]]] = [(root, {})]
    while stack:
        element, around = stack.pop()
        if element.tag in AREAS:
            place = _place(element, around, kind)
            around = place.around
            yield element, place
        inner = (child for child in reversed(element) if len(child) and child.tag not in FIGURES)
        stack += [(child, around) for child in inner]


def _place(element: etree._Element, around: dict[str, str], kind: ElectionKind | None) -> Place:
    own = AREAS[str(element.tag)]
    fields = fields_of(element)
    around = dict(around)
    if region := fields.get("CodReg"):
        around["region"] = region
    if department := said(fields, AREAS["Departement"].codes):
        around["department"] = department_code(department)
    if own.kind == "commune" and (number := said(fields, tags.CONSTITUENCY_OF_A_COMMUNE)):
        around["constituency"] = numbered_code(around.get("department", ""), number)
    area_kind, code, commune = _named(own.kind, said(fields, own.codes), around, kind)
    if area_kind != "sector" or commune:
        around[area_kind] = code
    return Place(
        kind=area_kind,
        code=code,
        name=said(fields, own.names) or code,
        department="" if area_kind in ("nation", "region") else around.get("department", ""),
        commune=commune,
        constituency=around.get("constituency", ""),
        around=around,
    )


def _named(
    kind: str, printed: str, around: dict[str, str], election: ElectionKind | None
) -> tuple[str, str, str]:
    """The kind of an area, its official code, and the commune that a part of one lies in."""
    department = around.get("department", "")
    match kind:
        case "nation":
            return kind, "FR" if printed in WHOLE_FRANCE else printed, ""
        case "region":
            return kind, printed, ""
        case "department":
            code = department_code(printed)
            return ("abroad" if code == ABROAD else kind), code, ""
        case "constituency" if not department and election is ElectionKind.SENATORIALES:
            around["department"] = department_code(printed)
            return _named("department", printed, around, election)
        case "constituency" | "canton":
            code = numbered_code(department, printed)
            around["department"] = code.split("-")[0]  # in full, where its own says 97
            return kind, code, ""
        case "commune" | "sector" if sector := sector_code(department, printed):
            around["commune"] = sector[1]
            return "sector", *sector
        case "station":
            commune = around.get("commune", "")
            return kind, f"{commune}-{printed.rjust(4, '0')}", commune
        case _:
            return kind, commune_code(department, printed), ""
