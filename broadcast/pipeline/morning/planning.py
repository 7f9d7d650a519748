"""A morning settled from what was asked: the day, the departments, and what is known of the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from broadcast.config import read_station
from broadcast.errors import Where, WorkspaceError
from broadcast.french.naming.places import departments, find_department
from broadcast.pipeline.morning.plan import Asked, batches
from broadcast.pipeline.writing.paper import election_for
from broadcast.show.morning import after, airtime_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.config import Station
    from broadcast.french.naming.places import Territory
    from broadcast.pipeline.morning.plan import Batch
    from broadcast.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """What there is to make."""

    workspace: Workspace
    station: Station
    batches: tuple[Batch, ...]
    notices: tuple[str, ...]

    @property
    def day(self) -> date:
        """The day that it is aired."""
        return self.batches[0].asked.day

    @property
    def bulletins(self) -> int:
        """How many bulletins it has."""
        return sum(len(batch.slots) for batch in self.batches)

    @property
    def ends(self) -> datetime:
        """When the last of its bulletins has been aired."""
        zone = self.station.timezone
        return max(
            after(airtime_of(self.day, slot.clock, zone), slot.budget_ms)
            for batch in self.batches
            for slot in batch.slots
        )


def plan_morning(
    workspace: Workspace,
    *,
    day: str = "",
    names: Sequence[str] = (),
    everywhere: bool = False,
    election: str | None = None,
    voice: str | None = None,
    for_air: bool = False,
    ahead: bool = False,
) -> Morning:
    """Settle what was asked; the day is that of the election, if none is given.

    Raises a `BroadcastError` for settings, names or data at fault.
    """
    station = read_station(workspace.station)
    if voice:
        station.voice_named(voice)
    wanted = _departments(station, names, everywhere=everywhere)
    asked = Asked(
        root=workspace.root,
        day=_day(workspace, station, election or station.election, wanted[0], day),
        election=election,
        voice=voice,
        for_air=for_air,
        ahead=ahead,
    )
    made, notices = batches(station, wanted, asked)
    if not made:
        raise WorkspaceError("aucun rendez-vous pour ces départements", where=Where(workspace.show))
    return Morning(workspace=workspace, station=station, batches=made, notices=notices)


def all_of_the_day(morning: Morning) -> tuple[Batch, ...]:
    """Every department that has bulletins of that day, those of other runs too."""
    folder = morning.workspace.day(morning.day.isoformat())
    known = {path.name for path in folder.iterdir()}
    every, _ = batches(morning.station, departments(), morning.batches[0].asked)
    asked = [batch.department for batch in morning.batches]
    made = [one.department for one in every if known & set(map(one.bulletin, one.slots))]
    order = {*asked, *morning.station.departments, *made}
    served = (*morning.station.departments, *departments())
    told = dict.fromkeys(one for one in served if one in order)
    return batches(morning.station, told, morning.batches[0].asked)[0]


def _departments(
    station: Station, names: Sequence[str], *, everywhere: bool
) -> tuple[Territory, ...]:
    if names:
        return tuple(dict.fromkeys(map(find_department, names)))
    return tuple(departments()) if everywhere else station.departments


def _day(
    workspace: Workspace, station: Station, election: str, department: Territory, typed: str
) -> date:
    if not typed:
        return election_for(workspace, station, election, department).airdate
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise WorkspaceError(f"date illisible « {typed} »", hint="écrivez 2017-01-30") from error
