"""An MP3 as its frames, and one stream of frames from several encodings of the same sound. Pure.

A frame is no island: its bits may begin in the frames before it (the reservoir), and what is heard
of it overlaps with its neighbour. So one encoding takes over from another only where both have
come to say the same, frame after frame, and the bits that the next frame will look back for are
there. What a player then hears before that place is the one, after it the other, to the bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from broadcast.export.crc16 import crc16

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLES = 1_152
"""Of each channel, in a frame: 24 ms at 48 kHz."""

HEAD = 36
"""Header and side information of a stereo frame (ISO/IEC 11172-3): how its bits are to be read."""

AGREE = 6
"""So many frames alike in a row: what the encoder and the player remember spans two."""

_MUSIC_CRC, _TAG_CRC = 188, 190
"""Where the Info frame has its sums: of the frames that follow, and of itself up to there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Consecutive frames of one encoding, and where in the bulletin they are."""

    first: int
    frames: Sequence[bytes]

    @property
    def end(self) -> int:
        """The frame after its last."""
        return self.first + len(self.frames)

    def part(self, first: int, end: int) -> Sequence[bytes]:
        """Some of its frames, counted in the bulletin."""
        return self.frames[first - self.first : end - self.first]


def frames_of(mp3: bytes, kbps: int) -> list[bytes]:
    """The frames of an MP3 at 48 kHz and a constant bitrate, its tags left aside."""
    start = 0
    if mp3[:3] == b"ID3":
        for byte in mp3[6:10]:
            start = start << 7 | byte
        start += 10
    size = kbps * 3  # 24 ms of it; at 48 kHz no frame is padded
    return [mp3[at : at + size] for at in range(start, len(mp3) - size + 1, size)]


def joined(stretches: Sequence[Stretch]) -> Sequence[bytes]:
    """One stream of frames, each stretch taking over from that before it in their overlap.

    Empty where two of them never come to say the same.
    """
    places = [_joint(*two) for two in pairwise(stretches)]
    found = [at for at in places if at is not None]
    if len(found) < len(places):
        return ()
    bounds = pairwise([stretches[0].first, *found, stretches[-1].end])
    parts = (one.part(*bound) for one, bound in zip(stretches, bounds, strict=True))
    return [frame for part in parts for frame in part]


def signed(info: bytes, frames: Sequence[bytes]) -> bytes:
    """The Info frame of an MP3 of the same length, made to vouch for these frames."""
    sums = crc16(frames).to_bytes(2, "big")
    told = info[:_MUSIC_CRC] + sums
    return told + crc16([told]).to_bytes(2, "big") + info[_TAG_CRC + 2 :]


def _joint(before: Stretch, after: Stretch) -> int | None:
    """The first frame that may be the latter's."""
    for at in range(max(before.first, after.first) + AGREE, min(before.end, after.end)):
        own, other = (one.part(at - AGREE, at) for one in (before, after))
        back = _looks_back(after.part(at, at + 1)[0])
        alike = [frame[:HEAD] for frame in own] == [frame[:HEAD] for frame in other]
        if alike and _held(own, back) == _held(other, back):
            return at
    return None


def _looks_back(frame: bytes) -> int:
    """How many bytes before it a frame's bits begin (`main_data_begin`)."""
    return frame[4] << 1 | frame[5] >> 7


def _held(frames: Sequence[bytes], count: int) -> bytes:
    """The last bytes that frames hold beside their heads."""
    held = b"".join(frame[HEAD:] for frame in frames)
    return held[len(held) - count :]
