"""Presenters' recordings, and what a recogniser heard in them."""

from __future__ import annotations

from datetime import datetime

from broadcast.voice.hearing.listening import Kind
from broadcast.web.models.base import Said


class Fault(Said):
    """A place where what is heard is not what the script says."""

    kind: Kind
    """`figure` is a flag and no verdict: recognisers mishear figures."""

    expected: str
    heard: str
    start_ms: int
    end_ms: int
    line: int
    """Line of the script; 0 where the words are in none."""


class Heard(Said):
    """What a recogniser heard."""

    text: str
    language: str
    share: float
    """Of the expected words; figures in doubt count as heard."""

    faults: tuple[Fault, ...]


class Take(Said):
    """A presenter's recording in place of the synthetic voice, for one story."""

    story: str
    by: str
    at: datetime | None
    """Null for a recording that came by another door: `broadcast take`, or a file dropped."""

    sha256: str | None
    """Names the job that listens to it; null for a recording that came by another door."""

    duration_ms: int
    expected_ms: int
    """What the story was expected to take, said by the synthetic voice."""

    integrated_lufs: float | None
    """How loud it was recorded, before it was levelled."""

    levelled: bool
    """False for a file that someone dropped into the folder: the mix levels it."""

    heard: Heard | None
    """Null where no recogniser has listened to it."""

    doubts: tuple[str, ...]
    """In French: why it may not be what the script says."""
