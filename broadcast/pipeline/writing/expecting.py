"""A bulletin laid on the clock before any of it is sound: its running time, what would be cut."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from broadcast.errors import MixError
from broadcast.french.prosody import expected_ms
from broadcast.mix.fit import fit, rate_for
from broadcast.mix.pieces import pieces_of
from broadcast.mix.timeline import GAP_COMFORT_MS, lay_out
from broadcast.model.air import AIR_RATE_HZ, CARD, Piece
from broadcast.model.script import ClipCue, Jingle, Read
from broadcast.pipeline.sounding.report import SENTENCE_PAUSE_MS
from broadcast.sound.reading import read_sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from broadcast.model.air import Timeline
    from broadcast.model.quotes import Quote
    from broadcast.model.script import Script
    from broadcast.model.speech import Spoken
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.voice.casting import Voice
    from broadcast.voice.lines import Line

Place = tuple[str, int]


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
    spoken = {(one.story, one.paragraph): tuple(_sentences(one, measured)) for one in lines}
    spoken |= dict(_clips(script, quotes, bulletin.clips))
    takes = take_files(bulletin.workspace.takes(script.header.bulletin), script)
    for slug, file in takes.items():
        spoken = _with_take(spoken, script, slug, sound_ms(file))
    imaging = {name: bulletin.workspace.imaging / file for name, file in station.imaging.items()}
    pieces = pieces_of(script, spoken, _jingles(script, imaging), paper.path)
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


def sentence_ms(said: Spoken, voice: Voice) -> int:
    """How long a voice should take for a sentence, its breath included."""
    return expected_ms(
        said.words,
        syllables_per_second=voice.syllables_per_second,
        sentence_pause_ms=SENTENCE_PAUSE_MS,
    )


def sound_ms(file: Path) -> int:
    """The length of a sound file; each is decoded once."""
    stat = file.stat()
    return _decoded_ms(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4096)
def _decoded_ms(file: Path, mtime_ns: int, size: int) -> int:  # noqa: ARG001 - what makes it stale
    return len(read_sound(file)) * 1000 // AIR_RATE_HZ


def _sentences(line: Line, measured: Callable[[Voice, Spoken], int | None]) -> Iterator[Piece]:
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


def _clips(
    script: Script, quotes: Mapping[str, Quote], folder: Path
) -> Iterator[tuple[Place, tuple[Piece, ...]]]:
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


def _with_take(
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


def _jingles(script: Script, imaging: Mapping[str, Path]) -> dict[str, Piece]:
    wanted = {i.name for story in script.stories for i in story.items if isinstance(i, Jingle)}
    return {
        name: Piece(
            kind="jingle",
            story="",
            paragraph=0,
            duration_ms=sound_ms(imaging[name]),
            text=name,
            path=imaging[name],
        )
        for name in sorted(wanted & imaging.keys())
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
