"""What every voice promises, whoever or whatever speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from broadcast.model.speech import Speech, Spoken


class VoiceEngine(Protocol):
    """Turns a sentence into sound: a neural voice, a service or a machine."""

    @property
    def name(self) -> str:
        """The engine's name in the station's settings: "kokoro"."""
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
        """Say the sentence in full, or raise `VoiceError`. Never return silence."""
        ...
