"""The length of a bulletin before any of it is sound, from its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.pipeline.sounding.report import story_rows
from broadcast.pipeline.writing.lexicon import lexicon_of
from broadcast.voice.lines import lines_of

if TYPE_CHECKING:
    from broadcast.pipeline.writing.paper import Bulletin, Paper


def estimate(bulletin: Bulletin, paper: Paper) -> list[dict[str, object]]:
    """One row a story: its words and the time that a voice should take for them, in ms."""
    lines = lines_of(
        paper.script,
        quotes={quote.id: quote for quote in bulletin.election.quotes},
        taken=(),
        lexicon=lexicon_of(bulletin),
        voice_named=bulletin.station.voice_named,
        path=paper.path,
    )
    return story_rows(paper, lines, None)
