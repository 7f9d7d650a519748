"""What the data give: a department's facts, and the script that the templates write of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.facts.compile import compile_facts
from broadcast.files import read_text
from broadcast.french.places import AS_SHIPPED, parse_usage
from broadcast.pipeline.request import earlier_today
from broadcast.script.context import Brief
from broadcast.script.templates import compose
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.french.places import Usage
    from broadcast.french.territories import Territory
    from broadcast.model.election import Election
    from broadcast.model.facts import Facts
    from broadcast.model.script import Header
    from broadcast.pipeline.paper import Bulletin
    from broadcast.pipeline.request import Order
    from broadcast.script.templates import Composition


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the data give for a bulletin."""

    facts: Facts
    generated: str
    """The script, word for word."""


def given_by(
    bulletin: Bulletin,
    facts: Facts | None = None,
    morning: dict[Header, Composition] | None = None,
) -> Given:
    """The script that the facts give, unlike those of the morning's earlier bulletins.

    These are written again here, so that a bulletin depends on its inputs alone; ``morning`` keeps
    them for the next one of the same facts and templates.
    """
    if facts is None:
        facts = compiled(bulletin.election, bulletin.station, bulletin.order.department)
    known: dict[Header, Composition] = {} if morning is None else morning
    heard: set[str] = set()

    def composed(order: Order) -> Composition:
        if order.header not in known:
            brief = brief_of(bulletin, facts, order)
            known[order.header] = compose(brief, bulletin.workspace.scripts, heard)
        return known[order.header]

    for earlier in earlier_today(bulletin.order, bulletin.station):
        heard |= composed(earlier).said
    return Given(facts=facts, generated=composed(bulletin.order).text)


def compiled(election: Election, station: Station, department: Territory) -> Facts:
    """What an election allows to be said to one department of a station."""
    return compile_facts(
        election,
        nation=FRANCE,
        region=area_of_region(department.region_code),
        department=area_of_department(department.code),
        neighbours=[
            area_of_department(other.code) for other in station.departments if other != department
        ],
    )


def brief_of(bulletin: Bulletin, facts: Facts, order: Order) -> Brief:
    """All that a bulletin of this election and department is written from."""
    department = order.department
    return Brief(
        header=order.header,
        station=bulletin.station.name,
        election=bulletin.election,
        facts=facts,
        nation=FRANCE,
        region=area_of_region(department.region_code),
        area=area_of_department(department.code),
        neighbours=tuple(
            area_of_department(other.code)
            for other in bulletin.station.departments
            if other != department
        ),
        next_slot=order.next_slot,
        says_sources=bulletin.station.rules.says_sources,
        disclosure=bulletin.station.rules.disclosure,
        disclosure_at=bulletin.station.rules.disclosure_at,
        usage=_usage(bulletin.workspace.places),
    )


def _usage(path: Path) -> Usage:
    """The station's own small words, where it has a table of them."""
    return parse_usage(read_text(path), path) if path.exists() else AS_SHIPPED
