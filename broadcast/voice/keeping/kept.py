"""One spoken sentence in one file: a WAV that any program plays, with all that is known of it.

When each word is heard, and what was read by which voice, stand in a chunk of their own after the
sound, as JSON; players pass over it. One file is written in one step: sound and times never part.
The file vouches for its sound, and its name for what it says: one that a failing disk changed, or
that was copied over another, is as good as none.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
import soundfile

from broadcast.model.speech import Mark

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from broadcast.model.speech import Speech

CHUNK = b"said"
"""The name of the chunk; those of RIFF that begin in lower case are free for programs' own use."""

_SOUND = b"data"
_HEAD = struct.Struct("<4sI")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a kept sentence says of itself."""

    words: str
    engine: str
    identity: str
    reading: str
    duration_ms: int
    times: tuple[Mark, ...]
    """When each word is heard; empty where the engine cannot say."""

    phonemes: tuple[Mark, ...] = ()


def key_of(identity: str, reading: str) -> str:
    """The name of a sentence's file, from all that shapes its sound."""
    return sha256(f"{identity}\n{reading}".encode()).hexdigest()


def encoded(speech: Speech, *, words: str, engine: str, identity: str, reading: str) -> bytes:
    """The whole file of a sentence.

    32-bit float: the mix may turn a voice up and down without loss.
    """
    sound = BytesIO()
    samples = np.asarray(speech.samples, np.float32)
    soundfile.write(sound, samples, speech.sample_rate_hz, subtype="FLOAT", format="WAV")
    riff = sound.getvalue()
    about = {
        "sound": crc32(riff[len(riff) - samples.nbytes :]),
        "words": words,
        "engine": engine,
        "identity": identity,
        "reading": reading,
        "duration_ms": len(samples) * 1000 // speech.sample_rate_hz,
        "times": [[m.text, m.start_ms, m.end_ms] for m in speech.words],
        "phonemes": [[m.text, m.start_ms, m.end_ms] for m in speech.phonemes],
    }
    text = json.dumps(about, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (len(text) % 2)  # a chunk starts at an even place
    size = len(riff) - _HEAD.size + _HEAD.size + len(text)
    return b"RIFF" + struct.pack("<I", size) + riff[8:] + _HEAD.pack(CHUNK, len(text)) + text


def said_in(path: Path) -> Said | None:
    """What a kept sentence says of itself.

    None where there is none, its file is damaged, or holds another sentence than its name says.
    """
    try:
        with path.open("rb") as file:
            return _read(file, path.stat().st_size, path.stem)
    except FileNotFoundError:
        return None


def said_of(whole: bytes, key: str) -> Said | None:
    """The same, of a sentence that is not in a file yet."""
    return _read(BytesIO(whole), len(whole), key)


def _read(file: BinaryIO, size: int, key: str) -> Said | None:
    head = file.read(12)
    if len(head) < 12 or head[:4] != b"RIFF" or size != 8 + int.from_bytes(head[4:8], "little"):
        return None
    sound = 0
    while (at := file.tell()) + _HEAD.size <= size:
        name, length = _HEAD.unpack(file.read(_HEAD.size))
        if name == CHUNK:
            return _said(file.read(length), sound, key)
        if name == _SOUND:
            sound = crc32(file.read(length))
        file.seek(at + _HEAD.size + length + length % 2)
    return None


def _said(text: bytes, sound: int, key: str) -> Said | None:
    try:
        about = json.loads(text)
        said = Said(
            words=str(about["words"]),
            engine=str(about["engine"]),
            identity=str(about["identity"]),
            reading=str(about["reading"]),
            duration_ms=int(about["duration_ms"]),
            times=_marks(about["times"]),
            phonemes=_marks(about["phonemes"]),
        )
        whole = about["sound"] == sound and key_of(said.identity, said.reading) == key
        return said if whole else None
    except (ValueError, KeyError, TypeError):
        return None  # the worst is to say the sentence again


def _marks(rows: list[tuple[str, int, int]]) -> tuple[Mark, ...]:
    return tuple(Mark(text=text, start_ms=start, end_ms=end) for text, start, end in rows)
