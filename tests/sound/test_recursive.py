"""The recursive filter by matrices against the recursion itself, sample after sample."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from broadcast.sound.recursive import HOP, Biquad, Recursive

EAR: tuple[Biquad, ...] = (
    (
        (1.53512485958697, -2.69169618940638, 1.19839281085285),
        (-1.69065929318241, 0.73248077421585),
    ),
    ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621)),
)
NOTCH: tuple[Biquad, ...] = (((1.0, -1.9, 1.0), (-1.85, 0.9)),)


def by_recursion(samples: list[float], biquads: tuple[Biquad, ...]) -> list[float]:
    for (b0, b1, b2), (a1, a2) in biquads:
        first, second, heard = 0.0, 0.0, []
        for sample in samples:
            out = b0 * sample + first
            first, second = b1 * sample - a1 * out + second, b2 * sample - a2 * out
            heard.append(out)
        samples = heard
    return samples


@pytest.mark.parametrize("biquads", [EAR, NOTCH], ids=["the ear's curve", "a notch"])
@pytest.mark.parametrize("hops", [(60,), (1, 9, 10, 40), (7,) * 8 + (4,)], ids=str)
def test_it_is_the_recursion_however_it_is_fed(
    biquads: tuple[Biquad, ...], hops: tuple[int, ...]
) -> None:
    """To a ten-millionth, on a low sound with an offset, which is what rounding is hardest on."""
    count = sum(hops) * HOP
    at = np.arange(count) / 48_000
    chance = np.random.default_rng(1).normal(0, 0.05, count)
    samples = np.stack([0.3 + chance, 0.5 * np.sin(2 * np.pi * 40 * at)]).astype(np.float32)
    ends = np.cumsum([0, *hops]) * HOP

    filtered = Recursive(biquads, 2)
    heard = [filtered.feed(samples[:, a:b]) for a, b in pairwise(ends)]

    for channel, found in zip(samples, np.concatenate(heard, axis=1), strict=True):
        wanted = by_recursion([float(sample) for sample in channel], biquads)
        assert np.abs(found - np.array(wanted)).max() < 1e-6
