"""A morning made by a Dask cluster: several machines that share a folder, or a store.

A department's sentences are told first; those that nobody asked for yet are spoken in groups, each
a task, so that every sentence is spoken once whoever wants it. Its bulletins are a task as well,
once all their sentences are there. A worker that dies has its task done again elsewhere, where what
was ready is found; a scheduler that is started anew is given what is left.
"""

from __future__ import annotations

import logging
import time
from asyncio import CancelledError
from typing import TYPE_CHECKING

from distributed import Client
from distributed.comm.core import CommClosedError

from broadcast.errors import WorkspaceError
from broadcast.pipeline.cluster.course import Course, LostError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.pipeline.cluster.ground import Work
    from broadcast.pipeline.cluster.returns import Made
    from broadcast.pipeline.cluster.tasks import Heard

PATIENCE_S = 30
"""How long a scheduler may take to answer, or to come back."""

# What Dask writes of a connection that is lost is told by us, in French and on one line
logging.getLogger("distributed").setLevel(logging.CRITICAL)

MOST_LOSSES = 5
"""How many times in a row, with no department made between, a scheduler may be lost."""


def make_on(
    address: str, work: Sequence[Work], heard: dict[str, Heard]
) -> Iterator[tuple[Work, tuple[Made, ...]]]:
    """Make departments on a cluster, as they are done; ``heard`` is given every sentence, by key.

    Raises `WorkspaceError` for a scheduler that does not answer, or no longer.
    """
    left = {one.name: one for one in work}
    losses = 0
    while left:
        try:
            with Client(address, timeout=PATIENCE_S) as client:
                for name, made in Course(client, left.values(), heard).run():
                    losses = 0
                    yield left.pop(name), made
        except (LostError, CancelledError, CommClosedError, TimeoutError, OSError) as error:
            losses += 1
            if losses > MOST_LOSSES or (isinstance(error, OSError) and losses > 1):
                raise WorkspaceError(
                    f"l'ordonnanceur {address} ne répond pas",
                    hint="vérifiez son adresse, puis relancez : ce qui est fait est gardé",
                ) from error
            time.sleep(1)
        except RuntimeError as error:
            if "deserialization" not in str(error):  # Dask's own word, in every version of it
                raise
            raise WorkspaceError(
                f"l'ordonnanceur {address} et cette machine n'ont pas les mêmes versions",
                hint="installez partout le même broadcast, ordonnanceur compris",
            ) from error
