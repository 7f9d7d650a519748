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
        self._at = 0
        self._columns: list[NDArray[np.float32]] = []
        edges = np.geomspace(LOWEST_HZ, HIGHEST_HZ, BANDS + 1) * WINDOW / AIR_RATE_HZ
        starts = np.floor(edges[:-1]).astype(int)
        self._starts = starts
        self._curve = np.hanning(WINDOW).astype(np.float32)

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Hear more of it: shape (n, channels)."""
        while self._next < self._at + len(samples) and len(self._columns) < COLUMNS:
            first = self._next - self._at
            window = samples[first : first + WINDOW].mean(axis=1)
            window = np.pad(window, (0, WINDOW - len(window))) * self._curve
            power = np.abs(np.fft.rfft(window)) ** 2 / (WINDOW / 4) ** 2
            bands = np.maximum.reduceat(power, self._starts)
            self._columns.append((10 * np.log10(bands + 1e-12)).astype(np.float32))
            self._next += self._step
        self._at += len(samples)

    def levels(self) -> NDArray[np.float32]:
        """Level in dB: shape (columns, bands)."""
        return np.stack(self._columns)
