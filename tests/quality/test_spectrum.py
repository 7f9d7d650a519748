"""What frequencies a sound is made of, as the page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from broadcast.model.air import AIR_RATE_HZ
from broadcast.quality.spectrum import COLUMNS, Spectrum

if TYPE_CHECKING:
    from numpy.typing import NDArray


def columns(sound: NDArray[np.float32], block: int) -> NDArray[np.float32]:
    """The spectrum of a sound that is heard in blocks."""
    spectrum = Spectrum(len(sound))
    for first in range(0, len(sound), block):
        spectrum.feed(sound[first : first + block])
    return spectrum.levels()


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(AIR_RATE_HZ, id="a second at a time"),
        pytest.param(1_000, id="less than a window at a time"),
        pytest.param(4_799, id="blocks of an odd length"),
    ],
)
def test_a_sound_looks_the_same_however_it_is_read(block: int) -> None:
    """Nothing shows where one block ends and the next begins."""
    at = np.arange(6 * AIR_RATE_HZ) / AIR_RATE_HZ
    tone = np.sin(2 * np.pi * 1_000 * at).astype(np.float32)
    sound = np.stack([tone, tone / 2], axis=1)

    whole = columns(sound, len(sound))

    assert np.array_equal(columns(sound, block), whole)
    assert len(whole) == COLUMNS
    loudest = whole.max(axis=1)
    assert np.ptp(loudest[:-10]) < 0.1, "a steady tone is as dark all along"
