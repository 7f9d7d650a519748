"""Who starts when: pieces laid on the clock, for a given pause between paragraphs. Pure.

Sound is made from the timeline alone: `envelopes` tells from it how loud music is at any moment,
`segments` what can be made once and kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.air import Placement, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.mix.rules import MixRules
    from broadcast.model.air import Piece

GAP_COMFORT_MS = 400
"""A presenter's usual breath between two paragraphs."""

SENTENCE_PART = 0.7
"""The breath between two sentences of a paragraph, against that between paragraphs."""

STING_LEAD_MS = 200
"""A jingle waits this long after the last word."""

STING_OVERLAP_MS = 500
"""And the next word may come this long before its last sound has died away."""

LAST_WORD_MS = 300
"""The last word ends at least this long before the slot does."""

BED_GRID_MS = 10
"""Music starts on a hundredth of a second: levels are told for each of them."""

STORY_GRID_MS = 120
"""So does a story, and on a whole frame of MP3 (24 ms): neither its sound nor its frames have to be
made again where it only moves."""


def lay_out(
    pieces: Sequence[Piece], *, pause_ms: int, length_ms: int | None, rules: MixRules
) -> Timeline:
    """Place every piece in order; with no length given, the timeline ends with its last sound.

    A bed that nothing ends runs to the end.
    """
    clock = 0
    bed_from: int | None = None
    beds: list[tuple[int, int]] = []
    placements: list[Placement] = []
    before: Piece | None = None
    for piece in pieces:
        if piece.kind == "bed_in":
            bed_from = _on_grid(clock, BED_GRID_MS) if bed_from is None else bed_from
        elif piece.kind == "bed_out":
            if bed_from is not None:
                beds.append((bed_from, clock))
                bed_from = None
        else:
            clock += _gap_ms(before, piece, pause_ms)
            if before is None or before.story != piece.story:
                clock = _on_grid(clock, STORY_GRID_MS)
            placements.append(Placement(piece=piece, start_ms=clock))
            clock += _advance_ms(piece, rules)
            before = piece
    end = max((placement.end_ms for placement in placements), default=0)
    tail = rules.tail_min_ms if bed_from is not None else LAST_WORD_MS
    length = length_ms if length_ms is not None else max(end, clock + tail)
    if bed_from is not None:
        beds.append((bed_from, length))
    return Timeline(
        placements=tuple(placements),
        beds=tuple(beds),
        length_ms=length,
        pause_ms=pause_ms,
        tail_ms=0,
        cut=(),
    )


def heard_end_ms(timeline: Timeline) -> int:
    """When the last word or jingle has ended."""
    return max((placement.end_ms for placement in timeline.placements), default=0)


def _on_grid(clock_ms: int, grid_ms: int) -> int:
    return -(-clock_ms // grid_ms) * grid_ms


def _gap_ms(before: Piece | None, piece: Piece, pause_ms: int) -> int:
    """Silence before a piece, from what it follows."""
    if before is None or "pause" in (before.kind, piece.kind) or before.kind == "jingle":
        return 0
    if piece.kind == "jingle":
        return STING_LEAD_MS
    same = (before.story, before.paragraph) == (piece.story, piece.paragraph)
    return round(pause_ms * SENTENCE_PART) if same else pause_ms


def _advance_ms(piece: Piece, rules: MixRules) -> int:
    """How far a piece moves the clock on: the theme can be talked over, a sting rings out."""
    if piece.kind != "jingle":
        return piece.duration_ms
    if piece.text == "indicatif":
        return min(rules.talk_over_ms, piece.duration_ms)
    return max(0, piece.duration_ms - STING_OVERLAP_MS)
