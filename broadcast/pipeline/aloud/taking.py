"""A presenter's take brought in for one story, or withdrawn: `broadcast take`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadcast.errors import VoiceError, Where
from broadcast.files import replacing, write_text
from broadcast.model.air import CARD
from broadcast.pipeline.aloud.levelling import level_take
from broadcast.pipeline.aloud.listening import can_listen, ears, listen, words_of_story
from broadcast.pipeline.writing.stories import text_of
from broadcast.voice.people.recorded import clip_pieces, take_piece
from broadcast.voice.people.take_card import Heard, TakeCard, card_beside, card_text
from broadcast.voice.people.takes import check_length, check_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from broadcast.model.script import Script, Story
    from broadcast.pipeline.aloud.listening import Listened
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.voice.hearing.recogniser import Recogniser


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


def _others(folder: Path, story: Story, kept: Path | None) -> list[Path]:
    """The files of a story's earlier takes."""
    if not folder.is_dir():
        return []
    card = kept.with_suffix(CARD) if kept else None
    return [
        path for path in folder.iterdir() if path.stem == story.slug and path not in (kept, card)
    ]
