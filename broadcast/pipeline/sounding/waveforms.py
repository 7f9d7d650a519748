"""Sounds as any browser plays them, and their waveforms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from broadcast.files import replacing
from broadcast.model.air import AIR_RATE_HZ
from broadcast.pipeline.stamps import fingerprint
from broadcast.sound.reading import read_sound

if TYPE_CHECKING:
    from pathlib import Path

FULL = 1_000
"""A peak at full scale."""

MOST_PEAKS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Waveform:
    """The highest sample of each step of a sound."""

    step_ms: int
    duration_ms: int
    peaks: tuple[int, ...]
    """0 to 1000."""


def playable(
    source: Path, folder: Path, *, cue_in_ms: int = 0, cue_out_ms: int | None = None
) -> Path:
    """A sound between its cue points as 16-bit WAV in ``folder``, made once.

    Raises `MixError` for what is no sound.
    """
    stat = source.stat()
    marks = (source.name, stat.st_mtime_ns, stat.st_size, cue_in_ms, cue_out_ms)
    target = folder / f"{fingerprint(map(str, marks))}.wav"
    if not target.is_file():
        samples = read_sound(source)
        last = None if cue_out_ms is None else cue_out_ms * AIR_RATE_HZ // 1000
        kept = samples[cue_in_ms * AIR_RATE_HZ // 1000 : last]
        peak = float(np.abs(kept).max(initial=0.0))
        encoded = BytesIO()
        soundfile.write(encoded, kept / max(1.0, peak), AIR_RATE_HZ, subtype="PCM_16", format="WAV")
        with replacing(target) as partial:
            partial.write_bytes(encoded.getbuffer())
    return target


def waveform(source: Path) -> Waveform:
    """The waveform of a sound. Raises `MixError` for what is no sound."""
    stat = source.stat()
    return _waveform(source, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=512)
def _waveform(source: Path, mtime_ns: int, size: int) -> Waveform:  # noqa: ARG001 - makes it stale
    samples = np.abs(read_sound(source)).max(axis=1)
    duration_ms = len(samples) * 1000 // AIR_RATE_HZ
    step_ms = max(10, -(-duration_ms // MOST_PEAKS))
    step = step_ms * AIR_RATE_HZ // 1000
    highest = np.maximum.reduceat(samples, np.arange(0, len(samples), step))
    peaks = tuple(int(peak) for peak in np.minimum(highest * FULL, FULL))
    return Waveform(step_ms=step_ms, duration_ms=duration_ms, peaks=peaks)
