"""The sound of one segment, from its description alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.mix.envelopes import factors_at
from broadcast.mix.limiter import straight_between
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.kweighting import HOP_MS
from broadcast.units import gain_factor, samples_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from broadcast.mix.recordings import Recordings
    from broadcast.mix.segment import Music, Segment, Sound


def summed(segment: Segment, recordings: Recordings, gain_db: float) -> NDArray[np.float32]:
    """Samples of a segment with its margins, at the bulletin's gain: shape (n, 2).

    Of shape (n, 1) where only voices are heard, the same on both sides. Each channel is in one
    piece in memory: that is how numpy is fast. There are whole hundredths of a second of it.
    """
    first_ms = -segment.lead_ms
    hops = -(-(segment.lead_ms + segment.length_ms + segment.trail_ms) // HOP_MS)
    excerpts = [sound.excerpt for sound in segment.sounds]
    excerpts += [music.excerpt for music in segment.music]
    channels = max((recordings.channels(one) for one in excerpts), default=1)
    track = np.zeros((channels, samples_of(hops * HOP_MS, AIR_RATE_HZ)), np.float32).T
    for sound in segment.sounds:
        _add_sound(track, first_ms, sound, recordings, gain_db)
    for music in segment.music:
        _add_music(track, first_ms, music, recordings, gain_db)
    return track


def _add_sound(
    track: NDArray[np.float32], first_ms: int, sound: Sound, recordings: Recordings, gain_db: float
) -> None:
    start = samples_of(sound.at_ms - first_ms, AIR_RATE_HZ)
    skipped = max(0, -start)
    last = min(recordings.frames(sound.excerpt), len(track) - start)
    if last <= skipped:
        return  # the room after its last word might have lasted longer
    samples = recordings.read(sound.excerpt, skipped, last - skipped)
    edges = np.full(1, gain_factor(gain_db + recordings.gain_db(sound.mouth)))
    if sound.step_back:
        from_ms, to_ms = (at * 1000 // AIR_RATE_HZ for at in (skipped, last))
        edges = edges * factors_at(np.arange(from_ms, to_ms + 1), sound.step_back)
    track[start + skipped : start + last] += samples * _gain(edges)


def _add_music(
    track: NDArray[np.float32], first_ms: int, music: Music, recordings: Recordings, gain_db: float
) -> None:
    from_ms = max(first_ms, music.first_ms)
    to_ms = min(first_ms + len(track) * 1000 // AIR_RATE_HZ, music.last_ms)
    edges = music.factors(np.arange(from_ms, to_ms + 1))
    gain = _gain(edges * gain_factor(gain_db + recordings.gain_db((music.excerpt,))))
    first = samples_of(from_ms - first_ms, AIR_RATE_HZ)
    count = samples_of(to_ms - from_ms, AIR_RATE_HZ)
    done = 0
    for samples in _looped(music, recordings, from_ms, count):
        last = done + len(samples)
        track[first + done : first + last] += samples * (gain[done:last] if gain.size > 1 else gain)
        done = last


def _gain(edges: NDArray[np.float64]) -> NDArray[np.float32]:
    """The gain of each sample, from that at each millisecond; only one where it is the same."""
    if edges.min() == edges.max():
        return edges[:1].astype(np.float32)
    return straight_between(edges)[:, np.newaxis]


def _looped(
    music: Music, recordings: Recordings, from_ms: int, count: int
) -> Iterator[NDArray[np.float32]]:
    """The bed from a moment on, from its end back to its start as often as needed."""
    whole = samples_of(music.excerpt.heard_ms, AIR_RATE_HZ)
    position = samples_of(music.position_ms + from_ms, AIR_RATE_HZ)
    while count:
        position %= whole
        length = min(count, whole - position)
        yield recordings.read(music.excerpt, position, length)
        position, count = position + length, count - length
