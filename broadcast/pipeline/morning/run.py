"""A morning made from end to end: one at a time, every bulletin told, the rundown written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from broadcast.errors import Where, WorkspaceError
from broadcast.pipeline.morning.conducteur import rundown_of, write_rundown
from broadcast.pipeline.morning.making import left_alone, make
from broadcast.pipeline.morning.plan import Outcome
from broadcast.pipeline.morning.planning import all_of_the_day
from broadcast.pipeline.morning.pool import cores, make_all, processes
from broadcast.pipeline.morning.unchanged import Prints, unchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from broadcast.pipeline.cluster.morning import Sentences
    from broadcast.pipeline.morning.plan import Batch
    from broadcast.pipeline.morning.planning import Morning


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What was made, in the order of the rundown."""

    outcomes: tuple[Outcome, ...]
    files: dict[str, Path]
    """The rundown in each of its forms; none where it could not be written."""

    unwritten: str = ""
    """Why the rundown could not be written, on one line."""

    sentences: Sentences | None = None
    """What a cluster had to say; None where the morning was made here."""

    @property
    def missed(self) -> tuple[Outcome, ...]:
        """What failed, or nobody approved."""
        return tuple(one for one in self.outcomes if one.missing)


def utc_now() -> datetime:
    """The clock of the machine."""
    return datetime.now(UTC)


def run(
    morning: Morning,
    tell: Callable[[Outcome], None],
    *,
    jobs: int | None = None,
    scheduler: str = "",
    clock: Callable[[], datetime] = utc_now,
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
        held = lock.acquire(timeout=0)
    except Timeout as error:
        raise WorkspaceError(
            "un autre « broadcast show » fait déjà cette matinée",
            where=Where(folder),
            hint="attendez qu'il finisse ; il reprend où l'on en est",
        ) from error
    with held:
        outcomes: dict[str, Outcome] = {}
        sentences: Sentences | None = None
        for told in _outcomes(morning, jobs, scheduler, clock):
            if not isinstance(told, Outcome):
                sentences = told
                continue
            outcomes[told.bulletin] = told
            tell(told)
        files, unwritten = _rundown(morning, outcomes)
    ordered = (batch.bulletin(slot) for batch in morning.batches for slot in batch.slots)
    every = tuple(outcomes[name] for name in ordered)
    return Shown(outcomes=every, files=files, unwritten=unwritten, sentences=sentences)


def _rundown(morning: Morning, outcomes: Mapping[str, Outcome]) -> tuple[dict[str, Path], str]:
    """The rundown's files; a full disk must not keep what came of each bulletin from being told."""
    try:
        rundown = rundown_of(morning.station, all_of_the_day(morning), outcomes)
        return write_rundown(morning.workspace, rundown), ""
    except WorkspaceError as error:
        return {}, str(error)


def _outcomes(
    morning: Morning, jobs: int | None, scheduler: str, clock: Callable[[], datetime]
) -> Iterator[Outcome | Sentences]:
    """What is still good, or must be left alone, is told at once; the rest is made."""
    election = morning.batches[0].asked.election or morning.station.election
    prints = Prints(morning.workspace, morning.station, election)
    work: list[Batch] = []
    for one in morning.batches:
        batch = replace(one, made_from=prints.of(one), shared=prints.shared)
        found = {
            slot: unchanged(batch, slot) or left_alone(batch, slot, morning.station, clock())
            for slot in batch.slots
        }
        yield from filter(None, found.values())
        left = tuple(slot for slot, outcome in found.items() if outcome is None)
        work += [replace(batch, slots=left)] if left else []
    if work and scheduler:
        yield from _on_cluster(morning, scheduler, work, election, clock)
    elif work:
        yield from _made(work, jobs, clock)


def _on_cluster(
    morning: Morning,
    scheduler: str,
    work: Sequence[Batch],
    election: str,
    clock: Callable[[], datetime],
) -> Iterator[Outcome | Sentences]:
    try:
        from broadcast.pipeline.cluster.morning import made_by_cluster  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise WorkspaceError(
            "Dask n'est pas installé ici", hint='pip install "broadcast[cluster]"'
        ) from error
    yield from made_by_cluster(
        scheduler,
        work,
        workspace=morning.workspace,
        station=morning.station,
        election=election,
        clock=clock,
    )


def _made(
    work: Sequence[Batch], jobs: int | None, clock: Callable[[], datetime]
) -> Iterator[Outcome]:
    """One process is this one; several are others."""
    most = processes(jobs, len(work))
    if most > 1:
        yield from make_all(work, most=most, jobs=max(1, cores() // most))
        return
    for batch in work:
        yield from make(batch, clock, jobs=jobs)
