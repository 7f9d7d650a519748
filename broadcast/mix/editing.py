"""The razor blade: recordings cut at their cue points with pydub, edges faded so that none clicks.

pydub cuts 32-bit samples at the air rate, to the millisecond. It neither fades (in steps of a
millisecond, which click), resamples (its images lie 7 dB under the sound) nor sums (it clips).
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

from broadcast.mix.envelopes import faded_at
from broadcast.model.air import AIR_RATE_HZ
from broadcast.units import samples_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from pydub import AudioSegment

EDIT_FADE_MS = 8
"""Short enough not to be heard, long enough that a cut does not click."""

_HOP = AIR_RATE_HZ // 100
_UNDER_SPEECH = 0.25
"""12 dB under the loudest of the last words, it is the room and no word."""

_RISES, _FALLS = 1.4, 0.9
"""3 dB up, the next word starts; a dB down in three hundredths of a second, a word dies away."""

_FULL_SCALE = 2.0**28
"""Leaves 18 dB above full scale, so that a voice's overs survive the cut."""


def razored(
    blocks: Iterable[NDArray[np.float32]], *, start_ms: int, length_ms: int
) -> Iterator[NDArray[np.float32]]:
    """The part of a recording between two cue points, block after block, each of shape (n, 2).

    Blocks are cut only where a cue point falls in them; a recording that ends early ends early.
    """
    at_ms = 0
    for block in blocks:
        block_ms = -(-len(block) * 1000 // AIR_RATE_HZ)
        first, last = start_ms - at_ms, start_ms + length_ms - at_ms
        at_ms += block_ms
        if last <= 0:
            return
        if first <= 0 and last >= block_ms:
            yield block
        elif first < block_ms:
            yield _samples(_segment(block)[max(0, first) : min(last, block_ms)])


def faded(
    samples: NDArray[np.float32], *, fade_in_ms: int = 0, fade_out_ms: int = 0
) -> NDArray[np.float32]:
    """A sound, shape (n, channels), that rises from silence and falls back to it: raised cosine.

    >>> faded(np.ones((96, 1), np.float32), fade_in_ms=1)[[0, 24, 48], 0].round(2).tolist()
    [0.0, 0.5, 1.0]
    """
    edited = samples.copy()
    for length_ms, ends in ((fade_in_ms, False), (fade_out_ms, True)):
        length = min(samples_of(length_ms, AIR_RATE_HZ), len(edited))
        rise = faded_at(np.arange(length), length).astype(np.float32)[:, np.newaxis]
        if ends:
            edited[len(edited) - length :] *= rise[::-1]
        else:
            edited[:length] *= rise
    return edited


def tail_room(before: NDArray[np.float32], after: NDArray[np.float32]) -> int:
    """How many samples after a cue point are the end of what came before it, and no new word.

    Both of shape (n, channels). The last word dies away, then the room is heard; where the sound
    rises again, or goes on as loud, someone says what was cut.
    """
    first = min(100, len(before) // _HOP)
    if not first:
        return 0
    levels = _levels(np.concatenate((before[-first * _HOP :], after)))
    loudest, lowest = levels[:first].max(initial=0), levels[first - 1]
    for at in range(first, len(levels)):
        dies_away = levels[at] <= _FALLS * levels[max(0, at - 3)]
        is_the_room = levels[at] <= min(_RISES * lowest, _UNDER_SPEECH * loudest)
        if not (dies_away or is_the_room):
            return (at - first) * _HOP
        lowest = min(lowest, levels[at])
    return (len(levels) - first) * _HOP


def _levels(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """RMS of each hundredth of a second."""
    hops = samples[: len(samples) // _HOP * _HOP].reshape(-1, _HOP * samples.shape[1])
    return np.asarray(np.sqrt((hops**2).mean(axis=1)), np.float32)


def _segment(samples: NDArray[np.float32]) -> AudioSegment:
    with warnings.catch_warnings():
        # pydub warns that no ffmpeg is on the path: none is asked of it here
        warnings.simplefilter("ignore")
        from pydub import AudioSegment  # noqa: PLC0415 - only where someone was recorded
    whole = np.rint(samples * _FULL_SCALE).astype("<i4")
    return AudioSegment(
        data=whole.tobytes(), sample_width=4, frame_rate=AIR_RATE_HZ, channels=samples.shape[1]
    )


def _samples(segment: AudioSegment) -> NDArray[np.float32]:
    whole = np.frombuffer(segment.raw_data, dtype="<i4").reshape(-1, segment.channels)
    return (whole / _FULL_SCALE).astype(np.float32)
