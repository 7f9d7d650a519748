"""WAV files by their chunks: what libsndfile does not write is written here."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

from broadcast.model.air import AIR_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

BYTES_PER_FRAME = 6
"""Two channels of 24 bits."""


def chunk(name: bytes, body: bytes) -> bytes:
    """One chunk, padded to an even length.

    >>> chunk(b"fact", b"abc")
    b'fact\\x03\\x00\\x00\\x00abc\\x00'
    """
    return struct.pack("<4sI", name, len(body)) + body + b"\0" * (len(body) % 2)


def wav_head(frames: int, chunks: Iterable[bytes] = ()) -> bytes:
    """All that comes before the samples of a stereo WAV, 24 bits at 48 kHz."""
    rate = AIR_RATE_HZ
    fmt = struct.pack("<HHIIHH", 1, 2, rate, rate * BYTES_PER_FRAME, BYTES_PER_FRAME, 24)
    before = b"".join(chunks) + chunk(b"fmt ", fmt)
    size = frames * BYTES_PER_FRAME
    riff = struct.pack("<4sI4s", b"RIFF", 4 + len(before) + 8 + size, b"WAVE")
    return riff + before + struct.pack("<4sI", b"data", size)


def pcm24(samples: NDArray[np.float32]) -> memoryview:
    """Samples of shape (n, 2), or (n, 1) for both sides, as 24-bit integers, little end first."""
    frames = np.empty((len(samples), 2, 3), np.uint8)
    for side in range(2):
        whole = samples[:, side % samples.shape[1]] * np.float32(8_388_607)
        np.clip(np.rint(whole, out=whole), -8_388_608, 8_388_607, out=whole)
        channel = whole.astype("<i4").view(np.uint8).reshape(-1, 4)
        for byte in range(3):
            frames[:, side, byte] = channel[:, byte]
    return frames.data.cast("B")


def chunk_at(wave: bytes, name: bytes) -> int | None:
    """Where the body of a chunk starts in a WAV file; nothing where it has no such chunk.

    >>> chunk_at(wav_head(0, [chunk(b"cart", b"0101")]), b"cart")
    20
    """
    at = 12
    while at + 8 <= len(wave):
        found, size = struct.unpack_from("<4sI", wave, at)
        if found == name:
            return at + 8
        at += 8 + size + size % 2
    return None
