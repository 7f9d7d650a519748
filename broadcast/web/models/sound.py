"""What is heard: a sentence, a waveform, the finished bulletin."""

from __future__ import annotations

from datetime import datetime

from broadcast.web.models.base import Asked, Said
from broadcast.web.models.board import Job


class Speech(Said):
    """A sentence's sound."""

    key: str
    ready: bool
    duration_ms: int | None
    job: Job | None
    warning: str
    """What went wrong though it can be heard: the store of the station does not answer."""


class Peaks(Said):
    """A waveform: the highest sample of each step, 0 to 1000."""

    step_ms: int
    duration_ms: int
    peaks: tuple[int, ...]


class Cue(Said):
    """What is heard from when to when, in the finished bulletin."""

    start_ms: int
    end_ms: int
    kind: str
    story: str
    line: int
    text: str


class Air(Said):
    """The finished bulletin."""

    duration_ms: int
    fresh: bool
    """Whether it is what the script, settings and sounds would give now."""

    integrated_lufs: float
    approved: bool
    made_at: datetime
    sha256: str
    cues: tuple[Cue, ...]
    cut: tuple[str, ...]


class RenderAsked(Asked):
    """To make the bulletin."""

    for_air: bool = False
    """True refuses what is not approved."""


class Aired(Asked):
    """To say that a bulletin went to air."""

    at: datetime | None = None
    """Now, where it is not said."""
