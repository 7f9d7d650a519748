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
    """Samples for air in scratch files, one a channel: written in order, read anywhere."""

    def __init__(self, path: Path, channels: int) -> None:
        self._paths = [path.with_suffix(f".{channel}.f32") for channel in range(channels)]
        self.channels = channels
        self.frames = 0

    def append(self, samples: NDArray[np.float32]) -> None:
        """Add samples of shape (n, channels). Raises `WorkspaceError` where the disk is full."""
        for path, channel in zip(self._paths, samples.T, strict=True):
            try:
                with path.open("ab", buffering=0) as file:
                    rest = np.ascontiguousarray(channel, np.float32).data.cast("B")
                    while rest:
                        rest = rest[file.write(rest) :]
            except OSError as error:
                raise disk_error(error, path) from error
        self.frames += len(samples)

    def read(self, first: int, count: int) -> NDArray[np.float32]:
        """Samples from `first` on, of shape (count, channels), each channel in one piece."""
        found = np.empty((self.channels, count), np.float32)
        for path, channel in zip(self._paths, found, strict=True):
            with path.open("rb", buffering=0) as file:
                file.seek(first * found.itemsize)
                if file.readinto(channel.data.cast("B")) != channel.nbytes:
                    raise MixError("le son de travail a été abîmé", where=Where(path))
        return found.T

    def unlink(self) -> None:
        """Make room."""
        for path in self._paths:
            path.unlink()

    def __iter__(self) -> Iterator[NDArray[np.float32]]:
        """All of it, five seconds at a time."""
        for first in range(0, self.frames, BLOCK):
            yield self.read(first, min(BLOCK, self.frames - first))
