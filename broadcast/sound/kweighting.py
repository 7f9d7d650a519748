"""What the ear weighs of a sound: its energy by ITU-R BS.1770, ten milliseconds at a time.

No meter library has wheels for every Python that we support, and ffmpeg's costs a process for
every sentence. The EBU's signals prove this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.recursive import HOP, Recursive

if TYPE_CHECKING:
    from numpy.typing import NDArray

HOP_MS = 1000 * HOP // AIR_RATE_HZ

WEIGHTS = {
    1: (2.0,),  # one channel is heard on both sides
    2: (1.0, 1.0),
    3: (1.0, 1.0, 1.0),
    5: (1.0, 1.0, 1.0, 1.41, 1.41),
    6: (1.0, 1.0, 1.0, 0.0, 1.41, 1.41),
}
"""BS.1770's weight of each channel, in the order of WAV files; the fourth of six is the LFE."""

_EAR = (
    (
        (1.53512485958697, -2.69169618940638, 1.19839281085285),
        (-1.69065929318241, 0.73248077421585),
    ),
    ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621)),
)
"""BS.1770-5, tables 1 and 2: the shelf of the head, then the high-pass, at 48 kHz."""

_PIECE = 100 * HOP
"""Heard a second at a time: what is reckoned on the way stays near the processor."""


class KWeighting:
    """A sound for air, fed piece by piece, and its weighted energy."""

    def __init__(self, channels: int = 2) -> None:
        self._weights = np.array(WEIGHTS[channels])
        self._ear = Recursive(_EAR, channels)
        self._held = np.zeros((channels, 0), np.float32)
        self._found: list[NDArray[np.float64]] = [np.zeros(0)]

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Hear more of it: shape (n, channels)."""
        whole = np.concatenate((self._held, samples.T), axis=1) if self._held.size else samples.T
        end = whole.shape[1] // HOP * HOP
        for first in range(0, end, _PIECE):
            heard = self._ear.feed(whole[:, first : min(first + _PIECE, end)])
            hops = heard.reshape(len(whole), -1, HOP)
            self._found.append(self._weights @ (np.einsum("ijk,ijk->ij", hops, hops) / HOP))
        self._held = whole[:, end:].copy()

    def energies(self) -> NDArray[np.float64]:
        """Mean square of each 10 ms, channels summed by their weights; an odd end is dropped."""
        return np.concatenate(self._found)


def energies_of(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """Weighted energy of each 10 ms of a whole sound for air, shape (n, channels)."""
    meter = KWeighting(samples.shape[1])
    meter.feed(samples)
    return meter.energies()
