"""Recordings from the field made fit for air: the right side, and nothing under the voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.ffmpeg import run_ffmpeg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

Side = Literal["both", "same", "left", "right"]
"""Where a sound is: "same" is one channel, written twice."""

ONE_SIDED_DB = 20.0
"""One channel this much under the other holds nothing but noise."""

OPPOSED = -0.5
"""Left and right that go against each other vanish in mono: one of them is kept."""

HIGH_PASS_HZ = 80.0
"""Under it a voice has nothing; handling noise, wind and traffic do."""

_FRAME, _LEAD = 19_200, 4_800
_STEP = _FRAME - _LEAD


def side_of(blocks: Iterable[NDArray[np.float32]]) -> Side:
    """Where the sound of a recording is, from its blocks of shape (n, 2)."""
    left, right, both, same = 1e-12, 1e-12, 0.0, True
    for block in blocks:
        same = same and bool((block[:, 0] == block[:, 1]).all())
        left += float(np.einsum("i,i->", block[:, 0], block[:, 0]))
        right += float(np.einsum("i,i->", block[:, 1], block[:, 1]))
        both += float(np.einsum("i,i->", block[:, 0], block[:, 1]))
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


def high_passed(blocks: Iterable[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
    """The same without what lies under a voice: second-order Butterworth at 80 Hz, by FFT."""
    before = np.zeros((0, 1), np.float32)
    for block in blocks:
        if not len(before):
            before = np.zeros((_LEAD, block.shape[1]), np.float32)
        steps = -(-len(block) // _STEP)
        padded = np.pad(block, ((0, steps * _STEP - len(block)), (0, 0)))
        whole = np.concatenate((before, padded))
        before = np.concatenate((before, block))[-_LEAD:]
        heard = np.empty_like(padded)
        for channel in range(block.shape[1]):
            own = np.ascontiguousarray(whole[:, channel])
            frames = np.lib.stride_tricks.sliding_window_view(own, _FRAME)[::_STEP]
            filtered = np.fft.irfft(np.fft.rfft(frames, axis=1) * _CURVE, axis=1)
            heard[:, channel] = filtered[:, _LEAD:].reshape(-1)
        yield heard[: len(block)]


def declipped(blocks: Iterable[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
    """The same with its clipped peaks drawn anew, by ffmpeg's `adeclip`; for saturated clips."""
    for block in blocks:
        channels = block.shape[1]
        raw = ("-f", "f32le", "-ar", str(AIR_RATE_HZ), "-ac", str(channels))
        sound = np.ascontiguousarray(block, "<f4").data.cast("B")
        heard = run_ffmpeg(*raw, "-i", "pipe:0", "-af", "adeclip", *raw, "pipe:1", stdin=[sound])
        mended = np.frombuffer(heard, "<f4").reshape(-1, channels)[: len(block)]
        yield np.pad(mended, ((0, len(block) - len(mended)), (0, 0)))


def _butterworth() -> NDArray[np.complex64]:
    """Bilinear transform of the analogue prototype, at each bin."""
    hz = np.fft.rfftfreq(_FRAME, 1 / AIR_RATE_HZ)[:-1]
    warped = 1j * np.tan(np.pi * hz / AIR_RATE_HZ) / np.tan(np.pi * HIGH_PASS_HZ / AIR_RATE_HZ)
    curve = warped**2 / (warped**2 + np.sqrt(2) * warped + 1)
    return np.append(curve, 1.0).astype(np.complex64)


_CURVE = _butterworth()
