"""What a segment is: some seconds of a bulletin, described by all that is heard in them. Pure.

A segment's sound depends on its description alone, not on where it falls in the bulletin: what
did not change, even moved, is not made again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.mix.envelopes import Corners, factors_at, faded_at

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from broadcast.mix.rules import MixRules

TAIL_MS = 250
"""After a cue-out point, the room that answers the last word is heard this long at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A part of a sound file, heard at a given length."""

    path: Path
    sha256: str
    kind: str
    start_ms: int
    file_ms: int
    heard_ms: int
    declip: bool = False
    """Whether its clipped peaks are drawn anew."""

    @property
    def told(self) -> str:
        """All that shapes it: its file by what this holds, not by its name."""
        part = f"{self.start_ms} {self.file_ms} {self.heard_ms}"
        return f"{self.sha256} {self.kind} {part} {self.declip}"

    @property
    def longest_ms(self) -> int:
        """With the room that may be heard after its last word."""
        return self.heard_ms + (TAIL_MS if self.kind in ("clip", "take") else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """An excerpt at its place in a segment."""

    excerpt: Excerpt
    at_ms: int
    """From the segment's start; negative where it began before."""

    mouth: tuple[Excerpt, ...]
    """All that the same mouth says in the story: it has one gain for all of it."""

    step_back: Corners
    """How a jingle leaves room to the voice, from its own start on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Music:
    """The bed in a segment; times are from the segment's start."""

    excerpt: Excerpt
    first_ms: int
    last_ms: int
    fade_in_ms: int
    fade_out_ms: int
    position_ms: int
    """What of the bed is heard at the segment's start, were it heard there."""

    levels: Corners

    def factors(self, at_ms: NDArray[np.int64]) -> NDArray[np.float64]:
        """How loud it is at some moments: its level, and its fades."""
        gain = factors_at(at_ms, self.levels) * faded_at(at_ms - self.first_ms, self.fade_in_ms)
        return gain * faded_at(self.last_ms - at_ms, self.fade_out_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Some seconds of a bulletin, and all that is heard in them."""

    length_ms: int
    lead_ms: int
    trail_ms: int
    """Heard before and after it: the margins, shorter at the ends of the bulletin."""

    sounds: tuple[Sound, ...]
    music: tuple[Music, ...]

    def key(self, rules: MixRules) -> str:
        """The fingerprint of its sound, before the bulletin's own gain."""
        told = f"{_without_paths(self)} {rules.target_lufs} {rules.bed_under_speech_lu}"
        return hashlib.sha256(told.encode()).hexdigest()


def _without_paths(segment: Segment) -> str:
    """Everything that is heard, files by what they hold and not by their names."""
    sounds = [
        (one.excerpt.told, one.at_ms, [other.told for other in one.mouth], one.step_back)
        for one in segment.sounds
    ]
    music = [
        (
            *(one.excerpt.told, one.first_ms, one.last_ms),
            *(one.fade_in_ms, one.fade_out_ms, one.position_ms, one.levels),
        )
        for one in segment.music
    ]
    return f"{segment.length_ms} {segment.lead_ms} {segment.trail_ms} {sounds} {music}"
