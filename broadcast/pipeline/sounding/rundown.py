"""What is heard when, told to players, playouts and the quality control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast import __version__
from broadcast.export.card import Card
from broadcast.model.air import SPEECH, Caption, Chapter
from broadcast.quality.plan import Plan, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.mix.rules import MixRules
    from broadcast.model.air import Mixed, Piece, StoryVoices, Timeline
    from broadcast.model.script import Script
    from broadcast.pipeline.writing.paper import Bulletin, Paper


def chapters_of(script: Script, timeline: Timeline) -> tuple[Chapter, ...]:
    """The stories that are heard, each from its first sound to that of the next."""
    titles = {story.slug: story.title for story in script.stories}
    starts: dict[str, int] = {}
    for placement in timeline.placements:
        if placement.piece.kind in SPEECH:
            starts.setdefault(placement.piece.story, placement.start_ms)
    begun = [0, *list(starts.values())[1:]]
    ends = [*begun[1:], timeline.length_ms]
    return tuple(
        Chapter(title=titles[slug], start_ms=start_ms, end_ms=end_ms)
        for slug, start_ms, end_ms in zip(starts, begun, ends, strict=True)
    )


def captions_of(timeline: Timeline) -> tuple[Caption, ...]:
    """Everything that is said, and when."""
    return tuple(
        Caption(
            text=" ".join(placement.piece.text.split()),
            start_ms=placement.start_ms,
            end_ms=placement.end_ms,
        )
        for placement in timeline.placements
        if placement.piece.kind in SPEECH
    )


def card_of(
    bulletin: Bulletin,
    paper: Paper,
    timeline: Timeline,
    mixed: Mixed,
    *,
    comment: str,
    marks: tuple[tuple[str, str], ...],
    voices: tuple[StoryVoices, ...],
) -> Card:
    """What every file of a bulletin says of itself."""
    header, station = paper.script.header, bulletin.station
    said = captions_of(timeline)
    return Card(
        bulletin=header.bulletin,
        title=header.title,
        station=station.name,
        airtime=header.airtime,
        duration_ms=timeline.length_ms,
        comment=comment,
        marks=marks,
        voices=voices,
        encoder=f"broadcast {__version__}",
        chapters=chapters_of(paper.script, timeline),
        loudness=mixed.loudness,
        first_word_ms=said[0].start_ms,
        last_word_ms=max(one.end_ms for one in said),
        outcue=said[-1].text,
        cover=bulletin.workspace.imaging / station.cover if station.cover else None,
    )


def plan_of(timeline: Timeline, chapters: Sequence[Chapter], rules: MixRules) -> Plan:
    """What the files of a bulletin are judged against."""
    return Plan(
        target_lufs=rules.target_lufs,
        ceiling_dbtp=rules.ceiling_dbtp,
        length_ms=timeline.length_ms,
        bed_under_speech_lu=rules.bed_under_speech_lu,
        spans=tuple(
            Span(
                kind=placement.piece.kind,
                story=placement.piece.story,
                mouth=_mouth(placement.piece),
                start_ms=placement.start_ms,
                end_ms=placement.end_ms,
            )
            for placement in timeline.placements
            if placement.piece.path
        ),
        beds=timeline.beds,
        titles=tuple((chapter.start_ms, chapter.title) for chapter in chapters),
    )


def plan_rows(plan: Plan) -> dict[str, object]:
    """The plan as the sidecar keeps it; `quality.plan.plan_from` reads it back."""
    return {
        "bed_under_speech_lu": plan.bed_under_speech_lu,
        "chapters": [{"start_ms": at_ms, "title": title} for at_ms, title in plan.titles],
        "beds": [list(bed) for bed in plan.beds],
        "spans": [
            {
                "kind": span.kind,
                "story": span.story,
                "mouth": span.mouth,
                "start_ms": span.start_ms,
                "end_ms": span.end_ms,
            }
            for span in plan.spans
        ],
    }


def _mouth(piece: Piece) -> str:
    """Who is heard: a voice of the station, or a recording by its file."""
    return piece.voice or (f"{piece.kind} {piece.path.name}" if piece.path else piece.kind)
