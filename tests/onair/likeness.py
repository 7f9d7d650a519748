"""Where a file is heard in a recording, and how much it is that file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soxr

from broadcast.model.air import AIR_RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray

EAR_HZ = 8_000
"""What files are told apart at: enough, and quick."""


def found(heard: NDArray[np.float32], file: NDArray[np.float32]) -> tuple[float, float]:
    """Where a file is heard, in seconds, and how much it is that file: 1 is to the sample."""
    ear, wanted = at_ear(heard), at_ear(file)
    size = 1 << (len(ear) + len(wanted)).bit_length()
    spectrum = np.fft.rfft(ear, size) * np.conj(np.fft.rfft(wanted, size))
    matches = np.fft.irfft(spectrum, size)[: len(ear) - len(wanted) + 1]
    at_s = int(matches.argmax()) / EAR_HZ
    return at_s, likeness_at(heard, file, at_s)


def likeness_at(heard: NDArray[np.float32], file: NDArray[np.float32], at_s: float) -> float:
    """How much what is heard at a time is a file, from 0 to 1."""
    start, wanted = round(at_s * EAR_HZ), at_ear(file)
    part = at_ear(heard)[start : start + len(wanted)]
    return float(part @ wanted / (np.linalg.norm(part) * np.linalg.norm(wanted)))


def at_ear(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """One channel, at the rate at which files are told apart."""
    return np.asarray(soxr.resample(samples.mean(axis=1), AIR_RATE_HZ, EAR_HZ), np.float32)
