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


def peaks_by_ms(samples: NDArray[np.float32], above: float) -> NDArray[np.float32]:
    """The level of each millisecond; between samples too, where they pass `above`.

    Samples are of shape (n, 2). A gain moves these levels with it: they are looked for once.
    """
    padded = np.pad(samples, ((0, -len(samples) % HOP), (0, 0))) if len(samples) % HOP else samples
    levels = _by_ms(padded, 0, len(padded))
    for first, last in spots_over(padded, above):
        own = slice(first // _PER_MS, last // _PER_MS)
        # The filter takes a little off what lies above 20 kHz: the samples count too
        levels[own] = np.maximum(levels[own], _by_ms(oversampled(padded, first, last), first, last))
    return levels


def limited(
    samples: NDArray[np.float32], levels: NDArray[np.float32], ceiling: float
) -> NDArray[np.float32]:
    """Samples of shape (n, 2), no true peak of which passes `ceiling` (full scale is 1).

    ``levels`` are those of `peaks_by_ms`. What is near the ends of `samples` must be known from
    further out: give 50 ms of margin. Gives the very same array where nothing had to be held.
    """
    smooth = held_by_ms(levels, ceiling)
    if smooth.min(initial=1.0) >= 1.0:
        return samples
    edges = np.minimum(np.append(smooth[:1], smooth), np.append(smooth, smooth[-1:]))
    return samples * straight_between(edges)[: len(samples), np.newaxis]


def held_by_ms(levels: NDArray[np.float32], ceiling: float) -> NDArray[np.float64]:
    """The gain of each millisecond that holds these levels under a ceiling; 1 where it can be."""
    wanted = np.minimum(1.0, ceiling / np.maximum(levels, 1e-9)).astype(np.float64)
    return _smoothed(wanted) if wanted.min(initial=1.0) < 1.0 else wanted


def straight_between(edges: NDArray[np.float64]) -> NDArray[np.float32]:
    """A gain given at each millisecond, at each sample: shape (48 × (len(edges) - 1),).

    >>> straight_between(np.array([0.0, 1.0]))[[0, 24]].tolist()
    [0.0, 0.5]
    """
    ramp = np.arange(_PER_MS, dtype=np.float32) / np.float32(_PER_MS)
    steps = np.diff(edges).astype(np.float32)
    curve: NDArray[np.float32] = edges[:-1, np.newaxis].astype(np.float32) + np.outer(steps, ramp)
    return curve.reshape(-1)


def _by_ms(samples: NDArray[np.float32], first: int, last: int) -> NDArray[np.float32]:
    rows = np.ascontiguousarray(samples).reshape((last - first) // _PER_MS, -1)
    level: NDArray[np.float32] = np.maximum(rows.max(axis=1), -rows.min(axis=1))
    return level


def _smoothed(wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """A gain that bends smoothly and never passes what is wanted, nor its two neighbours."""
    reach = REACH_MS + 1
    windows = np.lib.stride_tricks.sliding_window_view(
        np.pad(wanted, reach, constant_values=1.0), 2 * reach + 1
    )
    lowest = np.pad(windows.min(axis=1), REACH_MS, mode="edge")
    curve = np.hanning(2 * REACH_MS + 3)[1:-1]
    return np.convolve(lowest, curve / curve.sum(), mode="valid")
