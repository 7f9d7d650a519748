"""A presenter's recording before it replaces a voice: where its words are, and whether they can be.

Its silences are cut, and one that is another text or another language is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import VoiceError
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.cleaning import in_mono

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHORTEST, LONGEST = 0.55, 1.8
"""A take outside these shares of the expected length is not the text that it is meant to be."""

LEAST_HEARD = 0.5
"""A take in which less of its words is heard is another text, or another language."""

ANYWAY = "est-ce le bon fichier ? --anyway pour le garder quand même"

EDGE_MS = 120
"""Kept before the first sound and after the last one."""

SILENCE_DBFS = -50.0
"""Quieter than a presenter's breath in a quiet room."""

ABOVE_ROOM_DB = 12.0
"""How far speech stands out of the room that it was recorded in."""

_FRAME_MS = 10


def speech_span(samples: NDArray[np.float32]) -> tuple[int, int]:
    """The first and the last sample worth keeping of a recording, shape (n, 2), 48 kHz.

    The room's own noise is taken for silence: what counts stands well above the quietest tenth of
    the recording. Raises `VoiceError` where nothing does.
    """
    frame = AIR_RATE_HZ * _FRAME_MS // 1000
    mono = in_mono(samples).astype(np.float64)
    power = np.square(mono[: len(mono) // frame * frame]).reshape(-1, frame).mean(axis=1)
    levels_db = 10 * np.log10(np.maximum(power, 1e-12))
    if not len(levels_db):
        raise VoiceError("cette prise est trop courte", hint="réenregistrez-la en entier")
    room_db, loud_db = (float(one) for one in np.percentile(levels_db, (10, 90)))
    # A recording that never falls silent has no room to go by: nothing of it is cut
    silent_at_times = loud_db - room_db > 1.5 * ABOVE_ROOM_DB
    floor_db = max(SILENCE_DBFS, room_db + ABOVE_ROOM_DB if silent_at_times else SILENCE_DBFS)
    heard = np.flatnonzero(levels_db > floor_db)
    if not len(heard) or loud_db < SILENCE_DBFS:
        raise VoiceError("cette prise est trop faible", hint="réenregistrez-la plus près du micro")
    edge = AIR_RATE_HZ * EDGE_MS // 1000
    first, last = int(heard[0]) * frame - edge, (int(heard[-1]) + 1) * frame + edge
    return max(first, 0), min(last, len(samples))


def check_length(duration_ms: int, expected_ms: int) -> None:
    """Raise `VoiceError` for a take that cannot hold its text, or holds much more."""
    if fault := length_fault(duration_ms, expected_ms):
        raise VoiceError(f"cette prise est {fault}", hint=ANYWAY)


def length_fault(duration_ms: int, expected_ms: int) -> str:
    """Why a take of this length cannot be its text; nothing where people read at such a pace.

    >>> length_fault(5_000, 10_000)
    "trop courte : 5,0 s, pour un texte d'environ 10 s"
    """
    share = duration_ms / max(1, expected_ms)
    if SHORTEST <= share <= LONGEST:
        return ""
    fault = "trop courte" if share < SHORTEST else "trop longue"
    return (
        f"{fault} : {duration_ms / 1000:.1f} s, pour un texte d'environ {expected_ms / 1000:.0f} s"
    ).replace(".", ",")


def check_words(share: float, language: str) -> None:
    """Raise `VoiceError` for a take that says another text, or speaks another language."""
    other = other_text(share, language)
    if other:
        raise VoiceError(other, hint=ANYWAY)


def other_text(share: float, language: str) -> str:
    """Why a take is not its text at all; nothing where enough of its words are heard.

    >>> other_text(0.2, "fr")
    "ce n'est pas le texte du sujet : 20 % des mots y sont entendus"
    """
    if share >= LEAST_HEARD:
        return ""
    other = "" if language == "fr" else f", et la langue entendue est « {language} »"
    return f"ce n'est pas le texte du sujet : {share * 100:.0f} % des mots y sont entendus{other}"
