"""The newsroom as the desk sees it: settings and elections, read again only when they change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import RLock
from typing import TYPE_CHECKING

from broadcast.config import read_station
from broadcast.desk.database import Database
from broadcast.desk.grounds import grounds_of, read_script
from broadcast.desk.kept import Kept, look_of
from broadcast.desk.naming import parse_id
from broadcast.desk.sentences import Sentences
from broadcast.errors import MissingError
from broadcast.files import read_text
from broadcast.pipeline.stamps import Stamps
from broadcast.pipeline.writing.lexicon import lexicon_of
from broadcast.pipeline.writing.paper import Bulletin, election_for
from broadcast.pipeline.writing.request import Request, order_of
from broadcast.script.document import parse_script
from broadcast.sources.newsroom import read_election
from broadcast.units import length_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.desk.grounds import Grounds, Reading
    from broadcast.desk.naming import Named
    from broadcast.french.naming.territories import Territory
    from broadcast.model.election import Election
    from broadcast.model.script import Header
    from broadcast.workspace import Workspace

MOST_DEPARTMENTS = 32
"""An election of a whole country is large: a department's is read again when it is asked for."""

MOST_HEADERS = 4096
MOST_READINGS = 64
"""Scripts that people work on; a whole morning's would fill the memory of an old machine."""

Event = tuple[str, str]
"""What happened, and to which bulletin."""


def utc_now() -> datetime:
    """The clock of the desk."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Newsroom:
    """A station at work: one for each server."""

    workspace: Workspace
    database: Database
    clock: Callable[[], datetime] = utc_now
    listeners: list[Callable[[Event], None]] = field(default_factory=list)
    changing: RLock = field(default_factory=RLock)
    """Held while a script is changed: what the data give never lands on an edit of that instant."""

    sentences: Sentences = field(init=False)
    _settings: Kept[Station] = field(default_factory=lambda: Kept(1))
    _elections: Kept[Election] = field(default_factory=lambda: Kept(MOST_DEPARTMENTS))
    _grounds: Kept[Grounds] = field(default_factory=lambda: Kept(MOST_DEPARTMENTS))
    _headers: Kept[Header] = field(default_factory=lambda: Kept(MOST_HEADERS))
    _readings: Kept[Reading] = field(default_factory=lambda: Kept(MOST_READINGS))

    def __post_init__(self) -> None:
        self.sentences = Sentences(self.workspace)

    def tell(self, what: str, bulletin: str) -> None:
        """Let everyone who listens know of a change."""
        for listener in tuple(self.listeners):
            listener((what, bulletin))

    @property
    def station(self) -> Station:
        """The settings. Raises `SourceError` where they are at fault."""
        path = self.workspace.station
        looks = (look_of(path), look_of(self.workspace.show))
        return self._settings.read("station", looks, lambda: read_station(path))

    def election(self, election_id: str) -> Election:
        """An election as typed, without what was imported of any department.

        Raises a `BroadcastError` where it is at fault.
        """
        folder = self.workspace.election(election_id)
        return self._elections.read(election_id, look_of(folder), lambda: read_election(folder))

    def election_for(self, election_id: str, department: Territory) -> Election:
        """An election as one department tells it, imported figures included.

        Raises a `BroadcastError` where it is at fault.
        """
        folder, station = self.workspace.election(election_id), self.station
        if not (folder / "imports").is_dir():  # the same for every department
            return self.election(election_id)
        return self._elections.read(
            (election_id, department.code),
            (look_of(folder), station.departments),
            lambda: election_for(self.workspace, station, election_id, department),
        )

    def grounds(self, bulletin: Bulletin) -> Grounds:
        """What a bulletin is made from and held against."""
        station, election = bulletin.station, bulletin.election
        templates = (look_of(self.workspace.scripts), look_of(self.workspace.places))
        return self._grounds.read(
            (election.id, bulletin.order.department.code),
            (id(election), id(station), templates),  # both are kept with the grounds
            lambda: grounds_of(bulletin, templates),
        )

    def read(self, bulletin: Bulletin, text: str) -> Reading:
        """A bulletin's script, or a text in its place, read against its data.

        Raises a `BroadcastError` for one that cannot be understood, or names what is not there.
        """
        grounds, header = self.grounds(bulletin), bulletin.order.header
        lexicon = lexicon_of(bulletin)
        # Grounds and lexicon are kept with the reading: no other object has their addresses
        look = (id(grounds), header, Stamps(bulletin.folder).get("script"), id(lexicon))
        return self._readings.read(
            (header.bulletin, text), look, lambda: read_script(bulletin, text, grounds, lexicon)
        )

    def named(self, bulletin: str) -> Named:
        """What a name says, of a department that the station serves or has a script of."""
        named = parse_id(bulletin)
        served = named.department in self.station.departments
        if not served and not self.folder(named).is_dir():
            raise MissingError(f"la station ne sert pas {named.department.name}")
        return named

    def folder(self, named: Named) -> Path:
        """Where a bulletin's artefacts are."""
        return self.workspace.bulletin(named.day.isoformat(), named.id)

    def bulletin(self, bulletin: str) -> Bulletin:
        """A bulletin by name, with the length and voice that its script names, if it has one.

        Raises a `BroadcastError` for a name that is none, or for data at fault.
        """
        named = self.named(bulletin)
        header = self._header(named)
        station = self.station
        wanted = header.election if header else station.election
        election = self.election_for(wanted, named.department)
        request = Request(
            department=named.department.code,
            slot=f"{named.clock:%H:%M}",
            format=named.format,
            date=named.day.isoformat(),
            election=election.id,
            duration=length_text(header.budget_ms) if header else None,
            voice=header.voice if header and header.voice in station.voices else None,
        )
        order = order_of(request, station, election.airdate)
        return Bulletin(workspace=self.workspace, station=station, election=election, order=order)

    def _header(self, named: Named) -> Header | None:
        """What the script on disk says of itself; nothing where there is none that can be read."""
        path = self.folder(named) / "2-script.md"
        if not path.is_file():
            return None
        return self._headers.read(
            named.id, look_of(path), lambda: parse_script(read_text(path), path).header
        )


def open_newsroom(workspace: Workspace, clock: Callable[[], datetime] = utc_now) -> Newsroom:
    """The desk of a station, its database made where there is none.

    Raises a `BroadcastError` for settings at fault or a database that cannot be opened.
    """
    url = read_station(workspace.station).desk_url
    database = Database(url, workspace.desk / "desk.sqlite3")
    return Newsroom(workspace=workspace, database=database, clock=clock)
