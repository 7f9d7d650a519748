"""What will be heard of a script before it is sound: its sentences, clips and takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.air import Piece
from broadcast.model.script import ClipCue, Read
from broadcast.pipeline.writing.sentence_lengths import sentence_ms
from broadcast.pipeline.writing.sound_lengths import sound_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from broadcast.model.quotes import Quote
    from broadcast.model.script import Script
    from broadcast.model.speech import Spoken
    from broadcast.voice.casting import Voice
    from broadcast.voice.lines import Line

Place = tuple[str, int]
"""Slug of a story, and index of an item in it."""


def sentences_of(line: Line, measured: Callable[[Voice, Spoken], int | None]) -> Iterator[Piece]:
    """The sentences of a paragraph, as long as ``measured`` has them in ms, or as expected."""
    for text, said in line.sentences:
        known = measured(line.voice, said)
        yield Piece(
            kind="sentence",
            story=line.story,
            paragraph=line.paragraph,
            duration_ms=sentence_ms(said, line.voice) if known is None else known,
            text=text,
            cut_rank=line.cut_rank,
            introduced=line.introduced,
            line=line.line,
        )


def clips_of(
    script: Script, quotes: Mapping[str, Quote], folder: Path
) -> Iterator[tuple[Place, tuple[Piece, ...]]]:
    """The recorded quotes that a script brings in, and where; those without a clip are read."""
    for story in script.stories:
        for index, item in enumerate(story.items):
            quote = quotes.get(item.quote) if isinstance(item, ClipCue) else None
            if not isinstance(item, ClipCue) or not quote or not quote.clip:
                continue
            end_ms = quote.cue_out_ms or sound_ms(folder / quote.clip)
            piece = Piece(
                kind="clip",
                story=story.slug,
                paragraph=index,
                duration_ms=max(0, end_ms - quote.cue_in_ms),
                text=item.words,
                cut_rank=item.cut_rank,
                introduced=True,
                line=item.line,
            )
            yield (story.slug, index), (piece,)


def with_take(
    spoken: Mapping[Place, tuple[Piece, ...]], script: Script, slug: str, length_ms: int
) -> dict[Place, tuple[Piece, ...]]:
    """The recording where the story's first words were, and none of its other words."""
    story = next(one for one in script.stories if one.slug == slug)
    reads = [i for i, item in enumerate(story.items) if isinstance(item, Read | ClipCue)]
    kept = {place: pieces for place, pieces in spoken.items() if place[0] != slug}
    if not reads:
        return kept
    piece = Piece(
        kind="take",
        story=slug,
        paragraph=reads[0],
        duration_ms=length_ms,
        line=story.items[reads[0]].line,
    )
    return kept | {(slug, reads[0]): (piece,)}
