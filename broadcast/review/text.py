"""A script cut into sentences that can be searched, each with the line that it stands on.

Every letter keeps its place: apostrophes, spaces and accents are made plain one for one, and what
stands between « » is hidden, so that nobody's words pass for the presenter's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.french.sentences import split_sentences
from broadcast.model.script import ClipCue, Read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.script import Script, Story

HIDDEN = "\u2063"
"""Stands for each letter of a quotation."""

_QUOTED = re.compile(r"«(?P<words>[^«»]*)»|“(?P<curly>[^“”]*)”|\"(?P<straight>[^\"]*)\"")
_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-", "\n": " ", "\t": " "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words between quotation marks."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence that is heard, and where it stands."""

    text: str
    """Plain signs; quotations hidden."""

    folded: str
    """The same without accents, letter for letter."""

    story: int
    paragraph: int
    first_line: int
    breaks: tuple[int, ...]
    """Where its line breaks are."""

    quotes: tuple[Quoted, ...]
    offset: int = 0
    """Where its first letter stands in its paragraph."""

    def line_at(self, offset: int) -> int:
        """The line of the script that a letter stands on."""
        return self.first_line + sum(at < offset for at in self.breaks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A recorded quote in its place, after the sentences that announce it."""

    story: int
    paragraph: int
    cue: ClipCue


def plain(text: str) -> str:
    """One kind of apostrophe, hyphen and space, letter for letter.

    >>> plain("54,7\u202f% à l’Hospitalet")
    "54,7 % à l'Hospitalet"
    """
    return "".join(" " if c.isspace() else c for c in text.translate(_SIGNS))


def fold(text: str) -> str:
    """The same letters without their accents, one for one.

    >>> fold("Sévérac, à l'œuvre")
    "Severac, a l'œuvre"
    """
    if text.isascii():
        return text
    return "".join(c if c.isascii() else unicodedata.normalize("NFD", c)[0] for c in text)


def passages(script: Script) -> Iterator[Sentence | Heard]:
    """All that is heard, in order: sentences, and quotes that are recorded."""
    for index, story in enumerate(script.stories):
        yield from _of_story(index, story)


def _of_story(index: int, story: Story) -> Iterator[Sentence | Heard]:
    for paragraph, item in enumerate(story.items):
        if isinstance(item, Read):
            yield from _sentences(item.text, item.line, index, paragraph)
        elif isinstance(item, ClipCue):
            yield Heard(story=index, paragraph=paragraph, cue=item)


def _sentences(text: str, line: int, story: int, paragraph: int) -> Iterator[Sentence]:
    # A paragraph is cut with its quotations hidden: a point inside one ends nothing
    composed = unicodedata.normalize("NFC", text)
    shown = plain(composed)
    hidden = _QUOTED.sub(
        lambda found: found[0][0] + HIDDEN * (len(found[0]) - 2) + found[0][-1], shown
    )
    at = 0
    for part in split_sentences(hidden):
        start = hidden.index(part, at)
        at = start + len(part)
        yield Sentence(
            text=part,
            folded=fold(part),
            story=story,
            paragraph=paragraph,
            offset=start,
            first_line=line + composed.count("\n", 0, start),
            breaks=tuple(i for i, c in enumerate(composed[start:at]) if c == "\n"),
            quotes=tuple(
                Quoted(start=q.start() - start, end=q.end() - start, words=q[0][1:-1].strip())
                for q in _QUOTED.finditer(shown)
                if start <= q.start() < at
            ),
        )
