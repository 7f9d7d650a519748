"""Recordings from the field made fit for air: the right side, and nothing under the voice."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import numpy as np

from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.sound.recursive import HOP, Recursive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from broadcast.sound.recursive import Biquad

Side = Literal["both", "same", "left", "right"]
"""Where a sound is: "same" is one channel, written twice."""

ONE_SIDED_DB = 20.0
"""One channel this much under the other holds nothing but noise."""

OPPOSED = -0.5
"""Left and right that go against each other vanish in mono: one of them is kept."""

HIGH_PASS_HZ = 80.0
"""Under it a voice has nothing; handling noise, wind and traffic do."""


def side_of(blocks: Iterable[NDArray[np.float32]]) -> Side:
    """Where the sound of a recording is, from its blocks of shape (n, 2)."""
    left, right, both, same = 1e-12, 1e-12, 0.0, True
    for block in blocks:
        one, other = np.ascontiguousarray(block.T)
        power = float(np.einsum("i,i->", one, one))
        left += power
        if (one == other).all():
            right, both = right + power, both + power
        else:
            same = False
            right += float(np.einsum("i,i->", other, other))
            both += float(np.einsum("i,i->", one, other))
    if same:
        return "same"
    apart_db = 10 * np.log10(left / right)
    if apart_db < -ONE_SIDED_DB:
        return "right"
    if apart_db > ONE_SIDED_DB or both / np.sqrt(left * right) < OPPOSED:
        return "left"
    return "both"


def on_one_side(block: NDArray[np.float32], side: Side) -> NDArray[np.float32]:
    """The channel that holds the sound, alone, to be heard on both sides; or both as they are."""
    if side == "both":
        return block
    channel = 1 if side == "right" else 0
    return block[:, channel : channel + 1]


def in_mono(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """A whole recording of shape (n, 2) on one channel, where opposed sides do not cancel out.

    >>> in_mono(np.array([[0.5, -0.5], [-0.25, 0.25]], np.float32)).tolist()
    [0.5, -0.25]
    """
    mono: NDArray[np.float32] = on_one_side(samples, side_of([samples])).mean(axis=1)
    return mono


def high_passed(blocks: Iterable[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
    """The same without what lies under a voice: second-order Butterworth at 80 Hz."""
    filtered: Recursive | None = None
    for block in blocks:
        if filtered is None:
            filtered, held = Recursive((_butterworth(),), block.shape[1]), block[:0]
        whole = np.concatenate((held, block))
        end = len(whole) // HOP * HOP
        held = whole[end:]
        yield filtered.feed(np.ascontiguousarray(whole[:end].T)).T
    if filtered is not None and len(held):
        padded = np.pad(held.T, ((0, 0), (0, HOP - len(held))))
        yield filtered.feed(padded).T[: len(held)]


def declipped(blocks: Iterable[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
    """The same with its clipped peaks drawn anew, by ffmpeg's `adeclip`; for saturated clips."""
    for block in blocks:
        channels = block.shape[1]
        raw = ("-f", "f32le", "-ar", str(AIR_RATE_HZ), "-ac", str(channels))
        sound = np.ascontiguousarray(block, "<f4").data.cast("B")
        heard = run_ffmpeg(*raw, "-i", "pipe:0", "-af", "adeclip", *raw, "pipe:1", stdin=[sound])
        mended = np.frombuffer(heard, "<f4").reshape(-1, channels)[: len(block)]
        yield np.pad(mended, ((0, len(block) - len(mended)), (0, 0)))


def _butterworth() -> Biquad:
    """Bilinear transform of the analogue prototype."""
    warped = math.tan(math.pi * HIGH_PASS_HZ / AIR_RATE_HZ)
    scale = 1 / (1 + math.sqrt(2) * warped + warped**2)
    a1, a2 = 2 * (warped**2 - 1) * scale, (1 - math.sqrt(2) * warped + warped**2) * scale
    return (scale, -2 * scale, scale), (a1, a2)
