"""The newsroom as the desk sees it: settings and elections, read again only when they change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, TypeVar

from broadcast.config import read_station
from broadcast.desk.database import Database
from broadcast.desk.naming import parse_id
from broadcast.errors import MissingError
from broadcast.files import read_text
from broadcast.pipeline.checking import lock_of
from broadcast.pipeline.paper import Bulletin, election_for
from broadcast.pipeline.request import Request, order_of
from broadcast.script.document import parse_script
from broadcast.sources.newsroom import read_election
from broadcast.units import length_text
from broadcast.voice.cache import SpeechCache
from broadcast.voice.casting import engine_for

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.desk.naming import Named
    from broadcast.french.territories import Territory
    from broadcast.model.election import Election
    from broadcast.model.script import Header
    from broadcast.model.speech import Spoken
    from broadcast.review.factlock import FactLock
    from broadcast.voice.casting import Voice
    from broadcast.workspace import Workspace

_T = TypeVar("_T")
MOST_SENTENCES = 50_000
Event = tuple[str, str]
"""What happened, and to which bulletin."""


def utc_now() -> datetime:
    """The clock of the desk."""
    return datetime.now(UTC)


@dataclass(slots=True)
class _Kept:
    """Something read from files, and what these files looked like."""

    look: Hashable
    value: Any


@dataclass(slots=True)
class Newsroom:
    """A station at work: one for each server."""

    workspace: Workspace
    database: Database
    clock: Callable[[], datetime] = utc_now
    listeners: list[Callable[[Event], None]] = field(default_factory=list)
    changing: RLock = field(default_factory=RLock)
    """Held while a script is changed: what the data give never lands on an edit of that instant."""

    _keys: dict[tuple[Voice, Spoken], str] = field(default_factory=dict)
    _sentences: dict[str, tuple[Voice, Spoken]] = field(default_factory=dict)
    _kept: dict[Hashable, _Kept] = field(default_factory=dict)
    _reading: Lock = field(default_factory=Lock)

    def tell(self, what: str, bulletin: str) -> None:
        """Let everyone who listens know of a change."""
        for listener in tuple(self.listeners):
            listener((what, bulletin))

    @property
    def station(self) -> Station:
        """The settings. Raises `SourceError` where they are at fault."""
        path = self.workspace.station
        looks = (look_of(path), look_of(self.workspace.show))
        return self._read(("station",), looks, lambda: read_station(path))

    def election(self, election_id: str) -> Election:
        """An election as typed, without what was imported of any department.

        Raises a `BroadcastError` where it is at fault.
        """
        folder = self.workspace.election(election_id)
        return self._read(("election", election_id), look_of(folder), lambda: read_election(folder))

    def election_for(self, election_id: str, department: Territory) -> Election:
        """An election as one department tells it, imported figures included.

        Raises a `BroadcastError` where it is at fault.
        """
        folder, station = self.workspace.election(election_id), self.station
        if not (folder / "imports").is_dir():  # the same for every department
            return self.election(election_id)
        return self._read(
            ("election", election_id, department.code),
            (look_of(folder), station.departments),
            lambda: election_for(self.workspace, station, election_id, department),
        )

    def fact_lock(self, bulletin: Bulletin) -> FactLock:
        """The fact-lock of a bulletin's election and department."""
        header = bulletin.order.header
        election, station = bulletin.election, bulletin.station

        def read() -> tuple[FactLock, Election, Station]:
            # Kept beside what it was made of: these very objects, while it is used
            return lock_of(election, station, header.department), election, station

        key = ("lock", header.election, header.department)
        return self._read(key, (id(election), id(station)), read)[0]

    def measured(self, voice: Voice, said: Spoken) -> int | None:
        """The length of a sentence in ms, where this voice has spoken it already."""
        cache = SpeechCache(self.workspace.speech_cache)
        return cache.duration_ms(cache.kept_as(self.sentence(voice, said)))

    def sentence(self, voice: Voice, said: Spoken) -> str:
        """The name of a sentence's sound, and what to say if someone asks to hear it.

        It goes by all that shapes the sound: a name said otherwise is another sentence.
        """
        key = self._keys.get((voice, said))
        if key is None:
            cache = SpeechCache(self.workspace.speech_cache)
            key = cache.path_of(said, engine_for(voice)).stem
            self._keys[voice, said] = key
            self._sentences[key] = (voice, said)
            if len(self._keys) > MOST_SENTENCES:
                del self._keys[next(iter(self._keys))]
                del self._sentences[next(iter(self._sentences))]
        return key

    def spoken(self, key: str) -> tuple[Voice, Spoken]:
        """The sentence of that name. Raises `MissingError` where no page has shown it."""
        if key not in self._sentences:
            raise MissingError("cette phrase n'est plus dans le script", hint="rechargez la page")
        return self._sentences[key]

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
        return self._read(
            ("header", named.id), look_of(path), lambda: parse_script(read_text(path), path).header
        )

    def _read(self, key: Hashable, look: Hashable, read: Callable[[], _T]) -> _T:
        with self._reading:
            kept = self._kept.get(key)
            if kept is None or kept.look != look:
                kept = self._kept[key] = _Kept(look, read())
            value: _T = kept.value
            return value


def look_of(path: Path) -> Hashable:
    """What a file, or every file of a folder, looks like from outside: name, size, time."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return tuple(_look(file) for file in files)


def _look(file: Path) -> Hashable:
    try:
        stat = file.stat()
    except FileNotFoundError:
        return (file, None)
    return (file, stat.st_size, stat.st_mtime_ns)


def open_newsroom(workspace: Workspace, clock: Callable[[], datetime] = utc_now) -> Newsroom:
    """The desk of a station, its database made where there is none.

    Raises a `BroadcastError` for settings at fault or a database that cannot be opened.
    """
    url = read_station(workspace.station).desk_url
    database = Database(url, workspace.desk / "desk.sqlite3")
    return Newsroom(workspace=workspace, database=database, clock=clock)
