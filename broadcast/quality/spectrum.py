"""What frequencies a sound is made of over time, for the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.model.air import AIR_RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLUMNS = 1_080
WINDOW = 2_048
BANDS = 96
LOWEST_HZ, HIGHEST_HZ = 50.0, 20_000.0


class Spectrum:
    """A column every so often of a sound fed block by block."""

    def __init__(self, length: int) -> None:
        self._step = max(1, length // COLUMNS)
        self._next = 0
        self._count = 0
        self._held = np.zeros(0, np.float32)
        self._at = 0
        self._length = 0
        self._columns = [np.zeros((0, BANDS), np.float32)]
        edges = np.geomspace(LOWEST_HZ, HIGHEST_HZ, BANDS + 1) * WINDOW / AIR_RATE_HZ
        self._starts = np.floor(edges[:-1]).astype(int)
        self._curve = np.hanning(WINDOW).astype(np.float32)

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Hear more of it: shape (n, channels)."""
        mono = samples[:, 0].copy()
        for channel in samples.T[1:]:
            mono += channel
        mono /= samples.shape[1]
        self._length += len(mono)
        known = np.concatenate((self._held, mono))
        self._hear(known, self._length - WINDOW + 1)
        # What starts near the end of a block is heard with what follows
        passed = max(0, len(known) - WINDOW)
        self._held, self._at = known[passed:], self._at + passed

    def levels(self) -> NDArray[np.float32]:
        """Level in dB of all that was fed: shape (columns, bands)."""
        self._hear(np.pad(self._held, (0, WINDOW)), self._length)
        return np.concatenate(self._columns)

    def _hear(self, known: NDArray[np.float32], end: int) -> None:
        """Every column that starts before a sample; all of its window is known."""
        firsts = np.arange(self._next, end, self._step)[: COLUMNS - self._count]
        if not len(firsts):
            return
        windows = np.lib.stride_tricks.sliding_window_view(known, WINDOW)[firsts - self._at]
        power = np.abs(np.fft.rfft(windows * self._curve)) ** 2 / (WINDOW / 4) ** 2
        bands = np.maximum.reduceat(power, self._starts, axis=1)
        self._columns.append((10 * np.log10(bands + 1e-12)).astype(np.float32))
        self._count += len(firsts)
        self._next += len(firsts) * self._step
