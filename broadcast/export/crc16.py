"""The check sum by which an MP3 vouches for its sound, in its Info frame. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_POLYNOMIAL = 0xA001
"""CRC-16/ARC, which LAME and ffmpeg use."""


def crc16(blocks: Sequence[bytes]) -> int:
    """The sum of blocks of one length, one after the other.

    All of them are reckoned side by side, then put in a row: the sum is linear.

    >>> hex(crc16([b"123456789"])), crc16([b"1234", b"5678"]) == crc16([b"12345678"])
    ('0xbb3d', True)
    """
    size = len(blocks[0])
    columns = np.frombuffer(b"".join(blocks), np.uint8).reshape(-1, size).T.astype(np.uint16)
    alone = np.zeros(len(blocks), np.uint16)
    moved = np.uint16(1) << np.arange(16, dtype=np.uint16)
    for column in columns:
        alone = _TABLE[(alone ^ column) & 255] ^ (alone >> 8)
        moved = _TABLE[moved & 255] ^ (moved >> 8)
    low, high = _sums_of(moved[:8].tolist()), _sums_of(moved[8:].tolist())
    total = 0
    for own in alone.tolist():
        total = low[total & 255] ^ high[total >> 8] ^ own
    return total


def _table() -> NDArray[np.uint16]:
    """The sum of each byte."""
    sums = np.arange(256)
    for _ in range(8):
        sums = (sums >> 1) ^ (sums & 1) * _POLYNOMIAL
    return sums.astype(np.uint16)


def _sums_of(bits: Sequence[int]) -> list[int]:
    """What each byte becomes, from what each of its bits becomes."""
    sums = [0]
    for bit in bits:
        sums += [known ^ bit for known in sums]
    return sums


_TABLE = _table()
