"""Holes in the sound: what a station's silence alarm, and a listener, would notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import MixError, Where
from broadcast.model.air import AIR_RATE_HZ
from broadcast.units import seconds_text

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

LONGEST_SILENCE_MS = 2_000
"""Silence alarms trip after 2 s in the strictest automations."""

SILENCE = 0.00316
"""-50 dB full scale: where an alarm starts to count."""


def refuse_a_hole(samples: NDArray[np.float32], path: Path) -> None:
    """Raise `MixError` where a bulletin, shape (n, 2), falls silent for over two seconds."""
    hole_ms = longest_silence_ms(samples)
    if hole_ms > LONGEST_SILENCE_MS:
        raise MixError(
            f"un silence de {seconds_text(hole_ms)} passerait à l'antenne",
            where=Where(path),
            hint="vérifiez les sons et les pauses du script",
        )


def longest_silence_ms(samples: NDArray[np.float32]) -> int:
    """The longest hole under -50 dB full scale, in ms, of samples of shape (n, 2).

    >>> longest_silence_ms(np.zeros((48_000, 2), np.float32))
    1000
    """
    per_ms = AIR_RATE_HZ // 1000
    by_ms = samples[: len(samples) // per_ms * per_ms].reshape(-1, per_ms * samples.shape[1])
    loud = np.flatnonzero((by_ms.max(axis=1) > SILENCE) | (by_ms.min(axis=1) < -SILENCE))
    edges = np.concatenate(([-1], loud, [len(by_ms)]))
    return int((np.diff(edges) - 1).max())
