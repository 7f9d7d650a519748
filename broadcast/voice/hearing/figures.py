"""Whether a figure was heard: all its words or none, for "et un" is too short to be told alone.

41,28 and 40,28 differ by two faint words, which elsewhere a recogniser is not trusted about. So a
figure is compared whole, as its words or its digits give it: "40 et 1,28" is 41,28, and 40,28 is
not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.voice.hearing.alike import plain
from broadcast.voice.hearing.heard import NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONE_WORD = {"vingts": "vingt", "cents": "cent", "millions": "million", "une": "un"}


def figure_span(words: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Where the figure that a stretch of words stands in begins and ends.

    >>> figure_span("contre quarante et un virgule huit pour".split(), 2, 4)
    (1, 6)
    """
    while first and (_numeral(words[first - 1]) or _links(words, first - 1)):
        first -= 1
    while last < len(words) and (_numeral(words[last]) or _links(words, last)):
        last += 1
    return first, last


def is_figure(words: Sequence[str]) -> bool:
    """Whether these words are one figure and nothing else.

    >>> is_figure(["quarante", "et", "un"]), is_figure(["et"]), is_figure(["un", "élu"])
    (True, False, False)
    """
    return any(map(_numeral, words)) and all(
        _numeral(word) or _links(words, at) for at, word in enumerate(words)
    )


def same_figure(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two figures in words are one, whatever joins their parts.

    >>> same_figure(["quarante", "et", "un"], ["quarante", "un"])
    True
    """
    return _parts(first) == _parts(second)


def _numeral(word: str) -> bool:
    parts = _split(word)
    return bool(set(parts) & NUMBER_WORDS) and set(parts) <= NUMBER_WORDS | {"et"}


def _links(words: Sequence[str], at: int) -> bool:
    """The *et* of "vingt et un"."""
    around = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    return _split(words[at]) == ["et"] and len(around) == 2 and all(map(_numeral, around))


def _parts(words: Sequence[str]) -> list[str]:
    found = [part for word in words for part in _split(word) if part != "et"]
    return [_ONE_WORD.get(part, part) for part in found]


def _split(word: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", plain(word))
