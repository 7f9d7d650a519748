"""Loudness by ITU-R BS.1770 and true peak, measured on samples for air."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soxr

from broadcast.errors import MixError
from broadcast.model.air import AIR_RATE_HZ, Loudness
from broadcast.sound.ffmpeg import run_ffmpeg

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHORTEST = AIR_RATE_HZ // 2
"""Samples of a gating block of BS.1770, 0.4 s, and one step of 0.1 s more."""

OVERSAMPLING = 4
"""BS.1770-5 annex 2: four times 48 kHz shows the peaks between samples."""

QUIETEST_LUFS = -69.0
"""What the gate of BS.1770 throws away, -70 LUFS, has no loudness."""

_KEY = "lavfi.r128.I"
_BLOCK = AIR_RATE_HZ
_EDGE = 1_000


def measure(samples: NDArray[np.float32]) -> Loudness:
    """Loudness of samples for air, shape (n, 2).

    Raises `MixError` for what is too short or too quiet to have one.
    """
    return Loudness(
        integrated_lufs=integrated_lufs(samples), true_peak_dbtp=true_peak_dbtp(samples)
    )


def integrated_lufs(*parts: NDArray[np.float32]) -> float:
    """Gated loudness of sounds heard one after the other, each of shape (n, 2).

    Measured by ffmpeg, which keeps 0.001 LU where it prints 0.1. Under 0.4 s there is no gating
    block: such a sound is measured as if it went on.
    """
    length = sum(len(part) for part in parts)
    repeats = 1 + (SHORTEST // length if 0 < length < SHORTEST else 0)
    printed = run_ffmpeg(
        *("-f", "f32le", "-ar", str(AIR_RATE_HZ), "-ac", "2", "-i", "pipe:0"),
        *("-af", f"ebur128=metadata=1,ametadata=mode=print:key={_KEY}:file=-", "-f", "null", "-"),
        stdin=[np.ascontiguousarray(part, "<f4").data.cast("B") for part in parts] * repeats,
    ).decode()
    lufs = float(printed.rsplit(f"{_KEY}=", 1)[-1]) if _KEY in printed else -np.inf
    if not lufs > QUIETEST_LUFS:
        raise MixError("ce son est trop faible pour être mesuré")
    return lufs


def true_peak_dbtp(samples: NDArray[np.float32]) -> float:
    """The highest peak, between samples too, in dB relative to full scale.

    Measured by blocks that overlap, so that memory stays flat whatever the length.
    """
    highest = max(float(samples.max()), -float(samples.min()))
    for start in range(0, len(samples), _BLOCK):
        block = samples[max(0, start - _EDGE) : start + _BLOCK + _EDGE]
        if max(float(block.max()), -float(block.min())) < highest / 2:
            continue  # between two samples a peak rises by less than 6 dB
        fine = soxr.resample(block, AIR_RATE_HZ, AIR_RATE_HZ * OVERSAMPLING, quality="HQ")
        highest = max(highest, float(fine.max()), -float(fine.min()))
    return float(20 * np.log10(max(highest, 1e-9)))
