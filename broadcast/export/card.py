"""What a file for air says of itself, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from broadcast.model.air import Chapter, Loudness, StoryVoices

REPLAY_GAIN_LUFS = -18.0
"""ReplayGain 2.0: what a player that follows it brings every track to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The bulletin's card."""

    bulletin: str
    """Its id, and its name in a playout."""

    title: str
    station: str
    airtime: datetime
    duration_ms: int
    comment: str
    """Voices (synthetic or not), sources, and whether a producer approved it."""

    encoder: str
    chapters: tuple[Chapter, ...]
    loudness: Loudness
    first_word_ms: int
    last_word_ms: int
    """When the last word has been said: music alone follows."""

    outcue: str
    """The last words, for whoever takes over."""

    marks: tuple[tuple[str, str], ...] = ()
    """What every format says under the same name: SOURCES, SYNTHETIC_VOICE, DISCLOSURE…"""

    voices: tuple[StoryVoices, ...] = ()
    """Who reads each story, for what a signature vouches for."""

    cover: Path | None = None
    """A picture, PNG or JPEG."""

    @property
    def disclosure(self) -> str:
        """Who reads what, in one line; empty where nobody said."""
        return dict(self.marks).get("DISCLOSURE", "")

    @property
    def replay_gain_db(self) -> float:
        """What takes the bulletin to the loudness of ReplayGain."""
        return REPLAY_GAIN_LUFS - self.loudness.integrated_lufs

    @property
    def peak(self) -> float:
        """The true peak, full scale being 1."""
        return float(10 ** (self.loudness.true_peak_dbtp / 20))
