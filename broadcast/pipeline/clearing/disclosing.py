"""What the files of a bulletin say of its voices and of the producers of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.air import SPEECH, StoryVoices
from broadcast.rules.attribution import producers
from broadcast.rules.disclosure import marks

if TYPE_CHECKING:
    from broadcast.model.air import Piece, Timeline
    from broadcast.pipeline.clearing.checked import Checked
    from broadcast.pipeline.writing.paper import Bulletin, Paper

RECORDED = "recorded"
"""The engine whose sentences a person has said."""


def stories_heard(bulletin: Bulletin, paper: Paper, timeline: Timeline) -> tuple[StoryVoices, ...]:
    """Who is heard in each story, from the timeline itself."""
    return tuple(
        StoryVoices(
            slug=story.slug,
            title=story.title,
            synthetic_ms=sum(one.duration_ms for one in pieces if _synthetic(bulletin, one)),
            human_ms=sum(one.duration_ms for one in pieces if not _synthetic(bulletin, one)),
            voices=tuple(sorted({one.voice for one in pieces if _synthetic(bulletin, one)})),
        )
        for story in paper.script.stories
        for pieces in [_heard(timeline, story.slug)]
    )


def _heard(timeline: Timeline, story: str) -> list[Piece]:
    pieces = (placement.piece for placement in timeline.placements)
    return [one for one in pieces if one.story == story and one.kind in SPEECH]


def _synthetic(bulletin: Bulletin, piece: Piece) -> bool:
    if piece.kind != "sentence":
        return False
    return bulletin.station.voice_named(piece.voice).engine != RECORDED


def marks_of(
    bulletin: Bulletin, checked: Checked, stories: tuple[StoryVoices, ...]
) -> tuple[tuple[str, str], ...]:
    """The tags of every file: the producers of the figures, and who reads what."""
    zone = bulletin.station.timezone
    told = " ; ".join(one.told(zone) for one in producers(checked.said))
    return (*((("SOURCES", told),) if told else ()), *marks(stories))


def disclosed(
    checked: Checked, stories: tuple[StoryVoices, ...]
) -> dict[str, list[dict[str, object]]]:
    """The same for the sidecar; stable keys."""
    return {
        "sources": [
            {
                "name": one.name,
                "stage": one.stage.value,
                "published_at": one.published_at.isoformat(),
            }
            for one in producers(checked.said)
        ],
        "voices": [
            {
                "story": one.slug,
                "title": one.title,
                "made": one.made,
                "synthetic_ms": one.synthetic_ms,
                "human_ms": one.human_ms,
                "voices": list(one.voices),
            }
            for one in stories
        ],
    }
