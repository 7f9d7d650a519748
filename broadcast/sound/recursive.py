"""Recursive filters (a high-pass, the ear's curve), run by small matrix products.

numpy has no recursive filter, and scipy is much to carry for one. What comes out in a millisecond
is a product of what goes in and of the few numbers that the filter remembers; those come, in the
same way, from what each hop of the last tenth of a second leaves behind. That is exact to the
rounding of a sample, and many times cheaper than filtering by Fourier transform.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from broadcast.model.air import AIR_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Biquad = tuple[tuple[float, float, float], tuple[float, float]]
"""Coefficients of a second-order section: b0 b1 b2, then a1 a2."""

_BLOCK = AIR_RATE_HZ // 1000
_BLOCKS = 10
HOP = _BLOCK * _BLOCKS
"""Filters are fed whole hops, of ten milliseconds."""

MEMORY_HOPS = 10
"""Then all is forgotten: the slowest pole, at 38 Hz, leaves a ten-millionth after 100 ms."""

_BATCH_HOPS = 10
"""As much a product: small enough that the library starts no threads, which cost more than it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Products:
    """A filter as matrices; in each, a row for what goes in and a column for what comes out."""

    direct: NDArray[np.float32]
    """From the samples of a block to what is heard in it."""

    left: NDArray[np.float32]
    """And to what is remembered of it at its end."""

    within: NDArray[np.float32]
    """From what each block of a hop leaves to what is remembered where each starts."""

    starts: NDArray[np.float32]
    """From what is remembered where a hop starts to the same."""

    ends: NDArray[np.float32]
    """From what each block of a hop leaves to what is left where the hop ends."""

    aged: tuple[NDArray[np.float32], ...]
    """What becomes of that, hop after hop."""

    heard: NDArray[np.float32]
    """From what is remembered where a block starts to what is heard of it in the block."""


class Recursive:
    """A filter for a sound of some channels, fed hop after hop."""

    def __init__(self, biquads: tuple[Biquad, ...], channels: int) -> None:
        self._by = _products(biquads)
        self._before = np.zeros((channels, MEMORY_HOPS, len(self._by.heard)), np.float32)

    def feed(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """What is heard of whole hops: shape (channels, n), in and out."""
        channels, count = samples.shape
        hops, order = count // HOP, self._before.shape[2]
        missing = -count % (_BATCH_HOPS * HOP)
        whole = np.pad(samples, ((0, 0), (0, missing))) if missing else samples
        blocks = np.ascontiguousarray(whole).reshape(-1, _BATCH_HOPS * _BLOCKS, _BLOCK)
        left: NDArray[np.float32] = (blocks @ self._by.left).reshape(
            -1, _BATCH_HOPS, _BLOCKS * order
        )
        ends: NDArray[np.float32] = (left @ self._by.ends).reshape(channels, -1, order)
        known = np.concatenate((self._before, ends), axis=1)
        # The hop before counts whole, those before it with their age
        start = np.zeros_like(ends)
        for age, aged in enumerate(self._by.aged):
            first = MEMORY_HOPS - 1 - age
            start += known[:, first : first + ends.shape[1]] @ aged
        self._before = known[:, hops : hops + MEMORY_HOPS]
        remembered = left @ self._by.within
        remembered += start.reshape(-1, _BATCH_HOPS, order) @ self._by.starts
        heard = blocks @ self._by.direct
        heard += remembered.reshape(*blocks.shape[:2], order) @ self._by.heard
        whole_heard: NDArray[np.float32] = heard.reshape(channels, -1)[:, :count]
        return whole_heard


@cache
def _products(biquads: tuple[Biquad, ...]) -> _Products:
    a, b, c, d = _well_scaled(*_in_a_row(biquads))
    powers = [np.eye(len(b))]
    for _ in range(HOP):
        powers.append(powers[-1] @ a)
    rings = [0.0] * _BLOCK + [d, *(float(c @ power @ b) for power in powers[: _BLOCK - 1])]
    samples, blocks = range(_BLOCK), range(_BLOCKS)
    steps, nothing = [power.T for power in powers[::_BLOCK]], np.zeros_like(a)
    return _Products(
        direct=_single([[rings[_BLOCK + to - at] for to in samples] for at in samples]),
        left=_single([powers[_BLOCK - 1 - at] @ b for at in samples]),
        within=_single(
            np.block(
                [[steps[to - at - 1] if to > at else nothing for to in blocks] for at in blocks]
            )
        ),
        starts=_single(np.hstack(steps[:_BLOCKS])),
        ends=_single(np.vstack(steps[_BLOCKS - 1 :: -1])),
        aged=tuple(
            _single(np.linalg.matrix_power(steps[_BLOCKS], age)) for age in range(MEMORY_HOPS)
        ),
        heard=_single(np.stack([c @ powers[to] for to in samples], axis=1)),
    )


def _in_a_row(
    biquads: Sequence[Biquad],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], float]:
    """Sections one after the other, as matrices: s' = a s + b x, y = c s + d x."""
    a, b, c, d = np.zeros((0, 0)), np.zeros(0), np.zeros(0), 1.0
    for (b0, b1, b2), (a1, a2) in biquads:
        own_b = np.array([b1 - a1 * b0, b2 - a2 * b0])
        empty = np.zeros((len(b), 2))
        a = np.block([[a, empty], [np.outer(own_b, c), np.array([[-a1, 1.0], [-a2, 0.0]])]])
        b, c, d = np.append(b, own_b * d), np.append(b0 * c, (1.0, 0.0)), b0 * d
    return a, b, c, d


def _well_scaled(
    a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64], d: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], float]:
    """The same filter, what it remembers measured by the energy that will be heard of it.

    Two poles beside 1 would else remember numbers thousands of times larger than any sample.
    """
    heard, power = np.outer(c, c), a
    for _ in range(24):
        heard, power = heard + power.T @ heard @ power, power @ power
    scale = np.linalg.cholesky(heard).T
    back = np.linalg.inv(scale)
    return scale @ a @ back, scale @ b, c @ back, d


def _single(rows: object) -> NDArray[np.float32]:
    return np.ascontiguousarray(rows, np.float32)
