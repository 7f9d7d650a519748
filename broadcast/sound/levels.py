"""How loud a sound is to a listener, from the energy of each ten milliseconds of it. Pure.

ITU-R BS.1770-5 (gating), EBU Tech 3341 (momentary, short-term) and Tech 3342 (range).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOCK_HOPS = 40
"""Momentary loudness: 400 ms."""

SHORT_HOPS = 300
"""Short-term loudness: 3 s."""

STEP_HOPS = 10
"""Both move on by 100 ms."""

ABSOLUTE_GATE_LUFS = -70.0
RELATIVE_GATE_LU = -10.0
RANGE_GATE_LU = -20.0
RANGE_PERCENTILES = (10, 95)


def lufs(energy: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Loudness of mean squares.

    >>> lufs(1.0).item()
    -0.691
    """
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(energy, 1e-20)))


def window_energies(
    energies: NDArray[np.float64], hops: int, step: int = STEP_HOPS
) -> NDArray[np.float64]:
    """Mean energy of windows of so many hops, one every 100 ms; none where it is shorter."""
    if len(energies) < hops:
        return np.zeros(0)
    sums = np.concatenate(([0.0], np.cumsum(energies)))
    starts = np.arange(0, len(energies) - hops + 1, step)
    return np.asarray((sums[starts + hops] - sums[starts]) / hops)


def integrated_of(energies: NDArray[np.float64]) -> float:
    """Gated loudness in LUFS; minus infinity for what the gate throws away whole.

    Under 0.4 s there is no gating block: such a sound is measured as if it went on.
    """
    if 0 < len(energies) < BLOCK_HOPS:
        energies = np.tile(energies, 1 + BLOCK_HOPS // len(energies))
    blocks = window_energies(energies, BLOCK_HOPS)
    heard = blocks[lufs(blocks) > ABSOLUTE_GATE_LUFS]
    if not len(heard):
        return float("-inf")
    kept = heard[lufs(heard) > lufs(heard.mean()) + RELATIVE_GATE_LU]
    return float(lufs(kept.mean()))


def momentary_of(energies: NDArray[np.float64]) -> NDArray[np.float64]:
    """Loudness of each 400 ms, one value every 100 ms."""
    return lufs(window_energies(energies, BLOCK_HOPS))


def short_term_of(energies: NDArray[np.float64]) -> NDArray[np.float64]:
    """Loudness of each 3 s, one value every 100 ms."""
    return lufs(window_energies(energies, SHORT_HOPS))


def loudest_of(energies: NDArray[np.float64], hops: int) -> float | None:
    """Loudness of the loudest window of so many hops, wherever it starts; None where none fits."""
    windows = window_energies(energies, hops, step=1)
    return float(lufs(windows.max())) if len(windows) else None


def range_of(energies: NDArray[np.float64]) -> float:
    """Loudness range in LU; 0 for what is too short to have one."""
    windows = window_energies(energies, SHORT_HOPS)
    heard = windows[lufs(windows) > ABSOLUTE_GATE_LUFS]
    if not len(heard):
        return 0.0
    kept = lufs(heard[lufs(heard) > lufs(heard.mean()) + RANGE_GATE_LU])
    low, high = np.percentile(kept, RANGE_PERCENTILES)
    return float(high - low)
