"""What each frame of an MP3 was made from, kept beside it for the next one to be made from it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from broadcast.export.mp3_frames import SAMPLES, frames_of
from broadcast.files import disk_error, write_text
from broadcast.sound.riff import BYTES_PER_FRAME, wav_head

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SOUND_BYTES = SAMPLES * BYTES_PER_FRAME
"""Of the mix, for a frame."""


def index_of(mp3: Path) -> Path:
    """What is kept beside an MP3."""
    return mp3.with_suffix(".frames.json")


def prints_of(mix: Path) -> list[str]:
    """The fingerprint of the sound of each frame; the last may be short."""
    found = []
    with mix.open("rb") as file:
        file.seek(len(wav_head(0)))
        while sound := file.read(SOUND_BYTES):
            found.append(f"{len(sound)} {hashlib.sha256(sound).hexdigest()[:16]}")
    return found


def length_of(prints: Sequence[str]) -> tuple[int, str]:
    """How long a mix is: its frames, and the size of the last one."""
    return len(prints), prints[-1].partition(" ")[0] if prints else ""


def keep_prints(mp3: Path, audio: bytes, way: str, prints: Sequence[str]) -> None:
    """Write beside an MP3 what its frames were made from, and in which way."""
    told = {"way": way, "sha256": hashlib.sha256(audio).hexdigest(), "prints": prints}
    write_text(index_of(mp3), json.dumps(told) + "\n")


def read_earlier(mp3: Path, kbps: int, way: str) -> tuple[list[str], list[bytes]]:
    """What an earlier MP3 was made from and its frames; nothing where it is not what was made."""
    try:
        told = json.loads(index_of(mp3).read_bytes())
        frames = frames_of(mp3.read_bytes(), kbps)
    except (FileNotFoundError, ValueError):
        return [], []  # the worst is to do the work again
    except OSError as error:
        raise disk_error(error, mp3) from error
    sha256 = hashlib.sha256(b"".join(frames)).hexdigest()
    same = isinstance(told, dict) and (told.get("way"), told.get("sha256")) == (way, sha256)
    return (list(told["prints"]), frames) if same else ([], [])
