"""Words on their way to sound: what is said, how names are pronounced, and the sound itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from broadcast.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AUDIBLE_PEAK = 0.01
"""Full scale is 1; -40 dB below it nobody hears speech on the air."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronunciation:
    """How the station says one name: a line of the lexicon."""

    written: str

    said: str
    """A respelling for voices that read plain text: "Layole"."""

    ipa: str = ""
    """Phonemes for voices that take them: "lajɔl". Wins over the respelling there."""

    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name found in the words to say."""

    start: int
    """Index of its first character in `Spoken.words`."""

    end: int
    """Index after its last character."""

    pronunciation: Pronunciation


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One sentence as it is said: figures in words, names with their pronunciation."""

    words: str
    names: tuple[Name, ...] = ()

    def __post_init__(self) -> None:
        if not any(character.isalnum() for character in self.words):
            raise ModelError(f"rien à dire dans « {self.words} »")

    @property
    def respelled(self) -> str:
        """The words with names as a plain-text voice must read them."""
        text, last = "", 0
        for name in self.names:
            text += self.words[last : name.start] + name.pronunciation.said
            last = name.end
        return text + self.words[last:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """When one word, or one phoneme, is heard in a sentence."""

    text: str

    start_ms: int
    """Counted from the first sample of the sentence."""

    end_ms: int

    def __post_init__(self) -> None:
        if not 0 <= self.start_ms <= self.end_ms:
            raise ModelError(f"« {self.text} » irait de {self.start_ms} à {self.end_ms} ms")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Speech:
    """One sentence in sound: mono, float32, full scale at 1. Never empty, never mute."""

    samples: NDArray[np.float32] = field(repr=False)
    """Shape (n,)."""

    sample_rate_hz: int

    words: tuple[Mark, ...] = ()
    """When each written word is heard; empty where the engine cannot say."""

    phonemes: tuple[Mark, ...] = ()
    """When each phoneme is heard; empty where the engine cannot say."""

    def __post_init__(self) -> None:
        if self.samples.ndim != 1 or len(self.samples) == 0:
            raise ModelError("la voix n'a rendu aucun son")
        peak = float(abs(self.samples).max())
        if not peak > AUDIBLE_PEAK:  # also true of NaN
            raise ModelError("la voix a rendu du silence")
        if peak > 4.0:
            raise ModelError("la voix a rendu un son hors de toute échelle")

    @property
    def duration_ms(self) -> int:
        """Length, rounded to the millisecond."""
        return round(len(self.samples) * 1000 / self.sample_rate_hz)
