"""Any sound file, as it really arrives, read into samples for air."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

from broadcast.errors import MixError, Where
from broadcast.files import disk_error
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.ffmpeg import FfmpegRefusalError, run_ffmpeg
from broadcast.sound.promised import is_cut_short, missing_ms
from broadcast.units import samples_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

SILENT_PEAK = 0.001
"""-60 dB full scale: under it a whole file is mute."""

LONGEST_S = 3_600
BLOCK_S = 5
CUT_MS = 100
"""What a file announces and does not hold: from a syllable on, words may be lost."""

_SEEKABLE = frozenset({"WAV", "WAVEX", "RF64", "W64", "FLAC", "AIFF", "CAF", "AU"})
"""Containers in which a place is found to the sample; others are read from their start."""


def read_sound(path: Path) -> NDArray[np.float32]:
    """Samples for air: shape (n, 2), float32, 48 kHz, full scale at 1.

    Raises `MixError` for what is missing, is not sound, is mute, or lasts over an hour.
    """
    whole = np.concatenate(list(stream_sound(path)))
    if not float(np.abs(whole).max(initial=0)) >= SILENT_PEAK:
        raise MixError("ce son est muet", where=Where(path), hint="vérifiez l'enregistrement")
    return whole


def stream_sound(
    path: Path, *, start_ms: int = 0, length_ms: int | None = None
) -> Iterator[NDArray[np.float32]]:
    """A part of a sound as samples for air, block after block: shape (n, 2), float32, 48 kHz.

    Raises `MixError` for what is missing, is no sound, or lasts over an hour; a part that lies
    outside the sound just ends early.
    """
    with opened(path) as file:
        yield from _for_air(file, path, start_ms, length_ms)


def length_of(path: Path) -> int:
    """How long a sound lasts, in whole milliseconds, heard from end to end.

    Raises `MixError` for what is missing, is no sound, is mute, or lasts over an hour.
    """
    frames, peak = 0, 0.0
    for block in stream_sound(path):
        frames += len(block)
        peak = max(peak, float(block.max()), -float(block.min()))
    if not peak >= SILENT_PEAK:
        raise MixError("ce son est muet", where=Where(path), hint="vérifiez l'enregistrement")
    return frames * 1000 // AIR_RATE_HZ


@contextmanager
def opened(path: Path, *, even_cut: bool = False) -> Iterator[soundfile.SoundFile]:
    """A sound file open for reading, whatever its format.

    libsndfile reads it, or ffmpeg what libsndfile does not know (m4a, amr, 3gp…). A WAV whose end
    is missing is refused, but for who is to judge it (``even_cut``).
    """
    try:
        if not path.is_file():
            raise MixError("son introuvable", where=Where(path))
        with path.open("rb") as whole:
            head, size = whole.read(8), path.stat().st_size
    except OSError as error:
        raise disk_error(error, path) from error
    if not even_cut and is_cut_short(head, size):
        raise _cut_short(path)
    try:
        if _is_taken_for_mp3(head, path.suffix):
            raise soundfile.LibsndfileError(0, "no MP3: ")
        file = soundfile.SoundFile(path)
    except soundfile.LibsndfileError:
        with tempfile.TemporaryDirectory() as folder:
            decoded = Path(folder) / "decoded.wav"
            _decode(path, decoded)
            with soundfile.SoundFile(decoded) as file:
                _check_length(file, path)
                yield file
        return
    with file:
        _check_length(file, path)
        yield file


def for_air(samples: NDArray[np.float32], rate_hz: int) -> NDArray[np.float32]:
    """Samples of any rate and shape (n,) or (n, channels), as stereo at 48 kHz."""
    wide = on_both_sides(samples[:, np.newaxis] if samples.ndim == 1 else samples)
    if rate_hz != AIR_RATE_HZ:
        wide = soxr.resample(wide, rate_hz, AIR_RATE_HZ, quality="VHQ")
    return np.ascontiguousarray(wide, dtype=np.float32)


def on_both_sides(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """One channel is heard on both sides; more than two are folded down to one."""
    if samples.shape[1] == 2:
        return samples
    return np.repeat(samples.mean(axis=1, keepdims=True, dtype=np.float32), 2, axis=1)


def _for_air(
    file: soundfile.SoundFile, path: Path, start_ms: int, length_ms: int | None
) -> Iterator[NDArray[np.float32]]:
    rate_hz = int(file.samplerate)
    skipped, read = samples_of(start_ms, rate_hz), 0
    if file.format in _SEEKABLE:
        read = file.seek(min(skipped, file.frames))
        skipped = 0
    left = samples_of(length_ms, AIR_RATE_HZ) if length_ms is not None else None
    resampler = soxr.ResampleStream(rate_hz, AIR_RATE_HZ, 2, dtype="float32", quality="VHQ")
    last = False
    while not last and left != 0:
        block = read_frames(file, path, BLOCK_S * rate_hz)
        last = len(block) < BLOCK_S * rate_hz
        read += len(block)
        if last and missing_ms(path, file, read) > CUT_MS:
            raise _cut_short(path)
        block, skipped = block[skipped:], max(0, skipped - len(block))
        if not np.isfinite(block).all():
            raise MixError("ce son contient des valeurs impossibles", where=Where(path))
        wide = on_both_sides(block)
        heard = wide if rate_hz == AIR_RATE_HZ else resampler.resample_chunk(wide, last=last)
        if left is not None:
            heard = heard[:left]
            left -= len(heard)
        if len(heard):
            yield np.ascontiguousarray(heard, np.float32)


def read_frames(file: soundfile.SoundFile, path: Path, frames: int) -> NDArray[np.float32]:
    """The next ``frames`` at most: shape (n, channels), at its own rate.

    Raises `MixError` where the file is damaged from here on.
    """
    try:
        block: NDArray[np.float32] = file.read(frames, dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:  # a FLAC that lost its end, or a piece of it
        raise MixError(
            "ce son est abîmé : il ne se lit pas jusqu'au bout",
            where=Where(path),
            hint="recopiez-le en entier depuis l'enregistreur",
        ) from error
    return block


def _cut_short(path: Path) -> MixError:
    return MixError(
        "ce son est coupé : la fin du fichier manque",
        where=Where(path),
        hint="recopiez-le en entier depuis l'enregistreur",
    )


def _is_taken_for_mp3(head: bytes, suffix: str) -> bool:
    """Whether libsndfile would decode as MP3 what is none.

    Of bare AAC it hears nothing; of what has only the name, it tells on standard error, in English.
    """
    frame = head[:1] == b"\xff" and len(head) > 1
    if frame and head[1] & 0xF6 == 0xF0:
        return True
    mp3 = head[:3] == b"ID3" or (frame and head[1] & 0xE0 == 0xE0)
    return suffix.lower() == ".mp3" and not mp3


def _check_length(file: soundfile.SoundFile, path: Path) -> None:
    if not file.frames:
        raise MixError("ce fichier ne contient aucun son", where=Where(path))
    if file.frames > LONGEST_S * file.samplerate:
        raise MixError("ce son dure plus d'une heure", where=Where(path), hint="coupez-le avant")


def _decode(path: Path, decoded: Path) -> None:
    source = ("-i", str(path), "-vn", "-map", "0:a:0", "-t", str(LONGEST_S + 1))
    try:
        run_ffmpeg(*source, "-c:a", "pcm_f32le", "-rf64", "auto", str(decoded))
    except FfmpegRefusalError as error:
        raise MixError(
            "ce fichier n'est pas un son lisible",
            where=Where(path),
            hint="ni libsndfile ni ffmpeg ne le comprennent : vérifiez ce que c'est",
        ) from error
