"""What a recogniser writes, brought into spoken form: "54,7 %" heard is five words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.errors import ModelError
from broadcast.french.lexicon.names_said import Lexicon
from broadcast.french.spoken.saying import say
from broadcast.model.speech import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NUMBER_WORDS = frozenset(
    """zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
    seize vingt vingts trente quarante cinquante soixante cent cents mille million millions
    virgule demi premier premiere deuxieme troisieme""".split()  # noqa: SIM905 - one reads it so
)
"""The words that figures are made of, without accents."""

_GOES_ON = re.compile(r"^(?:[,.]\d|\s?[%€]|\s?\d{3}$|\s?\d{3}(?=\D))")
"""What belongs to the number before it: decimals, a per cent sign, thousands."""

_TENS_AND_UNITS = re.compile(r"(?<=\d0)-(?=\d)")
"""As it writes "cinquante-huit" at times: 50-8."""


def in_words(heard: Sequence[Mark]) -> tuple[Mark, ...]:
    """The words heard, figures in words, each with its time; a group's time is shared out evenly.

    >>> a, b = Mark(text=" 54", start_ms=0, end_ms=800), Mark(text=",7", start_ms=800, end_ms=999)
    >>> [(m.text, m.start_ms) for m in in_words([a, b])]
    [('cinquante-quatre', 0), ('virgule', 333), ('sept', 666)]
    """
    spoken = []
    for text, start_ms, end_ms in _grouped(heard):
        words = _spoken(text)
        step_ms = (end_ms - start_ms) / max(1, len(words))
        spoken += [
            Mark(
                text=word,
                start_ms=int(start_ms + index * step_ms),
                end_ms=int(start_ms + (index + 1) * step_ms),
            )
            for index, word in enumerate(words)
        ]
    return tuple(spoken)


def _grouped(heard: Sequence[Mark]) -> Iterator[tuple[str, int, int]]:
    """Words as a reader sees them: a number and what belongs to it are one."""
    text, start_ms, end_ms = "", 0, 0
    for mark in heard:
        joined = mark.text and not mark.text[0].isspace()
        digits = text.rstrip()[-1:].isdigit()
        if text and (joined or (digits and _GOES_ON.match(mark.text.strip()))):
            text += mark.text
        else:
            if text.strip():
                yield text.strip(), start_ms, end_ms
            text, start_ms = mark.text, mark.start_ms
        end_ms = mark.end_ms
    if text.strip():
        yield text.strip(), start_ms, end_ms


def _spoken(text: str) -> list[str]:
    if not any(map(str.isalnum, text)):
        return []
    if not any(map(str.isdigit, text)):
        return text.split()
    text = _TENS_AND_UNITS.sub(" ", text)
    try:
        return say(text, Lexicon()).words.split()
    except ModelError:
        return text.split()
