"""A morning made by a Dask cluster: several machines that share the station's folder.

A department is a task, named after all that it is made from. A worker that dies has its task done
again elsewhere, where what was ready is found; a scheduler that is started anew is given what is
left. Each sentence is still spoken once: the speech cache of the shared folder locks it.
"""

from __future__ import annotations

import logging
import time
from asyncio import CancelledError
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from distributed import Client, KilledWorker, as_completed
from distributed.comm.core import CommClosedError

from broadcast.errors import WorkspaceError
from broadcast.pipeline.morning.making import make
from broadcast.pipeline.morning.plan import Outcome
from broadcast.pipeline.morning.unchanged import unchanged
from broadcast.pipeline.stamps import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from distributed import Future

    from broadcast.pipeline.morning.plan import Batch

PATIENCE_S = 30
"""How long a scheduler may take to answer, or to come back."""

# What Dask writes of a connection that is lost is told by us, in French and on one line
logging.getLogger("distributed").setLevel(logging.CRITICAL)

MOST_LOSSES = 5
"""How many times in a row, with no department made between, a scheduler may be lost."""


class _LostError(Exception):
    """The scheduler forgot a task: it was started anew."""


def make_on(address: str, work: Sequence[Batch]) -> Iterator[Outcome]:
    """Make departments on a cluster; outcomes as they come.

    Raises `WorkspaceError` for a scheduler that does not answer, or no longer.
    """
    left = {_key(batch): batch for batch in work}
    losses = 0
    while left:
        try:
            with Client(address, timeout=PATIENCE_S) as client:
                futures = [
                    client.submit(work_on, batch, key=key, pure=True) for key, batch in left.items()
                ]
                for future in as_completed(futures):
                    outcomes = _outcomes(future, left[future.key])
                    del left[future.key]
                    losses = 0
                    yield from outcomes
        except (_LostError, CancelledError, CommClosedError, TimeoutError, OSError) as error:
            losses += 1
            if losses > MOST_LOSSES or (isinstance(error, OSError) and losses > 1):
                raise WorkspaceError(
                    f"l'ordonnanceur {address} ne répond pas",
                    hint="vérifiez son adresse, puis relancez : ce qui est fait est gardé",
                ) from error
            time.sleep(1)


def _key(batch: Batch) -> str:
    """The name of a task: the same work, asked for twice at once, is done once."""
    slots = [repr(slot) for slot in batch.slots]
    return f"matin-{batch.department.code}-{fingerprint([batch.made_from, *slots])[:32]}"


def work_on(batch: Batch) -> list[Outcome]:
    """What a worker does: a department, whatever of it an earlier worker had made already."""
    outcomes = []
    for slot in batch.slots:
        outcome = unchanged(batch, slot)
        if outcome is None:
            (outcome,) = make(replace(batch, slots=(slot,)), lambda: datetime.now(UTC), jobs=1)
        outcomes.append(outcome)
    return outcomes


def _outcomes(future: Future[list[Outcome]], batch: Batch) -> list[Outcome]:
    if future.status in ("cancelled", "lost"):
        raise _LostError
    try:
        outcomes = future.result(timeout=PATIENCE_S)
    except KilledWorker:
        told = "les machines qui le faisaient se sont arrêtées l'une après l'autre"
        return [
            unchanged(batch, slot)
            or Outcome(
                bulletin=batch.bulletin(slot),
                department=batch.department.code,
                state="failed",
                reason=told,
                problem=told,
            )
            for slot in batch.slots
        ]
    return outcomes
