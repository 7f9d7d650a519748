"""A presenter's recording made fit to replace a voice: trimmed, levelled, its pace told.

Beside the sound lies a card: which words it was recorded for, how long it lasts, and what a
recogniser heard in it. A take whose words are no longer those of the script is told before air.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from broadcast.errors import VoiceError, Where
from broadcast.files import read_text
from broadcast.model.air import AIR_RATE_HZ, CARD
from broadcast.sound.cleaning import in_mono
from broadcast.sound.diagnosis import SATURATED
from broadcast.voice.hearing.listening import Fault

if TYPE_CHECKING:
    from pathlib import Path

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a recogniser heard in a take, held against its words."""

    text: str
    language: str
    share: float
    """Of the expected words; figures in doubt count as heard."""

    faults: tuple[Fault, ...]

    @property
    def wrong(self) -> tuple[Fault, ...]:
        """Other words than the script's; a figure is only a flag, and is left out."""
        return tuple(fault for fault in self.faults if fault.kind != "figure")


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeCard:
    """What is known of a take."""

    words: str
    """The text that it was recorded for, as the script wrote it."""

    duration_ms: int
    expected_ms: int
    words_per_minute: int
    integrated_lufs: float
    """As it came in, before its level was set."""

    sound: tuple[str, ...] = ()
    """What is wrong with the recording as it came in: "souffle"."""

    heard: Heard | None = None
    """What a recogniser heard in it; None where none has listened."""

    def doubts(self, title: str, words: str) -> tuple[str, ...]:
        """What is wrong with this take, for a story that reads these words now."""
        told = []
        if self.words != words:
            told.append(f"prise « {title} » : le texte a changé depuis qu'elle a été enregistrée")
        if SATURATED in self.sound:  # its level was set since: nobody can see it in the file
            told.append(f"prise « {title} » : {SATURATED} à l'enregistrement")
        if length := length_fault(self.duration_ms, self.expected_ms):
            told.append(f"prise « {title} » : {length}")
        if self.heard:
            other, wrong = other_text(self.heard.share, self.heard.language), self.heard.wrong
            if other:
                told.append(f"prise « {title} » : {other}")
            elif wrong:
                first = f"« {wrong[0].expected or wrong[0].heard} »"
                one = f"un endroit, {first}"
                places = one if len(wrong) == 1 else f"{len(wrong)} endroits, d'abord {first}"
                told.append(f"prise « {title} » : d'autres mots que le script à {places}")
        return tuple(told)

    def notices(self, title: str, words: str) -> tuple[str, ...]:
        """All to know of this take before air: its doubts, and that nobody has listened."""
        unheard = () if self.heard else (f"prise « {title} » : ses mots n'ont pas été vérifiés",)
        return (*self.doubts(title, words), *unheard)


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


def card_text(card: TakeCard) -> str:
    """The card as it is written."""
    return json.dumps(asdict(card), ensure_ascii=False, indent=2) + "\n"


def card_beside(take: Path) -> TakeCard | None:
    """The card of a take; None where it was dropped by hand and has none.

    Raises `VoiceError` where the card cannot be read.
    """
    path = take.with_suffix(CARD)
    if not path.is_file():
        return None
    try:
        return _parsed(json.loads(read_text(path)))
    except (ValueError, TypeError, KeyError) as error:
        raise VoiceError(
            "fiche de prise illisible", where=Where(path), hint="refaites : broadcast take"
        ) from error


def _parsed(record: dict[str, Any]) -> TakeCard:
    heard, sound = record.pop("heard"), tuple(record.pop("sound", ()))
    if heard:
        heard = Heard(**heard | {"faults": tuple(Fault(**one) for one in heard["faults"])})
    return TakeCard(**record, sound=sound, heard=heard)
