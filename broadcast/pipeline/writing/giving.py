"""What the data give: a department's facts, and the script that the templates write of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from broadcast.errors import SourceError, Where
from broadcast.facts.compile import compile_facts
from broadcast.files import read_text
from broadcast.french.naming.places import AS_SHIPPED, parse_usage
from broadcast.pipeline.writing.request import earlier_today
from broadcast.records import nearest_hint
from broadcast.script.context import Brief, speakers
from broadcast.script.templates import compose
from broadcast.show.clips import rotation
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.french.naming.places import Usage
    from broadcast.french.naming.territories import Territory
    from broadcast.model.election import Election
    from broadcast.model.facts import Facts
    from broadcast.model.quotes import Quote
    from broadcast.model.script import Header
    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.pipeline.writing.request import Order
    from broadcast.review.factlock import FactLock
    from broadcast.script.templates import Composition


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the data give for a bulletin."""

    facts: Facts
    generated: str
    """The script, word for word."""


@dataclass(slots=True)
class Drafts:
    """What was worked out for the bulletins of one department, of one reading of its data."""

    facts: Facts | None = None
    lock: FactLock | None = None
    written: dict[Header, Composition] = field(default_factory=dict)
    """The scripts that the data give: later ones are unlike the earlier."""


def given_by(bulletin: Bulletin) -> Given:
    """The script that the facts give, unlike those of the morning's earlier bulletins.

    These are written again here, so that a bulletin depends on its inputs alone.
    """
    _refuse_strangers(bulletin)
    drafts = bulletin.drafts
    if drafts.facts is None:
        drafts.facts = compiled(bulletin.election, bulletin.station, bulletin.order.department)
    heard: list[str] = []
    for order in (*earlier_today(bulletin.order, bulletin.station), bulletin.order):
        if order.header not in drafts.written:
            brief = brief_of(bulletin, drafts.facts, order)
            drafts.written[order.header] = compose(brief, bulletin.workspace.scripts, heard)
        heard += drafts.written[order.header].said
    return Given(facts=drafts.facts, generated=drafts.written[bulletin.order.header].text)


def compiled(election: Election, station: Station, department: Territory) -> Facts:
    """What an election allows to be said to one department of a station."""
    return compile_facts(
        election,
        nation=FRANCE,
        region=area_of_region(department.region_code),
        department=area_of_department(department.code),
        neighbours=[area_of_department(other.code) for other in station.beside(department)],
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
            area_of_department(other.code) for other in bulletin.station.beside(department)
        ),
        quotes=heard_in(bulletin, order),
        next_slot=order.next_slot,
        opens=order.slot.opens,
        says_sources=bulletin.station.rules.says_sources,
        disclosure=bulletin.station.rules.disclosure,
        disclosure_at=bulletin.station.rules.disclosure_at,
        usage=_usage(bulletin.workspace.places),
    )


def heard_in(bulletin: Bulletin, order: Order) -> tuple[Quote, ...]:
    """The quotes that a bulletin may let hear, between its neighbours of the morning."""
    quotes = bulletin.election.quotes
    people = speakers(quotes, area_of_department(order.department.code))
    ids = [[quote.id for quote in one.quotes] for one in people]
    grid = bulletin.station.show.of(order.department.code)
    before = [one.slot for one in earlier_today(order, bulletin.station)]
    after = [slot for slot in grid if slot.clock > order.slot.clock]
    heard = rotation(ids, [*before, order.slot, *after])[len(before)]
    return tuple(quote for quote in quotes if quote.id in heard)


def _refuse_strangers(bulletin: Bulletin) -> None:
    """A quote that show.yaml names and nobody said would leave its bulletin without a reaction."""
    named = bulletin.order.slot.clips
    known = {quote.id for quote in bulletin.election.quotes}
    for id_ in named if isinstance(named, tuple) else ():
        if id_ not in known:
            raise SourceError(
                f"{bulletin.order.slot.clock:%H:%M}, champ « clips » : citation inconnue « {id_} »",
                where=Where(bulletin.workspace.show),
                hint=nearest_hint(id_, known),
            )


def _usage(path: Path) -> Usage:
    """The station's own small words, where it has a table of them."""
    return parse_usage(read_text(path), path) if path.exists() else AS_SHIPPED
