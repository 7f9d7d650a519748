"""Any sound file, as it really arrives, read into samples for air."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

from broadcast.errors import MixError, Where
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.ffmpeg import run_ffmpeg

if TYPE_CHECKING:
    from numpy.typing import NDArray

SILENT_PEAK = 0.001
"""-60 dB full scale: under it a whole file is mute."""

LONGEST_S = 3_600


def read_sound(path: Path) -> NDArray[np.float32]:
    """Samples for air: shape (n, 2), float32, 48 kHz, full scale at 1.

    Raises `MixError` for what is missing, is not sound, is mute, or lasts over an hour.
    """
    if not path.is_file():
        raise MixError("son introuvable", where=Where(path))
    samples, rate_hz = _decoded(path)
    if not len(samples):
        raise MixError("ce fichier ne contient aucun son", where=Where(path))
    if len(samples) > LONGEST_S * rate_hz:
        raise MixError("ce son dure plus d'une heure", where=Where(path), hint="coupez-le avant")
    peak = float(np.abs(samples).max())
    if not np.isfinite(peak) or peak < SILENT_PEAK:
        raise MixError("ce son est muet", where=Where(path), hint="vérifiez l'enregistrement")
    return for_air(samples, rate_hz)


def for_air(samples: NDArray[np.float32], rate_hz: int) -> NDArray[np.float32]:
    """Samples of any rate and shape (n,) or (n, channels), as stereo at 48 kHz.

    One channel is heard on both sides; more than two are folded down to one.
    """
    wide = samples[:, np.newaxis] if samples.ndim == 1 else samples
    if wide.shape[1] != 2:
        wide = np.repeat(wide.mean(axis=1, keepdims=True), 2, axis=1)
    if rate_hz != AIR_RATE_HZ:
        wide = soxr.resample(wide, rate_hz, AIR_RATE_HZ, quality="VHQ")
    return np.ascontiguousarray(wide, dtype=np.float32)


def _decoded(path: Path) -> tuple[NDArray[np.float32], int]:
    """Decode with libsndfile, or with ffmpeg what libsndfile does not know (m4a, amr, 3gp…)."""
    try:
        samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    except soundfile.LibsndfileError:
        with tempfile.TemporaryDirectory() as folder:
            decoded = Path(folder) / "decoded.wav"
            source = ("-i", str(path), "-vn", "-map", "0:a:0")
            try:
                run_ffmpeg(*source, "-c:a", "pcm_f32le", str(decoded))
            except MixError as error:
                raise MixError(
                    "ce fichier n'est pas un son lisible", where=Where(path), hint=error.what
                ) from error
            samples, rate_hz = soundfile.read(decoded, dtype="float32", always_2d=True)
    return samples, int(rate_hz)
