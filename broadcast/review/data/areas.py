"""The areas of a bulletin: France, its region, its department, and the seats won there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.french.naming.territories import find_department, regions
from broadcast.model.areas import Area
from broadcast.model.election import CONTEST_AREA

if TYPE_CHECKING:
    from broadcast.model.election import Election

FRANCE = Area(kind="nation", name="France", code="FR")

SEATED_NEAR_BY = ("constituency", "canton", "commune")
"""Kinds of areas that a department has several of: seats won there are counted."""


class Areas:
    """Where the figures of a bulletin are from."""

    def __init__(self, election: Election, department: str) -> None:
        self._election = election
        own = find_department(department)
        self.department = Area(kind="department", name=own.name, code=own.code)
        self.region = next(
            Area(kind="region", name=one.name, code=one.code)
            for one in regions()
            if one.code == own.region_code
        )
        figured = [figure.area for figure in election.figures]
        compared = [one.area for one in election.comparisons]
        self.every = tuple(dict.fromkeys((*election.areas, *figured, *compared)))
        """All that the data name."""

    @property
    def contests(self) -> tuple[Area, ...]:
        """Where seats are won in the bulletin's department."""
        return self._election.contests(self.department)

    @property
    def contest(self) -> Area | None:
        """The one area that decides the election, where it is larger than a department's parts."""
        kind = CONTEST_AREA[self._election.kind]
        return {"nation": FRANCE, "region": self.region, "department": self.department}.get(kind)

    def usual(self) -> tuple[Area, ...]:
        """What a sentence may be about that names no place."""
        whole = (self.contest,) if self.contest else ()
        return tuple(dict.fromkeys((*whole, self.department, *self.contests)))

    def with_seats(self, areas: tuple[Area, ...]) -> tuple[Area, ...]:
        """Areas, and the seats won inside the departments among them."""
        inside = [
            contest
            for area in areas
            if area.kind == "department"
            for contest in self._election.contests(area)
        ]
        return tuple(dict.fromkeys((*areas, *inside)))


def department_of(area: Area) -> str:
    """Code of the department that an area lies in, or is."""
    return area.code if area.kind == "department" else area.department
