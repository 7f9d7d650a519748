"""How long a voice should take for words that it has not said yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.french.prosody import expected_ms

if TYPE_CHECKING:
    from broadcast.model.speech import Spoken
    from broadcast.voice.casting import Voice
    from broadcast.voice.lines import Line

SENTENCE_PAUSE_MS = 350
"""A presenter's breath after a sentence, for estimates."""


def sentence_ms(said: Spoken, voice: Voice) -> int:
    """How long a voice should take for a sentence, its breath included."""
    return expected_ms(
        said.words,
        syllables_per_second=voice.syllables_per_second,
        sentence_pause_ms=SENTENCE_PAUSE_MS,
    )


def line_expected_ms(line: Line) -> int:
    """How long its voice should take for a line, in ms."""
    return sum(sentence_ms(said, line.voice) for _, said in line.sentences)
