"""What is known of a take, written beside its sound: its words, its length, what was heard in it.

A take whose words are no longer those of the script is told before air.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from broadcast.errors import VoiceError, Where
from broadcast.files import read_text
from broadcast.model.air import CARD
from broadcast.sound.diagnosis import SATURATED
from broadcast.voice.hearing.listening import Fault
from broadcast.voice.people.takes import length_fault, other_text

if TYPE_CHECKING:
    from pathlib import Path


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
