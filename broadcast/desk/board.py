"""The morning at a glance: every bulletin of a day with its state, and what blocks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.desk.comments import open_by_bulletin
from broadcast.desk.journal import aired
from broadcast.desk.naming import parse_id
from broadcast.desk.survey import Survey
from broadcast.errors import DeskError, MissingError
from broadcast.model.script import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from broadcast.config import Station
    from broadcast.desk.naming import Named
    from broadcast.desk.newsroom import Newsroom

State = Literal[
    "absent", "draft", "changed", "approved", "stale", "rendering", "on_disk", "aired", "faulty"
]

TOLD: dict[State, str] = {
    "absent": "à écrire",
    "draft": "à relire",
    "changed": "modifié depuis l'approbation",
    "approved": "approuvé",
    "stale": "nouveaux chiffres",
    "rendering": "en fabrication",
    "on_disk": "prêt",
    "aired": "diffusé",
    "faulty": "en défaut",
}
"""Each state as the page says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One thing that stands between a bulletin and the air."""

    what: str
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One bulletin of the morning."""

    id: str
    day: date
    clock: str
    format: str
    department: str
    department_name: str
    title: str
    election: str
    state: State
    told: str
    blocks: tuple[Block, ...]
    budget_ms: int
    over_ms: int | None
    comments: int
    found: Survey
    """All that was found of it when it was last looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that is known of a day, gathered once for its rows."""

    station: Station
    surveys: Mapping[str, Survey]
    comments: Mapping[str, int]
    aired: Mapping[str, str]
    rendering: frozenset[str]


def day_of(newsroom: Newsroom, asked: str) -> date:
    """A day as asked for: "today" is that of the station's election.

    Raises `MissingError` for what is no day.
    """
    from datetime import date  # noqa: PLC0415

    if asked == "today":
        return newsroom.election(newsroom.station.election).airdate
    try:
        return date.fromisoformat(asked)
    except ValueError as error:
        raise MissingError(f"date illisible « {asked[:20]} »", hint="écrivez 2017-01-30") from error


def bulletins_of(newsroom: Newsroom, day: date) -> tuple[str, ...]:
    """Every bulletin of a day in the order of the morning: the station's, and those beside them."""
    return tuple(dict.fromkeys((*expected_of(newsroom.station, day), *_made(newsroom, day))))


def expected_of(station: Station, day: date) -> tuple[str, ...]:
    """The bulletins that a station makes every morning: its departments, slot after slot."""
    return tuple(
        f"{day}-{slug_of(department.name)}-{slot.clock:%H%M}-{slot.format}"
        for slot in station.slots
        for department in station.departments
        if slot in station.show.of(department.code)
    )


def _made(newsroom: Newsroom, day: date) -> Iterator[str]:
    folder = newsroom.workspace.root / "output" / day.isoformat()
    for path in sorted(folder.glob("*/2-script.md")):
        try:
            yield parse_id(path.parent.name).id
        except DeskError:  # a folder that someone put there for themselves
            continue


def known_of(
    connection: Connection,
    station: Station,
    prefix: str,
    surveys: Mapping[str, Survey],
    rendering: frozenset[str],
) -> Known:
    """Gather what the rows of a day, or of one bulletin, need from the database."""
    return Known(
        station=station,
        surveys=surveys,
        comments=open_by_bulletin(connection, prefix),
        aired=aired(connection, prefix),
        rendering=rendering,
    )


def row_of(bulletin_id: str, known: Known) -> Row:
    """One line of the board."""
    named = parse_id(bulletin_id)
    found = known.surveys.get(bulletin_id) or Survey()
    state = state_of(bulletin_id, found, known)
    station = known.station
    budget_ms = found.budget_ms or _slot_ms(station, named)
    over_ms = None if found.expected_ms is None else found.expected_ms - budget_ms
    return Row(
        id=bulletin_id,
        day=named.day,
        clock=f"{named.clock:%H:%M}",
        format=named.format,
        department=named.department.code,
        department_name=named.department.name,
        title=found.title or f"{named.format.capitalize()}, {named.department.name}",
        election=found.election or station.election,
        state=state,
        told=TOLD[state],
        blocks=tuple(Block(what=what, line=line) for what, line in found.blocks),
        budget_ms=budget_ms,
        over_ms=over_ms,
        comments=known.comments.get(bulletin_id, 0),
        found=found,
    )


def state_of(bulletin_id: str, found: Survey, known: Known) -> State:
    """The one state that a producer must see first.

    An approval that holds has the last word over new figures: they touch nothing that it covers.
    """
    if bulletin_id in known.rendering:
        return "rendering"
    if found.aired_as and known.aired.get(bulletin_id) == found.aired_as:
        return "aired"
    if found.version is None:
        return "absent"
    if found.version == 0:
        return "faulty"
    if found.holds:
        return "on_disk" if found.made_under else "approved"
    if found.stale:
        return "stale"
    return "changed" if found.approval else "draft"


def _slot_ms(station: Station, named: Named) -> int:
    slots = station.slots
    same = [one for one in slots if one.clock == named.clock and one.format == named.format]
    model = [one for one in slots if one.format == named.format]
    return next((one.budget_ms for one in (*same, *model)), 0)
