"""A paragraph cut into sentences and figures, so that each can be heard or asked for its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.web import models

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words, and where its figure comes from if it is one."""

    text: str
    source: models.Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A sentence as it stands on the page, with what follows it up to the next one."""

    pieces: tuple[Piece, ...]
    key: str = ""
    """Names its sound; empty where a voice does not say these very words."""


def runs(item: models.Item, sources: Iterable[models.Source]) -> tuple[Run, ...]:
    """A paragraph's sentences, each cut at its figures; together they give the text back."""
    own = sorted((one for one in sources if one.item == item.index), key=lambda one: one.start)
    return tuple(
        Run(key=key, pieces=tuple(_pieces(item.text, start, end, own)))
        for start, end, key in _bounds(item.text, item.sentences)
    )


def _bounds(text: str, sentences: Sequence[models.Sentence]) -> Iterator[tuple[int, int, str]]:
    """From which letter to which each sentence goes; what no sentence says goes by itself."""
    at, key = 0, ""
    for sentence in sentences:
        start = text.find(sentence.text, at)
        if start < 0:  # said otherwise than it is written: the whole paragraph is one run
            continue
        if start > at:
            yield at, start, key
        at, key = start, sentence.key
    if at < len(text):
        yield at, len(text), key


def _pieces(text: str, start: int, end: int, sources: Sequence[models.Source]) -> Iterator[Piece]:
    at = start
    for source in sources:
        if not at <= source.start < source.end <= end:
            continue
        if source.start > at:
            yield Piece(text=text[at : source.start])
        yield Piece(text=text[source.start : source.end], source=source)
        at = source.end
    if at < end:
        yield Piece(text=text[at:end])
