"""What is wrong with a recording, in words that a journalist can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.cleaning import on_one_side, side_of
from broadcast.sound.kweighting import energies_of
from broadcast.sound.levels import integrated_of, lufs

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHORTEST_MS = 400
"""A gating block of BS.1770: what is shorter has no loudness of its own."""

LOUD, LOUD_SHARE = 0.97, 0.0005
"""A sound is saturated where one sample in two thousand is at full scale or near it."""

NOISE_UNDER_LU = 22.0
"""Between words, a room lies further under the voice than this."""

SATURATED = "saturé"
HUM = "ronflement du secteur"
HUM_HZ = (50, 100, 150)
HUM_DB = 18.0
"""A line of the mains stands out of what is beside it."""

HUM_HEARD_DB = -70.0
TELEPHONE_HZ = (300, 3_400, 4_200)
TELEPHONE_DB = -45.0
"""A telephone has nothing above its band."""


def faults_heard(samples: NDArray[np.float32]) -> tuple[str, ...]:
    """Everything to be told of a recording, of shape (n, 2) at 48 kHz; nothing where it is good."""
    if len(samples) * 1000 < SHORTEST_MS * AIR_RATE_HZ:
        return ("trop court pour être mesuré",)
    found = []
    if float((np.abs(samples) > LOUD).mean()) > LOUD_SHARE:
        found.append(SATURATED)
    side = side_of([samples])
    if side in ("left", "right"):
        found.append("un seul canal : mis des deux côtés")
    samples = on_one_side(samples, side)
    energies = energies_of(samples)
    loudness = integrated_of(energies)
    floor = float(lufs(np.percentile(energies, 5)))
    lines = _of_the_spectrum(samples.mean(axis=1))
    noisy = np.isfinite(loudness) and loudness - floor < NOISE_UNDER_LU and len(energies) > 200
    if noisy and HUM not in lines:
        found.append("souffle")
    return (*found, *lines)


def _of_the_spectrum(mono: NDArray[np.float32]) -> tuple[str, ...]:
    """What the average spectrum tells, one hertz at a time."""
    second = AIR_RATE_HZ
    count = len(mono) // second
    if not count:
        return ()
    frames = mono[: count * second].reshape(count, second)[:30] * np.hanning(second)
    power = (np.abs(np.fft.rfft(frames, axis=1)) ** 2).mean(axis=0) / (second / 4) ** 2
    level = 10 * np.log10(power + 1e-20)
    found = []
    hums = [
        level[hz - 1 : hz + 2].max() - max(np.median(level[hz - 12 : hz - 4]), HUM_HEARD_DB)
        for hz in HUM_HZ
    ]
    if max(hums) > HUM_DB:
        found.append(HUM)
    low, high, above = TELEPHONE_HZ
    if 10 * np.log10(power[above:].sum() / (power[low:high].sum() + 1e-20) + 1e-12) < TELEPHONE_DB:
        found.append("son de téléphone")
    return tuple(found)
