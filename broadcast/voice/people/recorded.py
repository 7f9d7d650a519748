"""Human voices: clips of quotes, and the presenter's own takes in place of a synthetic voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import MixError, ScriptError, SourceError, VoiceError, Where
from broadcast.model.air import AIR_RATE_HZ, CARD, Piece
from broadcast.model.script import ClipCue, Read
from broadcast.records import nearest_hint
from broadcast.sound.diagnosis import faults_heard
from broadcast.sound.reading import length_of, read_sound, stream_sound
from broadcast.voice.people.takes import speech_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from broadcast.model.quotes import Quote
    from broadcast.model.script import Script, Story

LISTENED_MS = 30_000
"""A recording is judged on its first half minute."""


def find_takes(folder: Path, script: Script) -> dict[str, Path]:
    """The recordings of this bulletin, taken in or dropped by hand: slug of a story -> its file.

    Raises `ScriptError` for a file that names no story, or two for the same one.
    """
    takes: dict[str, Path] = {}
    slugs = [story.slug for story in script.stories]
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    for file in (
        file
        for file in files
        if file.is_file() and not file.name.startswith(".") and file.suffix != CARD
    ):
        if file.stem not in slugs:
            raise ScriptError(
                f"cette prise ne porte le nom d'aucun sujet : « {file.stem} »",
                where=Where(file),
                hint=nearest_hint(file.stem, slugs),
            )
        if file.stem in takes:
            raise ScriptError(
                f"deux prises pour le sujet « {file.stem} »",
                where=Where(file),
                hint=f"gardez celle-ci ou {takes[file.stem].name}",
            )
        takes[file.stem] = file
    return takes


def take_piece(
    story: Story, file: Path, clips: Mapping[tuple[str, int], tuple[Piece, ...]]
) -> Piece:
    """A take, silence trimmed at both ends, where the story's first words were.

    Raises `VoiceError` where the story cannot be one recording or nobody is heard in it, and
    `MixError` where the file is no sound.
    """
    heard = [piece for own in clips.values() for piece in own if piece.story == story.slug]
    if heard:
        raise VoiceError(
            f"le sujet « {story.title} » fait entendre un son (ligne {heard[0].line}) : "
            "une prise d'un seul tenant ne peut pas le remplacer",
            where=Where(file),
            hint="mettez le son dans un sujet à part",
        )
    reads = [
        (index, item) for index, item in enumerate(story.items) if isinstance(item, Read | ClipCue)
    ]
    if not reads:
        raise VoiceError(f"le sujet « {story.title} » n'a rien à lire", where=Where(file))
    start_ms, end_ms = _trimmed_ms(read_sound(file), file)
    index, item = reads[0]
    return Piece(
        kind="take",
        story=story.slug,
        paragraph=index,
        duration_ms=end_ms - start_ms,
        text=item.text if isinstance(item, Read) else item.words,
        path=file,
        cue_in_ms=start_ms,
        line=item.line,
    )


def clip_piece(story: Story, index: int, cue: ClipCue, quote: Quote, clips: Path) -> Piece:
    """The recording of a quote, between its cue points.

    Raises `SourceError` with the quote's line where it is no sound or the points lie outside it.
    """
    file = clips / quote.clip
    try:
        length_ms = length_of(file)
    except MixError as error:
        raise SourceError(
            f"citation « {quote.id} », son {quote.clip} : {error.what}",
            where=quote.where,
            hint=error.hint,
        ) from error
    end_ms = length_ms if quote.cue_out_ms is None else quote.cue_out_ms
    if not quote.cue_in_ms < end_ms <= length_ms:
        raise SourceError(
            f"citation « {quote.id} » : points de coupe hors du son ({length_ms / 1000:g} s)",
            where=quote.where,
            hint="corrigez cue_in et cue_out",
        )
    return Piece(
        kind="clip",
        story=story.slug,
        paragraph=index,
        duration_ms=end_ms - quote.cue_in_ms,
        text=cue.words or f"« {quote.words} »",
        path=file,
        cue_in_ms=quote.cue_in_ms,
        cut_rank=cue.cut_rank,
        introduced=True,
        line=cue.line,
    )


def clip_pieces(
    script: Script, quotes: Mapping[str, Quote], clips: Path
) -> dict[tuple[str, int], tuple[Piece, ...]]:
    """The recordings that the script calls for, at their places."""
    return {
        (story.slug, index): (clip_piece(story, index, item, quotes[item.quote], clips),)
        for story in script.stories
        for index, item in enumerate(story.items)
        if isinstance(item, ClipCue) and item.quote in quotes and quotes[item.quote].clip
    }


def recorded_notices(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """What to listen to in clips and takes before air, one French line for each that needs it."""
    told = []
    for piece in pieces:
        if piece.kind not in ("clip", "take") or not piece.path:
            continue
        samples = np.concatenate(
            list(stream_sound(piece.path, start_ms=piece.cue_in_ms, length_ms=LISTENED_MS))
        )[: piece.duration_ms * AIR_RATE_HZ // 1000]
        if faults := faults_heard(samples):
            told.append(f"le son {piece.path.name} : {', '.join(faults)}")
    return tuple(told)


def _trimmed_ms(samples: NDArray[np.float32], file: Path) -> tuple[int, int]:
    """Where the first and the last word of a take are, in ms, a breath kept around them.

    Raises `VoiceError` where nobody is heard.
    """
    try:
        first, last = speech_span(samples)
    except VoiceError as error:
        raise VoiceError(error.what, where=Where(file), hint=error.hint) from error
    return first * 1000 // AIR_RATE_HZ, last * 1000 // AIR_RATE_HZ
