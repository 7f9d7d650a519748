"""Whether a sound is long enough to hold all the words that were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import VoiceError

if TYPE_CHECKING:
    from broadcast.model.speech import Speech

FASTEST_MS_PER_LETTER = 25
"""French is read at about 70 ms per letter; a sound faster than this has lost words."""


def refuse_lost_words(speech: Speech, text: str, *, engine: str, hint: str) -> None:
    """Raise `VoiceError` for speech that is too short for its text."""
    if speech.duration_ms < FASTEST_MS_PER_LETTER * sum(map(str.isalpha, text)):
        raise VoiceError(f"la voix {engine} a perdu des mots en route", hint=f"réessayez ; {hint}")
