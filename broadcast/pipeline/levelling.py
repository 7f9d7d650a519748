"""A presenter's recording made ready: trimmed to its words, at the station's loudness, measured."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from broadcast.errors import MixError, VoiceError, Where
from broadcast.files import replacing
from broadcast.mix.mixing import makeup_gain_db
from broadcast.model.air import AIR_RATE_HZ, Loudness
from broadcast.sound.loudness import measure
from broadcast.sound.reading import read_sound
from broadcast.units import gain_factor
from broadcast.voice.recorded import trimmed_ms

if TYPE_CHECKING:
    from pathlib import Path

SHORTEST_MS = 300
"""Less than a word: a button pressed twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levelled:
    """A recording that is ready, and how it came."""

    duration_ms: int
    integrated_lufs: float
    """As recorded, before levelling."""

    true_peak_dbtp: float


def level_take(source: Path, target: Path, *, target_lufs: float) -> Levelled:
    """Write a recording as 24-bit FLAC, its silences trimmed, at ``target_lufs``, under -1 dBTP.

    Raises `VoiceError` where nobody is heard, `MixError` where it is no sound.
    """
    samples = read_sound(source)
    start_ms, end_ms = trimmed_ms(samples, source)
    if end_ms - start_ms < SHORTEST_MS:
        raise VoiceError("cette prise est trop courte", where=Where(source), hint="recommencez-la")
    kept = samples[start_ms * AIR_RATE_HZ // 1000 : end_ms * AIR_RATE_HZ // 1000]
    try:
        measured: Loudness = measure(kept)
    except MixError as error:
        raise VoiceError(
            "cette prise est trop faible",
            where=Where(source),
            hint="réenregistrez-la plus près du micro",
        ) from error
    gain_db = makeup_gain_db(measured, target_lufs=target_lufs, ceiling_dbtp=-1.0)
    encoded = BytesIO()
    levelled = kept * np.float32(gain_factor(gain_db))
    soundfile.write(encoded, levelled, AIR_RATE_HZ, subtype="PCM_24", format="FLAC")
    with replacing(target) as partial:
        partial.write_bytes(encoded.getbuffer())
    return Levelled(
        duration_ms=len(kept) * 1000 // AIR_RATE_HZ,
        integrated_lufs=measured.integrated_lufs,
        true_peak_dbtp=measured.true_peak_dbtp,
    )
