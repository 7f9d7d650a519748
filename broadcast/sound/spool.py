"""Sound kept on disk while a bulletin is made, so that memory stays flat whatever its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import MixError, Where
from broadcast.files import disk_error
from broadcast.model.air import AIR_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

BLOCK = 5 * AIR_RATE_HZ


class Spool:
    """Samples for air in a scratch file: written in order, read anywhere."""

    def __init__(self, path: Path, channels: int) -> None:
        self._path = path
        self.channels = channels
        self.frames = 0

    def append(self, samples: NDArray[np.float32]) -> None:
        """Add samples of shape (n, channels). Raises `WorkspaceError` where the disk is full."""
        try:
            with self._path.open("ab", buffering=0) as file:
                rest = np.ascontiguousarray(samples, np.float32).data.cast("B")
                while rest:
                    rest = rest[file.write(rest) :]
        except OSError as error:
            raise disk_error(error, self._path) from error
        self.frames += len(samples)

    def read(self, first: int, count: int) -> NDArray[np.float32]:
        """Samples from `first` on, of shape (count, channels)."""
        width = 4 * self.channels
        with self._path.open("rb", buffering=0) as file:
            file.seek(first * width)
            data = file.read(count * width)
        if len(data) != count * width:
            raise MixError("le son de travail a été abîmé", where=Where(self._path))
        return np.frombuffer(data, np.float32).reshape(count, self.channels)

    def blocks(self) -> Iterator[NDArray[np.float32]]:
        """All of it, five seconds at a time."""
        for first in range(0, self.frames, BLOCK):
            yield self.read(first, min(BLOCK, self.frames - first))
