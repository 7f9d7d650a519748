"""The sound of one segment, from its description alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.mix.editing import fade_curve
from broadcast.mix.limiter import straight_between
from broadcast.model.air import AIR_RATE_HZ
from broadcast.units import gain_factor, samples_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from broadcast.mix.envelopes import Corners
    from broadcast.mix.recordings import Recordings
    from broadcast.mix.segments import Music, Segment, Sound


def summed(segment: Segment, recordings: Recordings) -> NDArray[np.float32]:
    """Samples of a segment with its margins, shape (n, 2), before the bulletin's own gain."""
    first_ms, last_ms = -segment.lead_ms, segment.length_ms + segment.trail_ms
    track = np.zeros((samples_of(last_ms - first_ms, AIR_RATE_HZ), 2), np.float32)
    for sound in segment.sounds:
        _add_sound(track, first_ms, sound, recordings)
    for music in segment.music:
        _add_music(track, first_ms, music, recordings)
    return track


def _add_sound(
    track: NDArray[np.float32], first_ms: int, sound: Sound, recordings: Recordings
) -> None:
    start = samples_of(sound.at_ms - first_ms, AIR_RATE_HZ)
    length = samples_of(sound.excerpt.heard_ms, AIR_RATE_HZ)
    skipped, last = max(0, -start), min(length, len(track) - start)
    samples = recordings.read(sound.excerpt, skipped, last - skipped)
    heard = samples * np.float32(gain_factor(recordings.gain_db(sound.mouth)))
    if sound.step_back:
        heard *= _factors(sound.step_back, skipped, last, 0)[:, np.newaxis]
    track[start + skipped : start + last] += heard


def _add_music(
    track: NDArray[np.float32], first_ms: int, music: Music, recordings: Recordings
) -> None:
    first = max(0, samples_of(music.first_ms - first_ms, AIR_RATE_HZ))
    last = min(len(track), samples_of(music.last_ms - first_ms, AIR_RATE_HZ))
    gain_db = recordings.gain_db((music.excerpt,))
    gain = _factors(music.levels, first, last, first_ms) * np.float32(gain_factor(gain_db))
    at = np.arange(first, last)
    began = samples_of(music.first_ms - first_ms, AIR_RATE_HZ)
    ends = samples_of(music.last_ms - first_ms, AIR_RATE_HZ)
    rising = at - began < samples_of(music.fade_in_ms, AIR_RATE_HZ)
    gain[rising] *= fade_curve(at[rising] - began, samples_of(music.fade_in_ms, AIR_RATE_HZ))
    falling = ends - 1 - at < samples_of(music.fade_out_ms, AIR_RATE_HZ)
    fade = fade_curve(ends - 1 - at[falling], samples_of(music.fade_out_ms, AIR_RATE_HZ))
    gain[falling] *= fade
    position = samples_of(music.position_ms + first_ms, AIR_RATE_HZ) + first
    track[first:last] += _looped(music, recordings, position, last - first) * gain[:, np.newaxis]


def _looped(music: Music, recordings: Recordings, position: int, count: int) -> NDArray[np.float32]:
    """The bed from a position on, from its end back to its start as often as needed."""
    whole = samples_of(music.excerpt.heard_ms, AIR_RATE_HZ)
    parts = []
    while count:
        position %= whole
        length = min(count, whole - position)
        parts.append(recordings.read(music.excerpt, position, length))
        position, count = position + length, count - length
    return np.concatenate(parts)


def _factors(corners: Corners, first: int, last: int, zero_ms: int) -> NDArray[np.float32]:
    """The gain of each sample from `first` to `last`; corners count from `zero_ms` before them."""
    times = [samples_of(at_ms - zero_ms, AIR_RATE_HZ) for at_ms, _ in corners]
    levels = [level for _, level in corners]
    if len(set(levels)) == 1:
        return np.full(last - first, gain_factor(levels[0]), np.float32)
    at = np.arange(first, last + 1, AIR_RATE_HZ // 1000)  # placements are whole milliseconds
    gain_db = np.interp(at, times, levels)
    return straight_between(np.exp(gain_db * (np.log(10) / 20)))
