"""How loud music is at every moment: corners of its level, told by the timeline. Pure.

The timeline says when every word starts and ends, so music goes down before the voice and not
after it, as an automatic ducker would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.model.air import SPEECH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from broadcast.model.air import Placement, Timeline

Corners = tuple[tuple[int, float], ...]
"""When, in ms, and how loud, in dB; straight lines in between, level before and after."""

DOWN_BEFORE_MS = 300
"""The bed is down when the first word comes."""

UP_AFTER_MS = 700
"""And comes back up this slowly."""

HOLD_MS = 1_000
"""In a silence shorter than this it stays down."""

ALONE_LU = -4.0
"""Music alone, against the loudness of speech."""

THEME_UNDER_VOICE_DB = -12.0
"""The theme steps back this far when the presenter speaks over its end."""

THEME_STEP_MS = 400


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


def bed_levels(timeline: Timeline, under_lu: float) -> Corners:
    """The level of the bed against speech, in LU."""
    corners: list[tuple[int, float]] = [(0, ALONE_LU)]
    for start_ms, end_ms in voice_spans(timeline):
        for at_ms, level in (
            (start_ms - DOWN_BEFORE_MS, ALONE_LU),
            (start_ms, -under_lu),
            (end_ms, -under_lu),
            (end_ms + UP_AFTER_MS, ALONE_LU),
        ):
            if at_ms > corners[-1][0]:
                corners.append((at_ms, level))
            elif at_ms <= 0:
                corners[0] = (0, level)
    return tuple(corners)


def talked_over(placement: Placement, timeline: Timeline) -> Corners:
    """How a jingle steps back, from its start on, where the presenter speaks over it."""
    voices = [
        other.start_ms
        for other in timeline.placements
        if other.piece.kind in SPEECH and placement.start_ms < other.start_ms < placement.end_ms
    ]
    if placement.piece.kind != "jingle" or not voices:
        return ()
    voice_ms = min(voices) - placement.start_ms
    return ((voice_ms - THEME_STEP_MS, 0.0), (voice_ms, THEME_UNDER_VOICE_DB))


def moved(corners: Corners, by_ms: int, first_ms: int, last_ms: int) -> Corners:
    """The corners that shape a stretch of time, counted from another moment.

    >>> moved(((0, -4.0), (1_000, -18.0), (9_000, -18.0)), -2_000, 0, 500)
    ((0, -18.0),)
    """
    own = [(at_ms + by_ms, level) for at_ms, level in corners]
    start = max((i for i, (at, _) in enumerate(own) if at <= first_ms), default=0)
    end = min((i for i, (at, _) in enumerate(own) if at >= last_ms), default=len(own) - 1)
    kept = own[start : end + 1]
    if len(kept) == 2 and kept[0][1] == kept[1][1]:  # level all along: when does not matter
        return ((0, kept[0][1]),) if kept[0][0] <= first_ms else tuple(kept)
    return ((0, kept[0][1]),) if len(kept) == 1 else tuple(kept)


def factors_at(at_ms: NDArray[np.int64], corners: Corners) -> NDArray[np.float64]:
    """The gain at some moments, as a factor.

    >>> factors_at(np.array([0, 500, 1_000]), ((0, 0.0), (1_000, -40.0))).tolist()
    [1.0, 0.1, 0.01]
    """
    times, levels = zip(*corners, strict=True)
    return np.asarray(10 ** (np.interp(at_ms, times, levels) / 20))


def faded_at(distance: NDArray[np.int64], length: int) -> NDArray[np.float64]:
    """A fade, as a factor, by the distance from where it is silent: raised cosine.

    >>> faded_at(np.array([0, 50, 100, 200]), 100).round(2).tolist()
    [0.0, 0.5, 1.0, 1.0]
    """
    part = np.clip(distance / max(1, length), 0, 1)
    return np.asarray((1 - np.cos(np.pi * part)) / 2)
