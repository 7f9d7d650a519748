"""The bulletin's own gain: what takes the sum to the loudness of the station, under its ceiling.

Pure: it is reckoned from what each sound measures, before any of them is summed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import MixError
from broadcast.mix.limiter import held_by_hop
from broadcast.sound.levels import integrated_of
from broadcast.units import gain_factor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.mix.sketch import Sketch

GAIN_STEP_DB = 0.1
"""One changed story rarely moves the whole by a step: the sound of the others is then kept."""

ENCODER_ROOM_DB = 0.5
"""Left under the ceiling: an MP3 peaks a few tenths of a dB above what it was made from."""

ROUNDS = 8
"""Held peaks cost loudness, which the gain gives back, which raises peaks: it settles in three."""

CLOSE_LU = 0.08
"""What was written may be this far off; what was foretold is to the nearest step of the gain."""


def limit_of(ceiling_dbtp: float) -> float:
    """The highest level of the mix, full scale being 1."""
    return gain_factor(ceiling_dbtp - ENCODER_ROOM_DB)


def settle_gain(sketches: Sequence[Sketch], target_lufs: float, ceiling_dbtp: float) -> float:
    """The gain, in tenths of a dB, that takes a bulletin to its target with its peaks held.

    Raises `MixError` for a bulletin that has no loudness.
    """
    energies = np.concatenate([one.energies for one in sketches]).astype(np.float64)
    peaks = np.concatenate([one.peaks for one in sketches])
    gain_db = 0.0
    for _ in range(ROUNDS):
        held = held_by_hop(peaks * np.float32(gain_factor(gain_db)), limit_of(ceiling_dbtp))
        loudness = integrated_of(energies * gain_factor(2 * gain_db) * held**2)
        if not np.isfinite(loudness):
            raise MixError("ce son est trop faible pour être mesuré")
        step_db = missing_db(loudness, target_lufs)
        if not step_db:
            break
        gain_db = round(gain_db + step_db, 1)
    return gain_db


def missing_db(loudness: float, target_lufs: float) -> float:
    """What a bulletin lacks of its target, in whole steps of the gain.

    >>> missing_db(-23.26, -23.0), missing_db(-22.96, -23.0)
    (0.3, 0.0)
    """
    return round(round((target_lufs - loudness) / GAIN_STEP_DB) * GAIN_STEP_DB, 1)
