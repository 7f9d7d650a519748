"""A bulletin laid on the clock before any of it is sound: its running time, what would be cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import MixError
from broadcast.mix.fit import fit, rate_for
from broadcast.mix.imaging import jingles
from broadcast.mix.pieces import pieces_of
from broadcast.mix.timeline import GAP_COMFORT_MS, lay_out
from broadcast.model.air import CARD, Piece
from broadcast.pipeline.writing.expected_pieces import Place, clips_of, sentences_of, with_take
from broadcast.pipeline.writing.sound_lengths import sound_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from broadcast.model.air import Timeline
    from broadcast.model.script import Script
    from broadcast.model.speech import Spoken
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.voice.casting import Voice
    from broadcast.voice.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """How a script is expected to fill its slot."""

    lines: tuple[Line, ...]
    """All that a voice would say, stories with a take included."""

    starts_ms: Mapping[Place, int]
    """When each paragraph, clip or jingle begins; those that would be cut have no start."""

    lengths_ms: Mapping[Place, int]
    whole_ms: int
    """All of it, with comfortable pauses."""

    fits: bool
    told: str
    """In French: what is missing, in excess, or cut; empty where all is heard in time."""


def expect(
    bulletin: Bulletin,
    paper: Paper,
    *,
    lines: tuple[Line, ...],
    measured: Callable[[Voice, Spoken], int | None],
) -> Expectation:
    """Lay a script on its slot, from its `lines`, clips, takes and imaging.

    ``measured`` gives the length of a sentence that has been spoken already, in ms.
    Raises a `BroadcastError` for a script that names what is not there.
    """
    script, station = paper.script, bulletin.station
    quotes = {quote.id: quote for quote in bulletin.election.quotes}
    spoken = {(one.story, one.paragraph): tuple(sentences_of(one, measured)) for one in lines}
    spoken |= dict(clips_of(script, quotes, bulletin.clips))
    takes = take_files(bulletin.workspace.takes(script.header.bulletin), script)
    for slug, file in takes.items():
        spoken = with_take(spoken, script, slug, sound_ms(file))
    imaging = {name: bulletin.workspace.imaging / file for name, file in station.imaging.items()}
    pieces = pieces_of(script, spoken, jingles(script, imaging, sound_ms), paper.path)
    whole = lay_out(pieces, pause_ms=GAP_COMFORT_MS, length_ms=None, rules=station.mix)
    try:
        budget_ms = script.header.budget_ms
        rate = rate_for(pieces, budget_ms, station.mix)  # asked of the voices before they speak
        fitted, fits = fit([one.at_speed(rate) for one in pieces], budget_ms, station.mix), True
        cut = len(fitted.cut)
        told = f"{cut} paragraphe{'s' if cut > 1 else ''} coupé{'s' if cut > 1 else ''}"
        told = told if cut else ""
    except MixError as error:
        fitted, fits, told = whole, False, str(error)
    return Expectation(
        lines=lines,
        starts_ms=_starts(fitted),
        lengths_ms=_lengths(pieces),
        whole_ms=whole.length_ms,
        fits=fits,
        told=told,
    )


def take_files(folder: Path, script: Script) -> dict[str, Path]:
    """The recordings of a bulletin that name one of its stories."""
    slugs = {story.slug for story in script.stories}
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return {
        file.stem: file
        for file in files
        if file.is_file()
        and file.suffix != CARD
        and not file.name.startswith(".")
        and file.stem in slugs
    }


def _starts(timeline: Timeline) -> dict[Place, int]:
    starts: dict[Place, int] = {}
    for placement in timeline.placements:
        place = (placement.piece.story, placement.piece.paragraph)
        starts.setdefault(place, placement.start_ms)
    return starts


def _lengths(pieces: tuple[Piece, ...]) -> dict[Place, int]:
    lengths: dict[Place, int] = {}
    for piece in pieces:
        place = (piece.story, piece.paragraph)
        lengths[place] = lengths.get(place, 0) + piece.duration_ms
    return lengths
