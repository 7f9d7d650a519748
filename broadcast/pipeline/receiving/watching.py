"""A night followed: each file that arrives is imported, and what it changes is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from broadcast.config import read_station
from broadcast.errors import BroadcastError, Where, WorkspaceError
from broadcast.model.script import slug_of
from broadcast.pipeline.receiving.importing import import_file
from broadcast.pipeline.receiving.ministry_tree import territories
from broadcast.pipeline.receiving.news import Snapshot, changes, snapshot
from broadcast.pipeline.receiving.seen import Memory
from broadcast.pipeline.receiving.stale_scripts import mark_stale
from broadcast.pipeline.receiving.watch_folder import WatchedFolder
from broadcast.pipeline.receiving.watch_site import WatchedSite
from broadcast.sources.newsroom import read_election

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadcast.pipeline.receiving.importing import Imported
    from broadcast.pipeline.receiving.watch_source import Arrival, WatchSource
    from broadcast.sources.settling import Wanted
    from broadcast.workspace import Workspace

NATION = "FR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What one arrival has changed."""

    name: str
    """The file, as its folder or its site names it."""

    path: Path
    imported: Imported | None
    error: BroadcastError | None = None
    changes: tuple[str, ...] = ()
    """One French line for each department, or contest, that has moved."""

    stale: tuple[Path, ...] = ()
    """Scripts that say something else than the figures do now."""


class Watch:
    """A workspace that follows a folder or a site."""

    def __init__(
        self,
        workspace: Workspace,
        place: str,
        wanted: Wanted,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        tell: Callable[[str], None],
    ) -> None:
        self._workspace, self._wanted, self._clock = workspace, wanted, clock
        station = read_station(workspace.station)
        self._departments = [one.code for one in station.departments]
        self._source = self._source_of(place, sleep, tell)
        self._before: dict[tuple[str, str], Snapshot] = {}
        for path in sorted(workspace.elections.glob("*/imports/catalogue.json")):
            try:
                self._look(path.parent.parent.name)
            except BroadcastError as error:  # an old election at fault stops no night
                tell(str(error))

    def _source_of(
        self, place: str, sleep: Callable[[float], None], tell: Callable[[str], None]
    ) -> WatchSource:
        kept = self._workspace.root / "output" / "watch" / slug_of(place)
        memory = Memory(kept / "seen.json")
        if re.match(r"https?://", place):
            return WatchedSite(
                place,
                territories(self._departments),
                files=kept / "files",
                memory=memory,
                clock=self._clock,
                sleep=sleep,
                tell=tell,
            )
        folder = Path(place)
        if not folder.is_dir():
            hint = "donnez un dossier, ou une adresse en http"
            raise WorkspaceError("dossier introuvable", where=Where(folder), hint=hint)
        return WatchedFolder(folder, memory, self._clock)

    def look(self) -> Iterator[Followed]:
        """Take in everything that has arrived since the last look."""
        for arrival in self._source.arrivals():
            yield self._follow(arrival)

    def _follow(self, arrival: Arrival) -> Followed:
        now = datetime.fromtimestamp(self._clock(), UTC)
        try:
            imported = import_file(self._workspace, arrival.path, self._wanted, now)
        except BroadcastError as error:
            arrival.done(passing=True)  # the same bytes would be refused again
            return Followed(name=arrival.name, path=arrival.path, imported=None, error=error)
        told: tuple[str, ...] = ()
        stale: tuple[Path, ...] = ()
        if imported.fresh:
            told = tuple(self._look(imported.election))
            reason = f"{now:%Y-%m-%dT%H:%M:%S}Z {arrival.path.name}"
            stale = tuple(mark_stale(self._workspace, imported.election, reason))
        arrival.done()
        return Followed(
            name=arrival.name, path=arrival.path, imported=imported, changes=told, stale=stale
        )

    def _look(self, election_id: str) -> list[str]:
        """What has changed in an election since it was last looked at."""
        folder = self._workspace.election(election_id)
        told: list[str] = []
        for code in (*self._departments, NATION):
            departments = [code] if code != NATION else self._departments[:1]
            after = snapshot(read_election(folder, departments, compared=False), code)
            told += changes(self._before.get((election_id, code)), after)
            self._before[election_id, code] = after
        return told


def follow(
    watch: Watch, *, every_s: float, sleep: Callable[[float], None], looks: int | None = None
) -> Iterator[Followed]:
    """Look again and again, with `every_s` seconds between two looks; ``looks`` times if given."""
    done = 0
    while looks is None or done < looks:
        if done:
            sleep(every_s)
        yield from watch.look()
        done += 1
