"""Speech heard at once, by whatever the machine has to play it; or written to a file."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from broadcast.errors import ExportError, MixError, Where
from broadcast.files import replacing
from broadcast.sound.ffmpeg import run_ffmpeg

if TYPE_CHECKING:
    from broadcast.model.speech import Speech

PLAYERS = (
    ("afplay",),
    ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
)
"""Programs that play a WAV file and leave: of macOS, PipeWire, PulseAudio, ALSA and ffmpeg."""

SUFFIXES = (".wav", ".mp3")
PATIENCE_S = 30
"""How long a player may take beyond the sound itself, before it is thought to hang."""


def check_suffix(path: Path) -> None:
    """Refuse a file that is neither WAV nor MP3, before anything is spoken."""
    if path.suffix.lower() not in SUFFIXES:
        raise ExportError(
            f"format de son inconnu « {path.suffix or path.name} »",
            where=Where(path),
            hint="un nom en .wav ou en .mp3",
        )


def heard(speech: Speech) -> bool:
    """Play speech through the first player that can, and wait for its end.

    False where the machine has no player, or none that finds a loudspeaker.
    """
    players = [player for player in PLAYERS if shutil.which(player[0])]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "say.wav"
        if players:
            path.write_bytes(_wav(speech))
        return any(_plays([*player, str(path)], speech) for player in players)


def write_sound(speech: Speech, path: Path) -> None:
    """Write speech as WAV or MP3, in one step; an earlier file stays where this fails."""
    check_suffix(path)
    with replacing(path) as partial:
        if path.suffix.lower() == ".wav":
            partial.write_bytes(_wav(speech))
            return
        try:
            run_ffmpeg(
                *("-f", "wav", "-i", "-", "-map_metadata", "-1", "-fflags", "+bitexact"),
                *("-c:a", "libmp3lame", "-b:a", "192k", "-ar", "48000", "-f", "mp3", str(partial)),
                stdin=[_wav(speech)],
            )
        except MixError as error:
            raise ExportError(error.what, where=Where(path), hint=error.hint) from error


def _plays(command: list[str], speech: Speech) -> bool:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=speech.duration_ms / 1000 + PATIENCE_S,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _wav(speech: Speech) -> bytes:
    """Speech as a 16-bit WAV; a voice that passes full scale is turned down, not clipped."""
    peak = float(np.abs(speech.samples).max())
    encoded = BytesIO()
    samples = speech.samples / max(peak, 1.0)
    soundfile.write(encoded, samples, speech.sample_rate_hz, subtype="PCM_16", format="WAV")
    return encoded.getvalue()
