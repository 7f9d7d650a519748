"""Whether a sound can be the words that were asked for: long enough for them, and no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import VoiceError

if TYPE_CHECKING:
    from broadcast.model.speech import Speech

FASTEST_MS_PER_LETTER = 25
"""French is read at about 70 ms per letter; a sound faster than this has lost words."""

SLOWEST_MS_PER_LETTER, SLACK_MS = 350, 5_000
"""A sound longer than this has more in it than the words: some models go on talking by themselves.
The slack is for letters that are spelled out and for pauses."""


def refuse_other_words(speech: Speech, text: str, *, engine: str, hint: str) -> None:
    """Raise `VoiceError` for speech that is too short for its text, or much too long."""
    letters = sum(map(str.isalnum, text))
    if speech.duration_ms < FASTEST_MS_PER_LETTER * sum(map(str.isalpha, text)):
        raise VoiceError(f"la voix {engine} a perdu des mots en route", hint=f"réessayez ; {hint}")
    if speech.duration_ms > SLACK_MS + SLOWEST_MS_PER_LETTER * letters:
        raise VoiceError(
            f"la voix {engine} ne s'arrête plus : {speech.duration_ms // 1000} s pour « "
            f"{text[:40]} »",
            hint=f"réessayez ; {hint}",
        )
