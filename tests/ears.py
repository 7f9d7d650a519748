"""A recogniser that hears what it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.speech import Mark
from broadcast.voice.hearing.recogniser import Transcript

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Ears:
    """Hears one text, whatever the sound."""

    def __init__(self, text: str, language: str = "fr") -> None:
        self._text, self._language = text, language

    def hear(self, samples: NDArray[np.float32]) -> Transcript:
        """The words, three and a bit to the second."""
        del samples
        words = tuple(
            Mark(text=f" {word}", start_ms=300 * index, end_ms=300 * index + 250)
            for index, word in enumerate(self._text.split())
        )
        return Transcript(words=words, language=self._language)
