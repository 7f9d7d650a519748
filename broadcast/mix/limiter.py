"""The last thing before the file: true peaks held under the ceiling, where there are any.

Look-ahead and release are ten milliseconds, on a grid of one millisecond; what lies under the
ceiling is left untouched, to the sample.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.peaks import HOP, oversampled, spots_over

if TYPE_CHECKING:
    from numpy.typing import NDArray

REACH_MS = 10
_PER_MS = AIR_RATE_HZ // 1000

CLOSER_LOOK = 0.7
"""From 3 dB under the ceiling on, samples are looked between: a peak may hide there."""


def limited(samples: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """Samples of shape (n, 2), no true peak of which passes `ceiling` (full scale is 1).

    What is near the ends of `samples` must be known from further out: give 50 ms of margin.
    Gives the very same array where nothing had to be held.
    """
    padded = np.pad(samples, ((0, -len(samples) % HOP), (0, 0))) if len(samples) % HOP else samples
    wanted = np.ones(len(padded) // _PER_MS)
    for first, last in spots_over(padded, ceiling * CLOSER_LOOK):
        levels = oversampled(padded, first, last).reshape(-1, _PER_MS).max(axis=1)
        wanted[first // _PER_MS : last // _PER_MS] = np.minimum(
            1.0, ceiling / np.maximum(levels, 1e-9)
        )
    if wanted.min(initial=1.0) >= 1.0:
        return samples
    corners = (np.arange(len(wanted)) + 0.5) * _PER_MS
    gain = np.interp(np.arange(len(samples)), corners, _smoothed(wanted))
    return samples * gain.astype(np.float32)[:, np.newaxis]


def _smoothed(wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """A gain that bends smoothly and never passes what is wanted, nor its two neighbours."""
    reach = REACH_MS + 1
    windows = np.lib.stride_tricks.sliding_window_view(
        np.pad(wanted, reach, constant_values=1.0), 2 * reach + 1
    )
    lowest = np.pad(windows.min(axis=1), REACH_MS, mode="edge")
    curve = np.hanning(2 * REACH_MS + 3)[1:-1]
    return np.convolve(lowest, curve / curve.sum(), mode="valid")
