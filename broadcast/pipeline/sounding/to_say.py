"""What the voices of a bulletin have to say, and what is heard beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.mix.imaging import jingles
from broadcast.mix.pieces import pieces_of
from broadcast.pipeline.writing.lexicon import lexicon_of
from broadcast.store.objects import store_at
from broadcast.voice.keeping.cache import SpeechCache
from broadcast.voice.lines import lines_of
from broadcast.voice.people.recorded import clip_pieces, find_takes, take_piece

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from broadcast.model.air import Piece
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.voice.casting import Voice
    from broadcast.voice.lines import Line

Place = tuple[str, int]
"""The slug of a story, and which of its items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSay:
    """All that is heard of a script, its music apart."""

    lines: tuple[Line, ...]
    """What voices read."""

    pieces: Mapping[Place, Sequence[Piece]]
    """What is a recording: clips, and takes in place of a voice."""

    takes: Mapping[str, Path]
    voice_named: Callable[[str], Voice]


def to_say(bulletin: Bulletin, paper: Paper, *, rate: float = 1.0) -> ToSay:
    """What there is to say; ``rate``: how much faster than usual the voices are asked to speak.

    Raises a `BroadcastError` for a script that names what is not there.
    """
    script = paper.script

    def voice_named(name: str) -> Voice:
        return bulletin.station.voice_named(name).hurried(rate)

    quotes = {quote.id: quote for quote in bulletin.election.quotes}
    takes = find_takes(bulletin.workspace.takes(script.header.bulletin), script)
    lines = lines_of(
        script,
        quotes=quotes,
        taken=takes.keys(),
        lexicon=lexicon_of(bulletin),
        voice_named=voice_named,
        path=paper.path,
    )
    clips = clip_pieces(script, quotes, bulletin.clips)
    pieces = dict(clips)
    for story in script.stories:
        if story.slug in takes:
            take = take_piece(story, takes[story.slug], clips)
            pieces[story.slug, take.paragraph] = (take,)
    return ToSay(lines=lines, pieces=pieces, takes=takes, voice_named=voice_named)


def cache_of(bulletin: Bulletin) -> SpeechCache:
    """Where its sentences are found: the station's folder first, then its store."""
    store = bulletin.station.store
    return SpeechCache(bulletin.workspace.speech_cache, store_at(store) if store else None)


def imaging_of(bulletin: Bulletin) -> dict[str, Path]:
    """The station's music, by name."""
    station = bulletin.station
    return {name: bulletin.workspace.imaging / file for name, file in station.imaging.items()}


def every_piece(
    bulletin: Bulletin, paper: Paper, pieces: Mapping[Place, Sequence[Piece]]
) -> tuple[Piece, ...]:
    """All that is heard, in its order, the music too."""
    imaging = jingles(paper.script, imaging_of(bulletin))
    return pieces_of(paper.script, pieces, imaging, paper.path)
