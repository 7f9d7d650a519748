"""A presenter's take brought in for one story, or withdrawn: `broadcast take`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from broadcast.errors import VoiceError, Where
from broadcast.files import replacing, write_text
from broadcast.model.air import AIR_RATE_HZ, CARD
from broadcast.pipeline.listening import can_listen, ears, listen, words_of_story
from broadcast.pipeline.report import line_expected_ms
from broadcast.pipeline.stories import lines_of_story, text_of
from broadcast.sound.loudness import makeup_gain_db, measure
from broadcast.sound.reading import read_sound
from broadcast.units import gain_factor
from broadcast.voice.recorded import clip_pieces, take_piece
from broadcast.voice.takes import (
    Heard,
    TakeCard,
    card_beside,
    card_text,
    check_length,
    check_words,
    speech_span,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from broadcast.model.script import Script, Story
    from broadcast.pipeline.listening import Listened
    from broadcast.pipeline.paper import Bulletin, Paper
    from broadcast.voice.recogniser import Recogniser


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A take that now replaces the voice of its story."""

    story: Story
    path: Path
    card: TakeCard
    listened: Listened | None
    """What was heard in it; None where no recogniser is installed."""


def ears_or_none(bulletin: Bulletin) -> Recogniser | None:
    """The recogniser, where it is installed. Raises `VoiceError` for one that is damaged."""
    return ears(bulletin) if can_listen(bulletin.station) else None


def take(
    bulletin: Bulletin,
    paper: Paper,
    story: Story,
    file: Path,
    *,
    recogniser: Recogniser | None,
    anyway: bool = False,
) -> Taken:
    """Bring a recording in: trimmed, levelled, measured, heard; then it replaces the voice.

    Nothing changes where it is refused: `MixError` for a file that is no sound, `VoiceError` for
    one that is too quiet, of another length, another text or another language.
    """
    _check_story(bulletin, paper, story, file)
    folder = bulletin.workspace.takes(paper.script.header.bulletin)
    path = folder / f"{story.slug}.flac"
    with replacing(path) as partial:
        card = level_take(bulletin, paper, story, file, partial)
        listened = None
        if recogniser:
            listened = listen(partial, words_of_story(bulletin, paper, story), recogniser)
        if not anyway:
            try:
                check_length(card.duration_ms, card.expected_ms)
                if listened:
                    check_words(listened.share_heard, listened.language)
            except VoiceError as error:
                raise VoiceError(error.what, where=Where(file), hint=error.hint) from error
    if listened:
        card = replace(card, heard=heard_in(listened))
    write_text(path.with_suffix(CARD), card_text(card))
    for other in _others(folder, story, path):
        other.unlink()
    return Taken(story=story, path=path, card=card, listened=listened)


def level_take(
    bulletin: Bulletin, paper: Paper, story: Story, file: Path, target: Path
) -> TakeCard:
    """Write a recording as 24-bit FLAC, trimmed and levelled; its card, before anyone listens.

    Raises `VoiceError` where nobody is heard, `MixError` where it is no sound.
    """
    samples = read_sound(file)
    try:
        first, last = speech_span(samples)
    except VoiceError as error:
        raise VoiceError(error.what, where=Where(file), hint=error.hint) from error
    kept, came_in_lufs = _levelled(samples[first:last], bulletin)
    target.write_bytes(_flac(kept))
    duration_ms = len(kept) * 1000 // AIR_RATE_HZ
    return TakeCard(
        words=text_of(story),
        duration_ms=duration_ms,
        expected_ms=_expected_ms(bulletin, paper, story),
        words_per_minute=_words_per_minute(bulletin, paper, story, duration_ms),
        integrated_lufs=round(came_in_lufs, 1),
    )


def heard_in(listened: Listened) -> Heard:
    """What is kept of a hearing, on the card of the take."""
    return Heard(
        text=listened.text,
        language=listened.language,
        share=listened.share_heard,
        faults=listened.faults,
    )


def withdraw(bulletin: Bulletin, paper: Paper, story: Story) -> None:
    """Take a recording back: the voice reads the story again.

    Raises `VoiceError` where the story has none.
    """
    folder = bulletin.workspace.takes(paper.script.header.bulletin)
    found = _others(folder, story, None)
    if not any(path.suffix != CARD for path in found):
        raise VoiceError(f"le sujet « {story.title} » n'a pas de prise")
    for path in found:
        path.unlink()


def take_notices(script: Script, takes: Mapping[str, Path]) -> tuple[str, ...]:
    """What to know, before air, of the takes of a bulletin."""
    told: list[str] = []
    for story in script.stories:
        if story.slug in takes:
            card = card_beside(takes[story.slug])
            unknown = (f"prise « {story.title} » : déposée à la main, ses mots sont à vérifier",)
            told += card.notices(story.title, text_of(story)) if card else unknown
    return tuple(told)


def take_doubts(script: Script, takes: Mapping[str, Path]) -> tuple[tuple[str, int], ...]:
    """Why takes may not be what the script says, each with the line of its story."""
    return tuple(
        (doubt, story.line)
        for story in script.stories
        if story.slug in takes and (card := card_beside(takes[story.slug]))
        for doubt in card.doubts(story.title, text_of(story))
    )


def _check_story(bulletin: Bulletin, paper: Paper, story: Story, file: Path) -> None:
    quotes = {quote.id: quote for quote in bulletin.election.quotes}
    take_piece(story, file, clip_pieces(paper.script, quotes, bulletin.clips))


def _levelled(
    samples: NDArray[np.float32], bulletin: Bulletin
) -> tuple[NDArray[np.float32], float]:
    """The take at the station's loudness, and what it measured before."""
    rules = bulletin.station.mix
    before = measure(samples)
    gain_db = makeup_gain_db(before, target_lufs=rules.target_lufs, ceiling_dbtp=rules.ceiling_dbtp)
    return samples * np.float32(gain_factor(gain_db)), before.integrated_lufs


def _expected_ms(bulletin: Bulletin, paper: Paper, story: Story) -> int:
    return sum(line_expected_ms(line) for line in lines_of_story(bulletin, paper, story))


def _words_per_minute(bulletin: Bulletin, paper: Paper, story: Story, duration_ms: int) -> int:
    words = sum(
        len(said.words.split())
        for line in lines_of_story(bulletin, paper, story)
        for _, said in line.sentences
    )
    return round(words * 60_000 / max(1, duration_ms))


def _flac(samples: NDArray[np.float32]) -> bytes:
    encoded = BytesIO()
    soundfile.write(encoded, samples, AIR_RATE_HZ, subtype="PCM_24", format="FLAC")
    return encoded.getvalue()


def _others(folder: Path, story: Story, kept: Path | None) -> list[Path]:
    """The files of a story's earlier takes."""
    if not folder.is_dir():
        return []
    card = kept.with_suffix(CARD) if kept else None
    return [
        path for path in folder.iterdir() if path.stem == story.slug and path not in (kept, card)
    ]
