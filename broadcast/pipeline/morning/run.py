"""A morning made from end to end: one at a time, every bulletin told, the rundown written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from broadcast.config import read_station
from broadcast.errors import Where, WorkspaceError
from broadcast.french.places import departments, find_department
from broadcast.pipeline.morning.conducteur import rundown_of, write_rundown
from broadcast.pipeline.morning.making import make
from broadcast.pipeline.morning.plan import Asked, batches
from broadcast.pipeline.morning.pool import cores, make_all, processes
from broadcast.pipeline.morning.unchanged import Prints, unchanged
from broadcast.pipeline.paper import election_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.french.places import Territory
    from broadcast.pipeline.morning.plan import Batch, Outcome
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What was made, in the order of the rundown."""

    outcomes: tuple[Outcome, ...]
    files: dict[str, Path]
    """The rundown in each of its forms."""

    @property
    def missed(self) -> tuple[Outcome, ...]:
        """What failed, or nobody approved."""
        return tuple(one for one in self.outcomes if not one.stands)


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


def run(
    morning: Morning,
    tell: Callable[[Outcome], None],
    *,
    jobs: int | None = None,
    scheduler: str = "",
) -> Shown:
    """Make every bulletin of a morning; ``tell`` hears of each one as it is done.

    ``jobs``: how many processes, at most; ``scheduler``: the address of a cluster that makes them
    instead. Raises `WorkspaceError` where another run is making the same morning, or the cluster
    does not answer.
    """
    folder = morning.workspace.day(morning.day.isoformat())
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".show.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise WorkspaceError(
            "un autre « broadcast show » fait déjà cette matinée",
            where=Where(folder),
            hint="attendez qu'il finisse ; il reprend où l'on en est",
        ) from error
    with lock:
        outcomes: dict[str, Outcome] = {}
        for outcome in _outcomes(morning, jobs, scheduler):
            outcomes[outcome.bulletin] = outcome
            tell(outcome)
        rundown = rundown_of(morning.station, _of_the_day(morning), outcomes)
        files = write_rundown(morning.workspace, rundown)
    ordered = (batch.bulletin(slot) for batch in morning.batches for slot in batch.slots)
    return Shown(outcomes=tuple(outcomes[name] for name in ordered), files=files)


def _outcomes(morning: Morning, jobs: int | None, scheduler: str) -> Iterator[Outcome]:
    """What is still good is told at once; the rest is made."""
    election = morning.batches[0].asked.election or morning.station.election
    prints = Prints(morning.workspace, morning.station, election)
    work: list[Batch] = []
    for one in morning.batches:
        batch = replace(one, made_from=prints.of(one), shared=prints.shared)
        found = {slot: unchanged(batch, slot) for slot in batch.slots}
        yield from filter(None, found.values())
        left = tuple(slot for slot, outcome in found.items() if outcome is None)
        work += [replace(batch, slots=left)] if left else []
    if work and scheduler:
        yield from _on_cluster(scheduler, work)
    elif work:
        yield from _made(work, jobs)


def _on_cluster(scheduler: str, work: Sequence[Batch]) -> Iterator[Outcome]:
    try:
        from broadcast.pipeline.morning.cluster import make_on  # noqa: PLC0415 - heavy, an extra
    except ModuleNotFoundError as error:
        raise WorkspaceError(
            "Dask n'est pas installé ici", hint='pip install "broadcast[cluster]"'
        ) from error
    yield from make_on(scheduler, work)


def _of_the_day(morning: Morning) -> tuple[Batch, ...]:
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


def _made(work: Sequence[Batch], jobs: int | None) -> Iterator[Outcome]:
    """One process is this one; several are others."""
    most = processes(jobs, len(work))
    if most > 1:
        yield from make_all(work, most=most, jobs=max(1, cores() // most))
        return
    for batch in work:
        yield from make(batch, lambda: datetime.now(UTC), jobs=jobs)


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
