"""Loudness by ITU-R BS.1770 and true peak, measured on samples for air."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import MixError
from broadcast.model.air import Loudness
from broadcast.sound.kweighting import energies_of
from broadcast.sound.levels import BLOCK_HOPS, SHORT_HOPS, integrated_of, loudest_of, range_of
from broadcast.sound.peaks import true_peak_dbtp

if TYPE_CHECKING:
    from numpy.typing import NDArray

QUIETEST_LUFS = -69.0
"""What the gate of BS.1770 throws away, -70 LUFS, has no loudness."""


def measure(samples: NDArray[np.float32]) -> Loudness:
    """Loudness of samples for air, shape (n, channels).

    Raises `MixError` for what is too short or too quiet to have one.
    """
    return loudness_of(energies_of(samples), true_peak_dbtp(samples))


def loudness_of(energies: NDArray[np.float64], peak_dbtp: float) -> Loudness:
    """Loudness from the energy of each 10 ms. Raises `MixError` for what has none."""
    return Loudness(
        integrated_lufs=audible(integrated_of(energies)),
        true_peak_dbtp=peak_dbtp,
        range_lu=range_of(energies),
        max_momentary_lufs=loudest_of(energies, BLOCK_HOPS),
        max_short_term_lufs=loudest_of(energies, SHORT_HOPS),
    )


def integrated_lufs(*parts: NDArray[np.float32]) -> float:
    """Gated loudness of sounds heard one after the other, each of shape (n, channels).

    Raises `MixError` for what is too quiet to be measured.
    """
    return audible(integrated_of(np.concatenate([energies_of(part) for part in parts])))


def audible(lufs: float) -> float:
    """A loudness that exists. Raises `MixError` for what the gate threw away."""
    if not lufs > QUIETEST_LUFS:
        raise MixError("ce son est trop faible pour être mesuré")
    return lufs


def makeup_gain_db(measured: Loudness, *, target_lufs: float, ceiling_dbtp: float) -> float:
    """Gain, in dB, that takes a recording to its target loudness.

    The true peak has the last word: where the full gain would push it past ``ceiling_dbtp``,
    the recording stays quieter than its target.

    >>> soft = Loudness(integrated_lufs=-27.0, true_peak_dbtp=-6.0)
    >>> makeup_gain_db(soft, target_lufs=-16.0, ceiling_dbtp=-1.0)
    5.0
    """
    wanted_db = target_lufs - measured.integrated_lufs
    headroom_db = ceiling_dbtp - measured.true_peak_dbtp
    return min(wanted_db, headroom_db)
