"""The areas that the newsroom's tables may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import FrenchError, SourceError
from broadcast.french.naming.places import find_department, regions
from broadcast.model.areas import Area
from broadcast.model.election import CONTEST_AREA
from broadcast.records import nearest_hint
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region

if TYPE_CHECKING:
    from broadcast.model.areas import AreaKind
    from broadcast.model.election import ElectionKind
    from broadcast.records import Record

PLACES: dict[str, AreaKind] = {
    "bureau": "place",
    "commune": "commune",
    "circonscription": "constituency",
    "canton": "canton",
}
"""What a place of election.yaml may be, as a journalist calls it."""


class Gazetteer:
    """The areas that a table may name: France, regions, departments, the election's own places."""

    def __init__(self, places: tuple[Area, ...]) -> None:
        self._areas = {FRANCE.name: FRANCE}
        self._areas |= {region.name: area_of_region(region.code) for region in regions()}
        self._areas |= {place.name: place for place in places}

    def find(self, row: Record, key: str = "area") -> Area:
        """The area that a row names. Raises `SourceError` with the nearest known name."""
        name = row.text(key)
        if name in self._areas:
            return self._areas[name]
        try:
            return area_of_department(find_department(name).code)
        except FrenchError as error:
            hint = nearest_hint(name, self._areas)
            raise SourceError(f"lieu inconnu « {name} »", where=row.at(key), hint=hint) from error


def place_of(record: Record, kind: ElectionKind) -> Area:
    """A place as typed: a polling station's, a commune, a constituency, a canton.

    Raises `SourceError` with its line for a department that there is none of.
    """
    typed = record.text("department")
    try:
        department = find_department(typed).code
    except FrenchError as error:
        raise SourceError(error.what, where=record.at("department"), hint=error.hint) from error
    usual = next((name for name, area in PLACES.items() if area == CONTEST_AREA[kind]), "bureau")
    place = Area(
        kind=PLACES[record.choice("kind", PLACES, usual)],
        name=record.text("name"),
        code=record.text("code"),
        department=department,
        as_published=record.text("published", ""),
    )
    record.close()
    return place
