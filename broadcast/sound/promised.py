"""What a file's header promises, against what it holds: how a truncated copy is known."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from broadcast.files import disk_error

if TYPE_CHECKING:
    from pathlib import Path

    import soundfile

_HEAD = 4_096
_BY_BYTES = frozenset({"WAV", "WAVEX", "AIFF"})
_WIDTHS = {"PCM_U8": 1, "PCM_16": 2, "PCM_24": 3, "PCM_32": 4, "FLOAT": 4, "DOUBLE": 8}

ENDLESS = 0x7FFF_FF00
"""Whoever streams a WAV does not know its length, and writes the longest there is: no promise."""

SLACK_BYTES = 1_024
"""Some programs count their own head wrong: what misses no more than this has lost no word."""


def is_cut_short(head: bytes, size: int) -> bool:
    """Whether a WAV or AIFF, by its first 8 bytes, was to be longer than its ``size`` in bytes.

    >>> head = struct.pack("<4sI", b"RIFF", 96_036)
    >>> is_cut_short(head, 96_044), is_cut_short(head, 48_000)
    (False, True)
    """
    return size + SLACK_BYTES < _promised_bytes(head)


def missing_ms(path: Path, file: soundfile.SoundFile, heard: int) -> float:
    """How much sound is announced and is not there; ``heard`` counts the frames decoded."""
    promised = heard
    if file.format in _BY_BYTES:
        lacking = _promised_bytes(_read(path, 0, 8)) - path.stat().st_size
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


def _promised_bytes(head: bytes) -> int:
    """By the first 8 bytes of a WAV or AIFF; nothing of what is none, or was streamed."""
    order = {b"RIFF": "<I", b"FORM": ">I"}.get(head[:4], "")
    if not order or len(head) < 8:
        return 0
    size = int(struct.unpack(order, head[4:8])[0])
    return 0 if size >= ENDLESS else size + 8


def _read(path: Path, start: int, count: int) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(start)
            return file.read(count)
    except OSError as error:
        raise disk_error(error, path) from error
