"""Several processes that make departments side by side; one that dies takes one bulletin along.

The standard library's pool gives up on all its work when a process of it is killed: a morning
does not.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, cast

from broadcast.pipeline.morning.making import make
from broadcast.pipeline.morning.plan import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnContext, SpawnProcess

    from broadcast.pipeline.morning.plan import Batch
    from broadcast.show.morning import Slot

PROCESS_MB = 900
"""What a process takes at most: a neural voice, a journal of three minutes and its mix."""


def processes(asked: int | None, departments: int) -> int:
    """How many processes a morning is worth: by cores, by free memory, by what there is to do."""
    most = min(cores(), max(1, _free_mb() // PROCESS_MB))
    return max(1, min(asked or most, departments))


def cores() -> int:
    """The processors that this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _free_mb() -> int:
    """Memory that could be used, in MB; without bound where the system does not tell."""
    told = Path("/proc/meminfo")
    if not told.is_file():
        return 1_000_000
    rows = dict(line.split(":") for line in told.read_text().splitlines())
    return int(rows["MemAvailable"].split()[0]) // 1024


class _Maker:
    """One process, the department that it is at, and what it has told of it."""

    def __init__(self, context: SpawnContext, jobs: int) -> None:
        self.ours, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_work, args=(theirs, jobs), daemon=True)
        self.process.start()
        theirs.close()
        self.batch: Batch | None = None

    def give(self, batch: Batch) -> None:
        self.batch = batch
        self.ours.send(batch)

    def stop(self) -> None:
        self.ours.close()
        self.process.terminate()
        self.process.join()


def make_all(batches: Sequence[Batch], *, most: int, jobs: int) -> Iterator[Outcome]:
    """Make every department in ``most`` processes of ``jobs`` threads; outcomes as they come."""
    context = multiprocessing.get_context("spawn")
    waiting = list(batches)
    makers = [_Maker(context, jobs) for _ in range(min(most, len(waiting)))]
    try:
        for maker in makers:
            maker.give(waiting.pop(0))
        while busy := [maker for maker in makers if maker.batch]:
            for ready in wait([maker.ours for maker in busy]):
                maker = next(one for one in busy if one.ours is ready)
                batch = cast("Batch", maker.batch)
                try:
                    outcome = maker.ours.recv()
                except (EOFError, ConnectionError):
                    # Killed: the bulletin that it was at is lost, those after it are made elsewhere
                    lost, left = batch.slots[0], batch.slots[1:]
                    maker.process.join()
                    yield _lost(batch, maker.process.exitcode, lost)
                    waiting[:0] = [replace(batch, slots=left)] if left else []
                    makers.remove(maker)
                    maker.ours.close()
                    if waiting:
                        makers.append(_Maker(context, jobs))
                        makers[-1].give(waiting.pop(0))
                    continue
                yield outcome
                left = batch.slots[1:]
                maker.batch = replace(batch, slots=left) if left else None
                if not left and waiting:
                    maker.give(waiting.pop(0))
    finally:
        for maker in makers:
            maker.stop()


def _lost(batch: Batch, code: int | None, slot: Slot) -> Outcome:
    told = f"le processus qui le faisait s'est arrêté (code {code})"
    return Outcome(
        bulletin=batch.bulletin(slot),
        department=batch.department.code,
        state="failed",
        reason=told,
        problem=told,
    )


def _work(orders: Connection, jobs: int) -> None:
    """What each process does: departments as they come, an answer a bulletin."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to deal with
    while True:
        try:
            batch = orders.recv()
        except EOFError:
            return
        for outcome in make(batch, lambda: datetime.now(UTC), jobs=jobs):
            orders.send(outcome)
