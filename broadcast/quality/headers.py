"""What a file's header promises, against what it holds: how a truncated copy is known."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from broadcast.files import disk_error

if TYPE_CHECKING:
    from pathlib import Path

    import soundfile

_HEAD = 4_096
_WAVS = frozenset({"WAV", "WAVEX"})
_WIDTHS = {"PCM_U8": 1, "PCM_16": 2, "PCM_24": 3, "PCM_32": 4, "FLOAT": 4, "DOUBLE": 8}
_STREAMED = 0xFFFF_0000
"""A WAV written to a pipe gives a size near 4 GiB: it promises nothing."""


def missing_ms(path: Path, file: soundfile.SoundFile, heard: int) -> float:
    """How much sound is announced and is not there; ``heard`` counts the frames decoded."""
    promised = heard
    if file.format in _WAVS:
        lacking = _promised_bytes(path) - path.stat().st_size
        width = _WIDTHS.get(file.subtype, 2) * file.channels
        promised = heard + max(0, lacking) // width
    elif file.format != "MP3" or tells_its_length(path):
        promised = file.frames
    return max(0, int(promised) - heard) * 1000 / int(file.samplerate)


def tells_its_length(path: Path) -> bool:
    """Whether the first frame of an MP3 holds an Info tag with the delay and the padding."""
    head = _read(path, 0, 10)
    start = 0
    if head[:3] == b"ID3" and len(head) == 10:
        size = 0
        for byte in head[6:]:
            size = size << 7 | byte
        start = 10 + size
    frame = _read(path, start, _HEAD)
    return (b"Info" in frame or b"Xing" in frame) and (b"LAME" in frame or b"Lav" in frame)


def _promised_bytes(path: Path) -> int:
    head = _read(path, 0, 8)
    if head[:4] != b"RIFF" or len(head) < 8:
        return 0
    size = int(struct.unpack("<I", head[4:8])[0])
    return 0 if size >= _STREAMED else size + 8


def _read(path: Path, start: int, count: int) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(start)
            return file.read(count)
    except OSError as error:
        raise disk_error(error, path) from error
