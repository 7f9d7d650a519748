"""The silence around a spoken sentence, cut so that pauses are the bulletin's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import VoiceError

if TYPE_CHECKING:
    from numpy.typing import NDArray

FLOOR_DBFS = -60.0
"""Below this level a voice is silent: the neural voice's own silence lies at -97 dBFS, while the
first breath of an /f/ or an /s/ already passes -50 dBFS."""

KEPT_BEFORE_MS = 30
KEPT_AFTER_MS = 60
"""What stays around the first and the last sound, so that no consonant is clipped."""

LOWEST_RATE_HZ = 8_000
"""A telephone's: under it there is no speech, and a file that says so is damaged."""

_FRAME_MS = 5


def trimmed(samples: NDArray[np.float32], sample_rate_hz: int) -> NDArray[np.float32]:
    """Cut the silence before and after speech, leaving a hair's breadth of it.

    >>> second = np.zeros(24_000, np.float32)
    >>> second[12_000:18_000] = 0.1
    >>> len(trimmed(second, 24_000)) * 1000 // 24_000  # 30 + 250 + 60 ms
    340

    Raises `VoiceError` where nothing is heard at all.
    """
    first, last = kept_span(samples, sample_rate_hz)
    return samples[first:last]


def kept_span(samples: NDArray[np.float32], sample_rate_hz: int) -> tuple[int, int]:
    """The first sample that trimming keeps, and the one after the last.

    Raises `VoiceError` where nothing is heard at all, or could be.
    """
    if sample_rate_hz < LOWEST_RATE_HZ:
        raise VoiceError(
            f"la voix a rendu un son à {sample_rate_hz} Hz", hint="il en faut 8 000 au moins"
        )
    frame = sample_rate_hz * _FRAME_MS // 1000
    padded = np.pad(samples, (0, -len(samples) % frame)).astype(np.float64)
    power = np.square(padded).reshape(-1, frame).mean(axis=1)
    heard = np.flatnonzero(power > 10 ** (FLOOR_DBFS / 10))
    if not heard.size:
        raise VoiceError("la voix n'a rendu que du silence", hint="essayez une autre voix")
    first = int(heard[0]) * frame - KEPT_BEFORE_MS * sample_rate_hz // 1000
    last = (int(heard[-1]) + 1) * frame + KEPT_AFTER_MS * sample_rate_hz // 1000
    return max(first, 0), min(last, len(samples))
