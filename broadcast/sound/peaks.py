"""Peaks between samples: what a converter or a transmitter makes of a sound (BS.1770 annex 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.model.air import AIR_RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray

OVERSAMPLING = 4
"""BS.1770-5 annex 2: four times 48 kHz shows the peaks between samples."""

HOP = AIR_RATE_HZ // 100
RISE = 2**0.5
"""Between two samples a sine rises by 3 dB at most: quieter spots need no closer look."""

_BLOCK = AIR_RATE_HZ // 1000
_PER_HOP = HOP // _BLOCK
_REACH = 24
"""Samples on either side that say what lies between two: flat to 21 kHz."""

_KAISER = 8.0
_ROWS = 18
"""So many milliseconds a product: no more, for the library not to start threads for it."""


def hop_peaks(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """The highest sample of each 10 ms, whatever the channel: shape (n // 480,)."""
    whole = samples[: len(samples) // HOP * HOP]
    hops = np.ascontiguousarray(whole.T).reshape(samples.shape[1], -1, HOP)
    peaks: NDArray[np.float32] = np.maximum(hops.max(axis=2), -hops.min(axis=2)).max(axis=0)
    return peaks


class HopPeaks:
    """The highest sample of each 10 ms of a sound fed block by block."""

    def __init__(self) -> None:
        self._held: NDArray[np.float32] | None = None
        self._found = [np.zeros(0, np.float32)]

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Hear more of it: shape (n, channels)."""
        held = self._held
        whole = samples if held is None or not len(held) else np.concatenate((held, samples))
        self._found.append(hop_peaks(whole))
        self._held = whole[len(whole) // HOP * HOP :]

    def peaks(self) -> NDArray[np.float32]:
        """All of them; an odd end is dropped."""
        return np.concatenate(self._found)


def peaks_by_ms(
    samples: NDArray[np.float32], hops: NDArray[np.float32], above: float
) -> NDArray[np.float32]:
    """The highest level of each millisecond, between samples too, near what passes `above`.

    Samples are of shape (n, channels), ``hops`` their `hop_peaks`; the rest of the time has 0.
    Nothing is looked for between the samples of the first and the last millisecond.
    """
    loud = np.flatnonzero(hops > above)
    levels = np.zeros(len(hops) * _PER_HOP, np.float32)
    by_hop = levels.reshape(-1, _PER_HOP)
    for channel in samples.T if len(loud) else ():
        own = channel[: len(hops) * HOP].reshape(len(hops), _PER_HOP, _BLOCK)[loud]
        by_hop[loud] = np.maximum(by_hop[loud], np.maximum(own.max(axis=2), -own.min(axis=2)))
    # A millisecond more on either side: the peak may lie just before the sample that shows it
    near = levels > above
    which = 1 + np.flatnonzero(near[:-2] | near[1:-1] | near[2:])
    for channel in samples.T if len(which) else ():
        windows = np.lib.stride_tricks.sliding_window_view(channel, _BLOCK + 2 * _REACH)
        found = _highest(windows[_BLOCK - _REACH :: _BLOCK][which - 1])
        levels[which] = np.maximum(levels[which], found)
    return levels


def highest_level(
    samples: NDArray[np.float32], hops: NDArray[np.float32], known: float = 1e-9
) -> float:
    """The highest level of a sound, between samples too; at least the one that is known.

    ``hops`` are its `hop_peaks`, 0 where it is not asked about.
    """
    highest = max(known, float(hops.max(initial=0)))
    return max(highest, float(peaks_by_ms(samples, hops, highest / RISE).max(initial=0)))


def dbfs(level: float) -> float:
    """A level in dB relative to full scale.

    >>> dbfs(1.0)
    0.0
    """
    return float(20 * np.log10(level))


def _highest(windows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The highest level between the samples in the middle of each window."""
    count = len(windows)
    rows = np.pad(windows, ((0, -count % _ROWS), (0, 0))).reshape(-1, _ROWS, windows.shape[1])
    between = (rows @ _BETWEEN).reshape(-1, _BETWEEN.shape[1])[:count]
    highest: NDArray[np.float32] = np.maximum(between.max(axis=1), -between.min(axis=1))
    return highest


def _between() -> NDArray[np.float32]:
    """What lies between the samples of a millisecond, as a product of it and its surroundings."""
    at = np.arange(_BLOCK * OVERSAMPLING) / OVERSAMPLING
    asked = at[at % 1 > 0]
    away = asked[np.newaxis, :] - np.arange(-_REACH, _BLOCK + _REACH)[:, np.newaxis]
    part = np.clip(away / _REACH, -1, 1)
    window = np.i0(_KAISER * np.sqrt(1 - part**2)) / np.i0(_KAISER)
    taps = np.where(np.abs(away) < _REACH, np.sinc(away) * window, 0)
    return np.ascontiguousarray(taps / taps.sum(axis=0), np.float32)


_BETWEEN = _between()


class TruePeak:
    """The highest peak of a sound fed block by block.

    The end of each block is heard again with what follows, so that none falls between two.
    """

    def __init__(self, channels: int = 2) -> None:
        self._highest = 1e-9
        self._held = np.zeros((channels, HOP), np.float32).T

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Hear more of it: shape (n, channels)."""
        heard = np.concatenate((self._held, samples))
        known = len(heard) // HOP - 1
        peaks = hop_peaks(heard)
        peaks[known:] = 0
        self._highest = highest_level(heard, peaks, self._highest)
        # Two hops: what comes before a sample also says what lies after it
        self._held = heard[max(0, known - 1) * HOP :]

    @property
    def dbtp(self) -> float:
        """In dB relative to full scale."""
        whole = np.pad(self._held, ((0, HOP + -len(self._held) % HOP), (0, 0)))
        return dbfs(highest_level(whole, hop_peaks(whole), self._highest))


def true_peak_dbtp(samples: NDArray[np.float32]) -> float:
    """The highest peak of a whole sound, between samples too, in dB relative to full scale."""
    peak = TruePeak(samples.shape[1])
    for start in range(0, len(samples), 10 * AIR_RATE_HZ):
        peak.feed(samples[start : start + 10 * AIR_RATE_HZ])
    return peak.dbtp
