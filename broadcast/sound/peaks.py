"""Peaks between samples: what a converter or a transmitter makes of a sound (BS.1770 annex 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soxr

from broadcast.model.air import AIR_RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray

OVERSAMPLING = 4
"""BS.1770-5 annex 2: four times 48 kHz shows the peaks between samples."""

HOP = AIR_RATE_HZ // 100
_EDGE = 2 * HOP
"""Samples heard on either side of a loud spot, for the filter to settle."""

_MORE = AIR_RATE_HZ // 1000

_RISE = 2**0.5
"""Between two samples a sine rises by 3 dB at most: quieter spots need no closer look."""

_CLOSE_HOPS = 20
"""Spots this close are looked at together: a call costs as much as a fifth of a second of sound."""

_LONGEST_HOPS = 100
"""And none is longer than this: memory stays flat."""


def hop_peaks(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """The highest sample of each 10 ms, whatever the channel: shape (n // 480,)."""
    hops = samples[: len(samples) // HOP * HOP].reshape(-1, HOP * samples.shape[1])
    peaks: NDArray[np.float32] = np.maximum(hops.max(axis=1), -hops.min(axis=1))
    return peaks


def spots_over(samples: NDArray[np.float32], level: float) -> list[tuple[int, int]]:
    """Where samples pass a level: from and to, in samples, close ones taken together.

    A millisecond more on either side: the peak may lie just before the sample that shows it.
    """
    loud = np.flatnonzero(hop_peaks(samples) > level)
    if not len(loud):
        return []
    apart = (np.diff(loud) > _CLOSE_HOPS) | (np.diff(loud // _LONGEST_HOPS) > 0)
    parts = np.split(loud, np.flatnonzero(apart) + 1)
    return [
        (
            max(0, int(part[0]) * HOP - _MORE),
            min(len(samples), (int(part[-1]) + 1) * HOP + _MORE),
        )
        for part in parts
    ]


def oversampled(samples: NDArray[np.float32], first: int, last: int) -> NDArray[np.float32]:
    """Samples from `first` to `last` at four times the rate, shape (n, channels)."""
    before, after = max(0, first - _EDGE), min(len(samples), last + _EDGE)
    fine: NDArray[np.float32] = soxr.resample(
        np.ascontiguousarray(samples[before:after]),
        AIR_RATE_HZ,
        AIR_RATE_HZ * OVERSAMPLING,
        quality="HQ",
    )
    return fine[(first - before) * OVERSAMPLING : (last - before) * OVERSAMPLING]


def highest(samples: NDArray[np.float32]) -> float:
    """The highest sample, whatever its sign and channel."""
    return max(float(samples.max(initial=0)), -float(samples.min(initial=0)))


class TruePeak:
    """The highest peak of a sound fed block by block.

    Blocks are heard with what came just before them, so that none falls between two of them.
    """

    def __init__(self) -> None:
        self._highest = 1e-9
        self._before: NDArray[np.float32] | None = None

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Hear more of it: shape (n, channels)."""
        heard = samples if self._before is None else np.concatenate((self._before, samples))
        self._highest = max(self._highest, highest(samples))
        padded = np.pad(heard, ((0, -len(heard) % HOP), (0, 0)))
        for first, last in spots_over(padded, self._highest / _RISE):
            self._highest = max(self._highest, highest(oversampled(padded, first, last)))
        self._before = heard[-2 * _EDGE :]

    @property
    def dbtp(self) -> float:
        """In dB relative to full scale."""
        return float(20 * np.log10(self._highest))


def true_peak_dbtp(samples: NDArray[np.float32]) -> float:
    """The highest peak of a whole sound, between samples too, in dB relative to full scale."""
    peak = TruePeak()
    for start in range(0, len(samples), 10 * AIR_RATE_HZ):
        peak.feed(samples[start : start + 10 * AIR_RATE_HZ])
    return peak.dbtp
