"""Stage 4, the voices: every sentence spoken or found again. Heavy: imported where they speak."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from broadcast.files import write_text
from broadcast.mix.fit import rate_for
from broadcast.pipeline.aloud.taking import take_notices
from broadcast.pipeline.sounding.to_say import cache_of, every_piece, to_say
from broadcast.voice.keeping.kept import said_in
from broadcast.voice.people.recorded import recorded_notices
from broadcast.voice.reading.unsure import unsure_words
from broadcast.voice.speaking import speak_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from broadcast.model.air import Piece
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.voice.lines import Line
    from broadcast.voice.speaking import Replaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Stage 4: everything that is heard of the script, piece by piece."""

    lines: tuple[Line, ...]
    pieces: Mapping[tuple[str, int], Sequence[Piece]]
    synthesised: int
    """Sentences that had to be made; the others were found again."""

    rate: float
    """How much faster than usual the voices were asked to speak, to fit the slot."""
    replaced: tuple[Replaced, ...]
    """Voices out of reach, and the station's own choice in their place."""

    notices: tuple[str, ...]
    """What to listen to before air, one French line each."""


def speak(
    bulletin: Bulletin,
    paper: Paper,
    progress: Callable[[int, int, str], None],
    *,
    rate: float = 1.0,
    jobs: int | None = None,
) -> Spoken:
    """Stage 4: every sentence spoken or found again, takes and clips in their places.

    ``rate`` is how much faster than usual the voices are asked to speak; ``jobs`` bounds the
    processors that are used: none given, what each engine is worth.
    """
    script = paper.script
    asked = to_say(bulletin, paper, rate=rate)
    cache = cache_of(bulletin)
    read = speak_lines(
        asked.lines,
        cache,
        progress,
        paper.path,
        voice_named=asked.voice_named,
        jobs=jobs,
    )
    cache.trim(bulletin.station.cache_max_mb * 1_000_000)
    pieces = {**asked.pieces, **read.pieces}
    _write_speech_list(bulletin, pieces)
    recorded = recorded_notices(piece for own in pieces.values() for piece in own)
    unsure = tuple(
        f"« {word} » risque d'être lu à l'anglaise : écoutez-le, ou ajoutez-le au lexique"
        for word in unsure_words(read.lines)
    )
    return Spoken(
        lines=read.lines,
        pieces=pieces,
        synthesised=read.synthesised,
        replaced=read.replaced,
        rate=rate,
        notices=(
            *_replacements(read.replaced),
            *take_notices(script, asked.takes),
            *recorded,
            *unsure,
        ),
    )


def _replacements(replaced: Sequence[Replaced]) -> tuple[str, ...]:
    return tuple(
        f"la voix « {one.voice} » n'a pas pu lire : « {one.by} » lit à sa place ({one.reason})"
        for one in replaced
    )


def speak_to_fit(
    bulletin: Bulletin,
    paper: Paper,
    progress: Callable[[int, int, str], None],
    *,
    jobs: int | None = None,
) -> Spoken:
    """Stage 4, said again a little faster or slower where the slot asks for it."""
    spoken = speak(bulletin, paper, progress, jobs=jobs)
    pieces = every_piece(bulletin, paper, spoken.pieces)
    rate = rate_for(pieces, paper.script.header.budget_ms, bulletin.station.mix)
    if rate == 1.0 or not spoken.lines:
        return spoken
    again = speak(bulletin, paper, progress, rate=rate, jobs=jobs)
    return replace(again, synthesised=spoken.synthesised + again.synthesised)


def _write_speech_list(
    bulletin: Bulletin, pieces: Mapping[tuple[str, int], Sequence[Piece]]
) -> None:
    """What each sentence is made of, for whoever wants to hear one alone."""
    rows = [
        {
            key: value
            for key, value in asdict(piece).items()
            if key in ("kind", "story", "line", "text", "duration_ms", "voice")
        }
        | {"path": _name_of(bulletin, piece), "words": _times_of(piece)}
        for place in sorted(pieces)
        for piece in pieces[place]
    ]
    text = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    write_text(bulletin.folder / "4-speech" / "speech.json", text)


def _name_of(bulletin: Bulletin, piece: Piece) -> str:
    return bulletin.workspace.named(piece.path) if piece.path else ""


def _times_of(piece: Piece) -> list[tuple[str, int, int]]:
    """Each word of a sentence with its start and end in ms, where its voice tells them."""
    said = said_in(piece.path) if piece.kind == "sentence" and piece.path else None
    return [(mark.text, mark.start_ms, mark.end_ms) for mark in said.times] if said else []
