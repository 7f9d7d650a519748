"""Peaks above full scale, turned down for the few milliseconds that they last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

CEILING = 0.95
"""-0.45 dB full scale: what a voice leaves to the conversions after it."""

REACH_MS = 5
"""How early the gain starts to fall, and how late it is back: shorter than a period of speech
would distort it, longer would pump."""


def limited(samples: NDArray[np.float32], sample_rate_hz: int) -> NDArray[np.float32]:
    """Bring the peaks of speech under the ceiling, before any of it is written.

    The gain is one everywhere but around a peak, and it moves smoothly, so that neither a click
    nor a clipped consonant is heard. Sound that stays under the ceiling comes back as it was.

    >>> loud = np.full(480, 0.5, np.float32)
    >>> loud[240] = 1.9
    >>> round(float(limited(loud, 24_000).max()), 3), float(limited(loud, 24_000)[0])
    (0.95, 0.5)
    """
    peaks = np.abs(samples)
    if not len(peaks) or float(peaks.max()) <= CEILING:
        return samples
    reach = sample_rate_hz * REACH_MS // 1000
    wanted = np.minimum(1.0, CEILING / np.maximum(peaks, CEILING))
    window = 2 * reach + 1
    lowest = np.lib.stride_tricks.sliding_window_view(
        np.pad(wanted, reach, constant_values=1.0), window
    ).min(axis=1)
    # The mean of the lowest gains over half the reach never exceeds the gain that a peak wants
    half = reach // 2
    bell = np.hanning(2 * half + 3)[1:-1]
    gain = np.convolve(np.pad(lowest, half, mode="edge"), bell / bell.sum(), "valid")
    return np.asarray(samples * np.minimum(gain, 1.0), np.float32)
