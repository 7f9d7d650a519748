"""Peaks of a voice that pass full scale."""

from __future__ import annotations

import numpy as np
import pytest

from broadcast.voice.limiting import CEILING, limited

RATE_HZ = 24_000


def voice(peak: float) -> np.ndarray:
    """A second of a steady sound with one burst of 2 ms."""
    time = np.arange(RATE_HZ) / RATE_HZ
    sound = 0.5 * np.sin(2 * np.pi * 200 * time)
    sound[12_000:12_048] *= peak / 0.5
    return sound.astype(np.float32)


@pytest.mark.parametrize("peak", [1.0, 1.16, 2.0, 3.9])
def test_no_peak_passes_the_ceiling(peak: float) -> None:
    """A 16-bit file would clip it."""
    assert np.abs(limited(voice(peak), RATE_HZ)).max() <= CEILING + 1e-6


def test_the_rest_of_the_sentence_is_untouched() -> None:
    """Ten milliseconds away from the peak, every sample is what it was."""
    before, after = voice(1.3), limited(voice(1.3), RATE_HZ)

    assert np.array_equal(before[:11_700], after[:11_700])
    assert np.array_equal(before[12_400:], after[12_400:])


def test_the_gain_does_not_jump() -> None:
    """A step of gain is a click."""
    steady = np.full(RATE_HZ, 0.5, np.float32)
    steady[12_000] = 2.0

    gain = limited(steady, RATE_HZ) / steady

    assert np.abs(np.diff(gain)).max() < 0.05


def test_a_voice_under_the_ceiling_comes_back_as_it_was() -> None:
    """No rounding, no copy."""
    sound = voice(0.9)

    assert limited(sound, RATE_HZ) is sound
