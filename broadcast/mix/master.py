"""The bulletin's own gain: what takes the sum to the loudness of the station, under its ceiling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import MixError
from broadcast.mix.limiter import CLOSER_LOOK, limited
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.kweighting import HOP_MS, energies_of
from broadcast.sound.levels import integrated_of
from broadcast.units import gain_factor, samples_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from broadcast.mix.segments import Segment

GAIN_STEP_DB = 0.1
"""One changed story rarely moves the whole by a step: the sound of the others is then kept."""

ENCODER_ROOM_DB = 0.5
"""Left under the ceiling: an MP3 peaks a few tenths of a dB above what it was made from."""

ROUNDS = 8
"""Held peaks cost loudness, which the gain gives back, which raises peaks: it settles in three."""


def mastered(
    samples: NDArray[np.float32],
    levels: NDArray[np.float32],
    gain_db: float,
    ceiling_dbtp: float,
) -> NDArray[np.float32]:
    """A segment with its margins as it goes to air, shape (n, 2); levels as `peaks_by_ms` has."""
    gain = np.float32(gain_factor(gain_db))
    return limited(samples * gain, levels * gain, limit_of(ceiling_dbtp))


def limit_of(ceiling_dbtp: float) -> float:
    """The highest level of the mix, full scale being 1."""
    return gain_factor(ceiling_dbtp - ENCODER_ROOM_DB)


def core(samples: NDArray[np.float32], segment: Segment) -> NDArray[np.float32]:
    """A segment without its margins."""
    first = samples_of(segment.lead_ms, AIR_RATE_HZ)
    return samples[first : first + samples_of(segment.length_ms, AIR_RATE_HZ)]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heard:
    """What a segment is to the ear and to the limiter."""

    energies: NDArray[np.float64]
    """Weighted energy of each 10 ms of it, heard with its margins."""

    loudest: float
    """The highest sample, margins included."""


def hear(samples: NDArray[np.float32], segment: Segment) -> Heard:
    """Measure a segment with its margins, shape (n, 2)."""
    first, count = segment.lead_ms // HOP_MS, segment.length_ms // HOP_MS
    return Heard(
        energies=energies_of(samples)[first : first + count],
        loudest=max(float(samples.max()), -float(samples.min())),
    )


def needs_limiting(loudest: float, gain_db: float, ceiling_dbtp: float) -> bool:
    """Whether a peak may come near the ceiling with this gain."""
    return loudest * gain_factor(gain_db) > limit_of(ceiling_dbtp) * CLOSER_LOOK


def settle_gain(
    before: NDArray[np.float64],
    after: Callable[[float], Sequence[NDArray[np.float64]]],
    target_lufs: float,
) -> float:
    """The gain, in tenths of a dB, that takes a bulletin to its target with its peaks held.

    ``before`` is the energy of each 10 ms as summed, ``after`` gives it for a gain.
    Raises `MixError` for a bulletin that has no loudness.
    """
    gain_db, loudness, heard = 0.0, integrated_of(before), False
    for _ in range(ROUNDS):
        if not np.isfinite(loudness):
            raise MixError("ce son est trop faible pour être mesuré")
        step_db = round(round((target_lufs - loudness) / GAIN_STEP_DB) * GAIN_STEP_DB, 1)
        if heard and not step_db:
            break
        gain_db = round(gain_db + step_db, 1)
        loudness, heard = integrated_of(np.concatenate(after(gain_db))), True
    return gain_db
