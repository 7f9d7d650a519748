"""Names that the neural voice would read the English way, and the lexicon does not know yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.voice.reading.espeak import foreign_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadcast.model.speech import Spoken
    from broadcast.voice.lines import Line

READ_BY_ESPEAK = ("kokoro", "piper")
"""The engines whose phonemes come from espeak-ng."""


def unsure_words(lines: Iterable[Line]) -> tuple[str, ...]:
    """The words to hear before air, each once, in the order of the script.

    Only the lines of voices whose phonemes come from espeak-ng are looked at.
    """
    sentences = (
        _outside_names(said)
        for line in lines
        if line.voice.engine in READ_BY_ESPEAK
        for _, said in line.sentences
    )
    return tuple(dict.fromkeys(word for text in sentences for word in foreign_words(text)))


def _outside_names(said: Spoken) -> str:
    """The words of a sentence that the lexicon leaves to the voice."""
    kept, last = "", 0
    for name in said.names:
        kept += said.words[last : name.start] + "lui"
        last = name.end
    return kept + said.words[last:]
