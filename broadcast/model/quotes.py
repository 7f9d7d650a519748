"""Who said what, word for word, and by what right it goes on air."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from broadcast.errors import Where
    from broadcast.model.figures import Source

Clearance = Literal["", "micro", "public", "accord"]
"""Said into the station's own microphone; said in public; used by someone's agreement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that someone said, exactly, and how they may be heard."""

    id: str
    speaker: str
    role: str
    """Their function, as said right after the name."""

    gender: Literal["f", "m"]
    party: str
    supports: str
    """Id of the candidate they supported in this election, or nothing."""

    words: str
    """The transcript; a cut is marked […]."""

    partial: bool
    """True where the words are a piece of a sentence, to be read inside one."""

    lead_in: str
    """What goes on after the name and role, before the words: "se félicite de …"."""

    said_on: date
    daypart: Literal["matin", "midi", "soir", ""]
    interviewer: str
    """Who held the microphone."""

    clip: str
    """The recording's file name in clips/, or nothing: then the presenter reads the words."""

    cue_in_ms: int
    cue_out_ms: int | None
    areas: tuple[str, ...]
    """Codes of the departments that the speaker belongs to; empty where they belong to all."""

    source: Source
    where: Where = field(repr=False)  # it shapes no sound: see inputs_print

    clearance: Clearance = ""
    """What gives the station the right to air it; nothing while nobody has said."""

    cleared_by: str = ""
    cleared_on: date | None = None
    """Who gave their agreement, and when: both there where it had to be asked."""
