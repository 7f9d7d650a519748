"""What a segment will measure, told from what each of its sounds measures alone.

Sounds that have nothing to do with each other add up by their energies. So the bulletin's gain is
known before it is summed, and it is summed once, at that gain; what was written is measured all
the same, and has the last word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from broadcast.mix.envelopes import factors_at
from broadcast.sound.kweighting import HOP_MS
from broadcast.units import gain_factor

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from broadcast.mix.recordings import Recordings
    from broadcast.mix.segment import Music, Segment, Sound


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sketch:
    """Levels of each 10 ms of a segment, before the bulletin's own gain."""

    energies: NDArray[np.float32]
    """As the ear weighs them (BS.1770)."""

    peaks: NDArray[np.float32]
    """About the highest sample."""


def sketched(segment: Segment, recordings: Recordings) -> Sketch:
    """The levels of a segment from those of its recordings, none of them read."""
    hops = segment.length_ms // HOP_MS
    energies, squares = np.zeros(hops), np.zeros(hops)
    for sound in segment.sounds:
        _add_sound(energies, squares, sound, recordings)
    for music in segment.music:
        _add_music(energies, squares, music, recordings)
    return Sketch(energies=energies.astype(np.float32), peaks=np.sqrt(squares).astype(np.float32))


def _add_sound(
    energies: NDArray[np.float64],
    squares: NDArray[np.float64],
    sound: Sound,
    recordings: Recordings,
) -> None:
    own, peaks = recordings.levels(sound.excerpt)
    gain = np.full(len(own), gain_factor(recordings.gain_db(sound.mouth)))
    if sound.step_back:
        gain *= factors_at(_middles(len(own)), sound.step_back)
    whole, part_ms = divmod(sound.at_ms, HOP_MS)
    late = part_ms / HOP_MS
    for start, share in ((whole, 1 - late), (whole + 1, late)):
        first, last = max(0, start), min(len(energies), start + len(own))
        if share and first < last:
            heard = slice(first - start, last - start)
            energies[first:last] += share * own[heard] * gain[heard] ** 2
            # A peak lies on one side or the other: a little too high is safe
            squares[first:last] += share * (peaks[heard] * gain[heard]) ** 2


def _add_music(
    energies: NDArray[np.float64],
    squares: NDArray[np.float64],
    music: Music,
    recordings: Recordings,
) -> None:
    own, peaks = recordings.levels(music.excerpt)
    at_ms = _middles(len(energies))
    heard = (at_ms >= music.first_ms) & (at_ms < music.last_ms)
    gain = music.factors(at_ms[heard]) * gain_factor(recordings.gain_db((music.excerpt,)))
    which = (music.position_ms + at_ms[heard]) % music.excerpt.heard_ms // HOP_MS
    which = np.minimum(which, len(own) - 1)
    energies[heard] += own[which] * gain**2
    squares[heard] += (peaks[which] * gain) ** 2


def _middles(count: int) -> NDArray[np.int64]:
    """The middle of each 10 ms, in ms."""
    return np.arange(count) * HOP_MS + HOP_MS // 2
