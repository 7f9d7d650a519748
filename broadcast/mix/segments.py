"""A bulletin cut into segments, where its stories start and every few seconds. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.mix.envelopes import bed_levels, moved, talked_over
from broadcast.mix.segment import Excerpt, Music, Segment, Sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from broadcast.mix.envelopes import Corners
    from broadcast.mix.rules import MixRules
    from broadcast.model.air import Placement, Timeline

LONGEST_MS = 5_000
"""Memory holds one segment: a long story is made in several."""

MARGIN_MS = 100
"""Heard on either side of a segment, for the meter's filter and the limiter to know it."""

FADE_IN_MS = 400
FADE_OUT_MS = 900
ENDING_FADE_MS = 2_500
"""At the end of the bulletin the music leaves more slowly than between two stories."""


def segments_of(
    timeline: Timeline,
    rules: MixRules,
    *,
    bed: Excerpt | None,
    ending_fade_ms: int,
    sha256: Callable[[Path], str],
) -> tuple[Segment, ...]:
    """The whole bulletin, segment after segment, parted where its stories start.

    ``ending_fade_ms`` is how the bed leaves at the end: nearly nothing where it ends by itself.
    """
    sounds = tuple(_sounds(timeline, sha256, declip=rules.declip))
    levels = bed_levels(timeline, rules.bed_under_speech_lu)
    found = []
    for start_ms, end_ms in _spans(timeline):
        lead_ms, trail_ms = min(MARGIN_MS, start_ms), min(MARGIN_MS, timeline.length_ms - end_ms)
        first, last = -lead_ms, end_ms - start_ms + trail_ms
        inside = (
            _moved(at_ms - start_ms, one)
            for at_ms, one in sounds
            if at_ms - start_ms < last and at_ms - start_ms + one.excerpt.longest_ms > first
        )
        found.append(
            Segment(
                length_ms=end_ms - start_ms,
                lead_ms=lead_ms,
                trail_ms=trail_ms,
                sounds=tuple(inside),
                music=tuple(_music(timeline, levels, bed, ending_fade_ms, (start_ms, first, last)))
                if bed
                else (),
            )
        )
    return tuple(found)


def _spans(timeline: Timeline) -> Iterator[tuple[int, int]]:
    """Stories in parts; the music after the last word counts from the out-time, as it is heard."""
    starts, story, heard_ms = [0], None, 0
    for placement in timeline.placements:
        # In the silence before the story: neither margin then reaches into the other's words
        if placement.piece.story != story and placement.start_ms - MARGIN_MS > starts[-1]:
            starts.append(placement.start_ms - MARGIN_MS)
        story, heard_ms = placement.piece.story, max(heard_ms, placement.end_ms)
    alone_ms = max(0, timeline.length_ms - heard_ms - MARGIN_MS)
    end_ms = timeline.length_ms - alone_ms // LONGEST_MS * LONGEST_MS
    for start_ms, stop_ms in zip(starts, [*starts[1:], end_ms], strict=True):
        for part_ms in range(start_ms, stop_ms, LONGEST_MS):
            yield part_ms, min(part_ms + LONGEST_MS, stop_ms)
    for part_ms in range(end_ms, timeline.length_ms, LONGEST_MS):
        yield part_ms, part_ms + LONGEST_MS


def _sounds(
    timeline: Timeline, sha256: Callable[[Path], str], *, declip: bool
) -> Iterator[tuple[int, Sound]]:
    """When each piece starts, and the piece as if it started at 0."""
    heard: list[tuple[Placement, Excerpt]] = [
        (
            placement,
            Excerpt(
                path=piece.path,
                sha256=sha256(piece.path),
                kind=piece.kind,
                start_ms=piece.cue_in_ms,
                file_ms=piece.file_ms,
                heard_ms=piece.duration_ms,
                declip=declip and piece.kind in ("clip", "take"),
            ),
        )
        for placement in timeline.placements
        if (piece := placement.piece).path
    ]
    for placement, excerpt in heard:
        piece = placement.piece
        mouth: tuple[Excerpt, ...] = (excerpt,)
        if piece.kind == "sentence":
            mouth = tuple(
                other
                for there, other in heard
                if there.piece.kind == "sentence"
                and (there.piece.story, there.piece.voice) == (piece.story, piece.voice)
            )
        yield (
            placement.start_ms,
            Sound(
                excerpt=excerpt, at_ms=0, mouth=mouth, step_back=talked_over(placement, timeline)
            ),
        )


def _moved(at_ms: int, one: Sound) -> Sound:
    return Sound(excerpt=one.excerpt, at_ms=at_ms, mouth=one.mouth, step_back=one.step_back)


def _music(
    timeline: Timeline,
    levels: Corners,
    bed: Excerpt,
    ending_fade_ms: int,
    place: tuple[int, int, int],
) -> Iterator[Music]:
    start_ms, first_ms, last_ms = place
    for from_ms, to_ms in timeline.beds:
        ending = to_ms >= timeline.length_ms
        stop_ms = timeline.length_ms if ending else min(to_ms + FADE_OUT_MS, timeline.length_ms)
        if from_ms - start_ms >= last_ms or stop_ms - start_ms <= first_ms:
            continue
        # Back-timed: at the end of the bulletin the music itself ends, on the out-time
        anchor_ms = stop_ms if ending else from_ms
        fade_ms = min(ending_fade_ms if ending else FADE_OUT_MS, stop_ms - from_ms)
        began, ends = from_ms - start_ms, stop_ms - start_ms
        yield Music(
            excerpt=bed,
            first_ms=max(began, first_ms - FADE_IN_MS),  # further away, its start is not heard
            last_ms=min(ends, last_ms + ENDING_FADE_MS),
            fade_in_ms=FADE_IN_MS,
            fade_out_ms=fade_ms,
            position_ms=(start_ms - anchor_ms) % bed.heard_ms,
            levels=moved(levels, -start_ms, first_ms, last_ms),
        )
