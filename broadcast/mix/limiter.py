"""The last thing before the file: true peaks held under the ceiling, where there are any.

Look-ahead and release are ten milliseconds, on a grid of one millisecond; what lies under the
ceiling is left untouched, to the sample.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.model.air import AIR_RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray

REACH_MS = 10
_PER_MS = AIR_RATE_HZ // 1000


def limited(
    samples: NDArray[np.float32], levels: NDArray[np.float32], ceiling: float
) -> NDArray[np.float32]:
    """Samples of shape (n, channels), no true peak of which passes `ceiling` (full scale is 1).

    ``levels`` are those of each millisecond, as `peaks_by_ms` has them near the ceiling. What is
    near the ends of `samples` must be known from further out: give 50 ms of margin. Gives the very
    same array where nothing had to be held. There are whole milliseconds of it.
    """
    if not levels.max(initial=0) > ceiling:
        return samples
    smooth = _smoothed(np.minimum(1.0, ceiling / np.maximum(levels, 1e-9)).astype(np.float64))
    edges = np.minimum(np.append(smooth[:1], smooth), np.append(smooth, smooth[-1:]))
    held = np.flatnonzero(np.minimum(edges[:-1], edges[1:]) < 1.0)
    result = samples.T.copy()
    by_ms = result.reshape(len(result), -1, _PER_MS)
    by_ms[:, held] *= _straight(edges[:-1][held], edges[1:][held])
    return result.T


def held_by_hop(peaks: NDArray[np.floating], ceiling: float) -> NDArray[np.float64]:
    """The gain of each 10 ms that holds these levels under a ceiling, nearly as `limited` does.

    >>> held_by_hop(np.array([0.5, 0.5, 1.0, 0.5, 0.5]), 0.8).round(3).tolist()
    [0.95, 0.85, 0.8, 0.85, 0.95]
    """
    wanted = np.pad(np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9)), 2, constant_values=1.0)
    lowest = np.minimum(np.minimum(wanted[:-2], wanted[1:-1]), wanted[2:])
    return np.asarray((lowest[:-2] + 2 * lowest[1:-1] + lowest[2:]) / 4, np.float64)


def straight_between(edges: NDArray[np.float64]) -> NDArray[np.float32]:
    """A gain given at each millisecond, at each sample: shape (48 × (len(edges) - 1),).

    >>> straight_between(np.array([0.0, 1.0]))[[0, 24]].tolist()
    [0.0, 0.5]
    """
    return _straight(edges[:-1], edges[1:]).reshape(-1)


def _straight(first: NDArray[np.float64], last: NDArray[np.float64]) -> NDArray[np.float32]:
    """From one gain to the other in each millisecond: shape (n, 48)."""
    ramp = np.arange(_PER_MS, dtype=np.float32) / np.float32(_PER_MS)
    steps = (last - first).astype(np.float32)
    curve: NDArray[np.float32] = first[:, np.newaxis].astype(np.float32) + np.outer(steps, ramp)
    return curve


def _smoothed(wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """A gain that bends smoothly and never passes what is wanted, nor its two neighbours."""
    reach = REACH_MS + 1
    windows = np.lib.stride_tricks.sliding_window_view(
        np.pad(wanted, reach, constant_values=1.0), 2 * reach + 1
    )
    lowest = np.pad(windows.min(axis=1), REACH_MS, mode="edge")
    curve = np.hanning(2 * REACH_MS + 3)[1:-1]
    return np.convolve(lowest, curve / curve.sum(), mode="valid")
