"""A script cut into sentences that can be searched, each with the line that it stands on.

Every letter keeps its place: apostrophes, spaces and accents are made plain one for one, and what
stands between « » is hidden, so that nobody's words pass for the presenter's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.french.spoken.sentences import split_sentences
from broadcast.model.script import ClipCue, Read
from broadcast.review.reading.letters import fold, plain
from broadcast.review.reading.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.script import Script

HIDDEN = "\u2063"
"""Stands for each letter of a quotation."""

_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted(Span):
    """Words between quotation marks."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence that is heard, and where it stands."""

    text: str
    """Plain signs; quotations hidden."""

    folded: str
    """The same without accents, letter for letter."""

    story: int = 0
    first_line: int = 0
    breaks: tuple[int, ...] = ()
    """Where its line breaks are."""

    quotes: tuple[Quoted, ...] = ()
    paragraph: int = 0
    """Index of its item in its story."""

    offset: int = 0
    """Where its first letter stands in its paragraph."""

    def line_at(self, offset: int) -> int:
        """The line of the script that a letter stands on."""
        return self.first_line + sum(at < offset for at in self.breaks)

    def words(self, start: int, end: int) -> str:
        """The words between two letters, those of a quotation shown as dots."""
        return self.text[start:end].replace(HIDDEN, "·")

    def around(self, start: int, end: int, letters: int) -> str:
        """The words between two letters and those around them, cut at whole words."""
        low, high = max(0, start - letters), min(len(self.text), end + letters)
        while low > 0 and self.text[low - 1] != " ":
            low -= 1
        while high < len(self.text) and self.text[high] != " ":
            high += 1
        before, after = "… " if low else "", " …" if high < len(self.text) else ""
        return f"{before}{self.words(low, high).strip()}{after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A recorded quote in its place, after the sentences that announce it."""

    story: int
    cue: ClipCue


def passages(script: Script) -> Iterator[Sentence | Heard]:
    """All that is heard, in order: sentences, and quotes that are recorded."""
    for story, told in enumerate(script.stories):
        for paragraph, item in enumerate(told.items):
            if isinstance(item, Read):
                yield from _sentences(item, story, paragraph)
            elif isinstance(item, ClipCue):
                yield Heard(story=story, cue=item)


def sentence_of(text: str) -> Sentence:
    """A sentence that stands in no script: the newsroom's own words, to be read the same way."""
    return Sentence(text=plain(text), folded=fold(plain(text)))


def _sentences(read: Read, story: int, paragraph: int) -> Iterator[Sentence]:
    # A paragraph is cut with its quotations hidden: a point inside one ends nothing
    composed = unicodedata.normalize("NFC", read.text)
    shown = plain(composed)
    hidden = _QUOTED.sub(lambda found: _hidden(found[0]), shown)
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
            first_line=read.line + composed.count("\n", 0, start),
            breaks=tuple(i for i, c in enumerate(composed[start:at]) if c == "\n"),
            quotes=tuple(
                Quoted(start=q.start() - start, end=q.end() - start, words=q[0][1:-1].strip())
                for q in _QUOTED.finditer(shown)
                if start <= q.start() < at
            ),
        )


def _hidden(quotation: str) -> str:
    return quotation[0] + HIDDEN * (len(quotation) - 2) + quotation[-1]
