"""A machine that lends its processors to a cluster, until someone stops it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from distributed import Nanny

from broadcast.pipeline.cluster.ground import FOLDER_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AGAIN_S = 2.0
"""How long to wait before a scheduler that went away is looked for again."""


async def serve(
    address: str, processes: int, memory_mb: int, folder: Path, tell: Callable[[str], None]
) -> None:
    """Work for a scheduler, and again for the one that takes its place.

    ``folder``: where a station is laid that this machine does not see the folder of.
    """
    ones = (_serve_one(address, memory_mb, folder, tell) for _ in range(processes))
    await asyncio.gather(*ones)


async def _serve_one(
    address: str, memory_mb: int, folder: Path, tell: Callable[[str], None]
) -> None:
    while True:
        try:
            # One thread: a bulletin keeps a processor busy, and the voices have locks of their own
            async with Nanny(
                address,
                nthreads=1,
                memory_limit=f"{memory_mb}MB",
                death_timeout=30,
                local_directory=str(folder / "dask"),
                env={FOLDER_VARIABLE: str(folder)},
            ) as nanny:
                tell(f"Au travail pour {address} : {nanny.worker_address}")
                await nanny.finished()
        except (OSError, TimeoutError):
            pass
        tell(f"L'ordonnanceur {address} ne répond pas ; nouvel essai dans {AGAIN_S:.0f} s.")
        await asyncio.sleep(AGAIN_S)
