"""Holes in the sound: what a station's silence alarm, and a listener, would notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import MixError, Where
from broadcast.units import seconds_text

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

LONGEST_SILENCE_MS = 2_000
"""Silence alarms trip after 2 s in the strictest automations."""

SILENCE = 0.00316
"""-50 dB full scale: where an alarm starts to count."""


def refuse_a_hole(peaks: NDArray[np.float32], path: Path) -> None:
    """Raise `MixError` where a bulletin falls silent for over two seconds.

    ``peaks`` are the highest samples of each 10 ms.
    """
    hole_ms = longest_silence_ms(peaks)
    if hole_ms > LONGEST_SILENCE_MS:
        raise MixError(
            f"un silence de {seconds_text(hole_ms)} passerait à l'antenne",
            where=Where(path),
            hint="vérifiez les sons et les pauses du script",
        )


def longest_silence_ms(peaks: NDArray[np.float32], level: float = SILENCE) -> int:
    """The longest hole under a level, in ms, from the highest samples of each 10 ms.

    >>> longest_silence_ms(np.zeros(100, np.float32))
    1000
    """
    edges = np.concatenate(([-1], np.flatnonzero(peaks > level), [len(peaks)]))
    return int((np.diff(edges) - 1).max()) * 10
