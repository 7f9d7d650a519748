"""What every voice promises, whoever or whatever speaks, and what each declares that it can do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from broadcast.errors import VoiceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from broadcast.model.speech import Speech, Spoken


class EngineUnavailableError(VoiceError):
    """The engine cannot be reached or run just now: what a fallback of the station is for.

    Any other `VoiceError` is about the sentence or the settings: another engine would not help.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What an engine can do, as it declares it: nothing is guessed from its name."""

    offline: bool
    """No word leaves the machine, and no network is needed."""

    deterministic: bool
    """The same sentence gives the same samples at every run on one machine."""

    phonemes: bool = False
    """It is given phonemes: the lexicon's sounds are said as they are written there."""

    marks: bool = False
    """It tells when each word is heard."""

    rates: tuple[float, float] = (1.0, 1.0)
    """The slowest and the fastest rate that it keeps to."""

    longest: int | None = None
    """Characters of one request; longer sentences are cut by the engine. None: no limit."""

    parallel: int = 1
    """Sentences that are worth speaking at once."""

    styles: Mapping[str, str] = field(default_factory=dict)
    """Its voices, each with a French line about it; empty where any may be named."""


class VoiceEngine(Protocol):
    """Turns a sentence into sound: a neural voice, a service or a machine."""

    @property
    def name(self) -> str:
        """The engine's name in the station's settings: "kokoro"."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""
        ...

    @property
    def identity(self) -> str:
        """All that shapes its sound besides the words: model, version, voice, rate.

        Two engines of one identity give the same sound for the same sentence.
        """
        ...

    def reading(self, sentence: Spoken) -> str:
        """The exact text or phonemes that it will be given for this sentence.

        Raises `VoiceError` for a sentence that it cannot read.
        """
        ...

    def speak(self, sentence: Spoken) -> Speech:
        """Say the sentence in full, or raise `VoiceError`. Never return silence.

        Raises `EngineUnavailableError` where the engine itself is out of reach.
        """
        ...
