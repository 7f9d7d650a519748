"""Clicks: whether an edit is heard as one.

A cut in the middle of a sound spreads over the whole spectrum for a moment. What is above 8 kHz
at the edit is compared with what is there just before and after it, and with what an ear hears
at all: cut on its peak, speech sticks out by 40 dB; faded in 2 ms, by nothing. The start
of an /s/ goes on, and does not stick out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.model.air import AIR_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ABOVE_HZ = 8_000
FRAME = AIR_RATE_HZ * 2 // 1000
"""Two milliseconds."""

AROUND_MS = 60
AT_MS = 4
"""The edit itself, and as much around it."""

FLOOR_DB = -75.0
"""Above 8 kHz, nobody hears what is softer than this."""


class Edits:
    """The surroundings of each edit, picked from a sound that is fed block by block."""

    def __init__(self, edits_ms: Sequence[int]) -> None:
        reach = AROUND_MS * AIR_RATE_HZ // 1000
        self._spans = [
            (at_ms * AIR_RATE_HZ // 1000 - reach, at_ms * AIR_RATE_HZ // 1000 + reach)
            for at_ms in edits_ms
        ]
        self._windows = [np.zeros(2 * reach, np.float32) for _ in self._spans]
        self._at = 0

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Hear more of it: shape (n, channels)."""
        end = self._at + len(samples)
        for (first, last), window in zip(self._spans, self._windows, strict=True):
            start, stop = max(first, self._at), min(last, end)
            if start < stop:
                part = samples[start - self._at : stop - self._at]
                window[start - first : stop - first] = part.mean(axis=1)
        self._at = end

    def indexes(self) -> tuple[float, ...]:
        """How far each edit sticks out, in dB."""
        return tuple(click_db(window) for window in self._windows)


def click_db(window: NDArray[np.float32]) -> float:
    """How far the middle of a sound sticks out above 8 kHz from what is on either side of it.

    >>> click_db(np.zeros(5_760, np.float32))
    0.0
    """
    frames = np.lib.stride_tricks.sliding_window_view(window, FRAME)[:: FRAME // 2]
    bands = np.abs(np.fft.rfft(frames * np.hanning(FRAME), axis=1)) ** 2
    first = -(-ABOVE_HZ * FRAME // AIR_RATE_HZ)
    level = 10 * np.log10(bands[:, first:].sum(axis=1) / FRAME**2 * 8 + 1e-20)
    middle, at = len(level) // 2, AT_MS
    near = level[middle - at : middle + at].max()
    before, after = level[: middle - at], level[middle + at :]
    around = max(np.percentile(before, 90), np.percentile(after, 90), FLOOR_DB)
    return max(0.0, float(near - around))
