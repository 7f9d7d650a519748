"""The music under the voice: looped to its length, ducked by an envelope known beforehand.

The timeline says when every word starts and ends, so the bed goes down before the voice and not
after it, as an automatic ducker would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.model.air import AIR_RATE_HZ, SPEECH
from broadcast.units import samples_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from broadcast.model.air import Timeline

DOWN_BEFORE_MS = 300
"""The bed is down when the first word comes."""

UP_AFTER_MS = 700
"""And comes back up this slowly."""

HOLD_MS = 1_000
"""In a silence shorter than this it stays down."""

FADE_IN_MS = 400
FADE_OUT_MS = 900
ENDING_FADE_MS = 2_500
"""At the end of the bulletin the music leaves more slowly than between two stories."""

BLOCK = 10 * AIR_RATE_HZ

ALONE_LU = -4.0
"""Music alone, against the loudness of speech."""


def add_bed(
    track: NDArray[np.float32],
    loop: NDArray[np.float32],
    timeline: Timeline,
    *,
    gain_db: float,
    under_lu: float,
) -> None:
    """Lay the bed under a bulletin, in place: both of shape (n, 2).

    ``gain_db`` takes the loop to the loudness of speech; it lies ``under_lu`` below that under
    a voice. Done by blocks: fresh memory costs more than the sums.
    """
    times, levels = _levels(timeline, under_lu)
    for start_ms, end_ms in timeline.beds:
        ending = end_ms >= timeline.length_ms
        stop_ms = end_ms if ending else min(end_ms + FADE_OUT_MS, timeline.length_ms)
        fade_out_ms = min(ENDING_FADE_MS if ending else FADE_OUT_MS, stop_ms - start_ms)
        first, last = samples_of(start_ms, AIR_RATE_HZ), samples_of(stop_ms, AIR_RATE_HZ)
        for start in range(first, last, BLOCK):
            at = np.arange(start, min(start + BLOCK, last))
            gain = 10 ** ((np.interp(at, times, levels) + gain_db) / 20)
            gain *= _rise(at - first, FADE_IN_MS) * _rise(last - 1 - at, fade_out_ms)
            music = loop[(at - first) % len(loop)]
            track[start : start + len(at)] += music * gain.astype(np.float32)[:, np.newaxis]


def voice_spans(timeline: Timeline) -> list[tuple[int, int]]:
    """From when to when someone speaks, in ms, short silences included."""
    spans: list[tuple[int, int]] = []
    for placement in timeline.placements:
        if placement.piece.kind not in SPEECH:
            continue
        if spans and placement.start_ms - spans[-1][1] < HOLD_MS:
            spans[-1] = (spans[-1][0], placement.end_ms)
        else:
            spans.append((placement.start_ms, placement.end_ms))
    return spans


def _levels(timeline: Timeline, under_lu: float) -> tuple[list[int], list[float]]:
    """The corners of the bed's level: samples, and LU against speech. Straight in between."""
    times, levels = [0], [ALONE_LU]
    for start_ms, end_ms in voice_spans(timeline):
        for at_ms, level in (
            (start_ms - DOWN_BEFORE_MS, ALONE_LU),
            (start_ms, -under_lu),
            (end_ms, -under_lu),
            (end_ms + UP_AFTER_MS, ALONE_LU),
        ):
            at = samples_of(at_ms, AIR_RATE_HZ)
            if at > times[-1]:
                times.append(at)
                levels.append(level)
            elif at <= 0:
                levels[0] = level
    return times, levels


def _rise(distance: NDArray[np.int64], length_ms: int) -> NDArray[np.float64]:
    """A fade, as a factor, by the distance in samples from where it is silent: raised cosine."""
    part = np.clip(distance / max(1, samples_of(length_ms, AIR_RATE_HZ)), 0, 1)
    curve: NDArray[np.float64] = (1 - np.cos(np.pi * part)) / 2
    return curve
