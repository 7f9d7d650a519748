"""The MP3 that the station plays: encoded, tagged, then heard again before it gets its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soundfile

from broadcast.errors import ExportError, MixError, Where
from broadcast.export.tags import write_tags
from broadcast.files import replacing, sha256_of
from broadcast.model.air import AIR_RATE_HZ, AirFile, Loudness, Mixed
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.sound.loudness import measure
from broadcast.sound.peaks import hop_peaks
from broadcast.sound.silence import refuse_a_hole

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from broadcast.export.tags import Tags

LAME_SCALE = {128: 0.95, 160: 0.95, 192: 0.97, 224: 0.98, 256: 1.0, 320: 1.0}
"""LAME turns constant-bitrate files down by this factor (its presets table): undone beforehand."""

LOUDNESS_TOLERANCE_LU = 0.2
"""EBU R 128: what a quality check may differ by."""

LENGTH_TOLERANCE_MS = 1
LONGEST_SILENCE_MS = 2_000
SILENCE = 0.00316
"""-50 dB full scale: where a station's silence alarm starts to count."""


def export_mp3(
    wav: Path, path: Path, *, mixed: Mixed, kbps: int, tags: Tags, ceiling_dbtp: float
) -> AirFile:
    """Write the MP3 of a mixed bulletin: 48 kHz, stereo, constant bitrate, ID3v2.3.

    Raises `ExportError`, and leaves the earlier file in place, where the encoder fails or where
    what was written is not as long or as loud as the mix, or is mute somewhere.
    """
    gain = 1 / LAME_SCALE[kbps]
    with replacing(path) as partial:
        try:
            run_ffmpeg(
                *("-i", str(wav), "-map_metadata", "-1", "-fflags", "+bitexact"),
                *("-af", f"volume={gain:.6f}:precision=float"),
                *("-c:a", "libmp3lame", "-b:a", f"{kbps}k", "-ar", str(AIR_RATE_HZ), "-ac", "2"),
                *("-write_xing", "1", "-id3v2_version", "0", "-f", "mp3", str(partial)),
            )
        except MixError as error:
            raise ExportError(error.what, where=Where(path), hint=error.hint) from error
        write_tags(partial, tags)
        heard = _decoded(partial, path)
        loudness = verify(heard, mixed, path, ceiling_dbtp=ceiling_dbtp)
    return AirFile(
        path=path,
        duration_ms=round(len(heard) * 1000 / AIR_RATE_HZ),
        loudness=loudness,
        sha256=sha256_of(path),
    )


def verify(
    heard: NDArray[np.float32], mixed: Mixed, path: Path, *, ceiling_dbtp: float
) -> Loudness:
    """Check a deliverable, decoded to samples of shape (n, 2), against its mix.

    Raises `ExportError` for a wrong length, level or peak, `MixError` for a hole in the sound.
    """
    where = Where(path)
    difference_ms = abs(len(heard) * 1000 / AIR_RATE_HZ - mixed.length_ms)
    if difference_ms > LENGTH_TOLERANCE_MS:
        raise ExportError(f"le fichier s'écarte du mixage de {difference_ms:.0f} ms", where=where)
    refuse_a_hole(hop_peaks(heard), path)
    loudness = measure(heard)
    off_lu = abs(loudness.integrated_lufs - mixed.loudness.integrated_lufs)
    if off_lu > LOUDNESS_TOLERANCE_LU:
        raise ExportError(f"le fichier s'écarte du mixage de {off_lu:.1f} LU", where=where)
    if loudness.true_peak_dbtp > ceiling_dbtp + 0.5:
        raise ExportError(
            f"le fichier culmine à {loudness.true_peak_dbtp:.1f} dBTP",
            where=where,
            hint="abaissez ceiling_dbtp dans station.toml",
        )
    return loudness


def _decoded(path: Path, shown: Path) -> NDArray[np.float32]:
    try:
        samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise ExportError("le fichier écrit ne se relit pas", where=Where(shown)) from error
    if rate_hz != AIR_RATE_HZ:
        raise ExportError(f"le fichier écrit est à {rate_hz} Hz", where=Where(shown))
    return np.asarray(samples, dtype=np.float32)
