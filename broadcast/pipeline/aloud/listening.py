"""A recording heard by an offline recogniser, and compared with the words that it should hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import ExportError, Where
from broadcast.files import sha256_of
from broadcast.french.spoken.saying import say
from broadcast.french.spoken.sentences import split_sentences
from broadcast.model.script import ClipCue, Read
from broadcast.pipeline.sounding.freshness import air_file
from broadcast.pipeline.writing.lexicon import lexicon_of
from broadcast.pipeline.writing.stories import lines_of_story
from broadcast.sound.reading import read_sound
from broadcast.voice.hearing.listening import Expected, faults_of, share_heard
from broadcast.voice.hearing.recogniser import Whisper, is_installed
from broadcast.voice.kokoro.timing import phonemes_by_word
from broadcast.voice.reading.phonemes import phonemise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.french.lexicon.names_said import Lexicon
    from broadcast.model.script import Story
    from broadcast.model.speech import Spoken
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.voice.hearing.listening import Fault
    from broadcast.voice.hearing.recogniser import Recogniser


@dataclass(frozen=True, slots=True, kw_only=True)
class Listened:
    """What a recording was heard to say."""

    path: Path
    sha256: str
    duration_ms: int
    text: str
    language: str
    expected_words: int
    share_heard: float
    """Of the expected words; figures in doubt count as heard."""

    faults: tuple[Fault, ...]


def can_listen(station: Station) -> bool:
    """Whether the station has a recogniser: the extra, or a model that its settings name."""
    return bool(station.listen_model) or is_installed()


def ears(bulletin: Bulletin) -> Recogniser:
    """The recogniser of the station: the packages' own weights, or those it names.

    Raises `VoiceError` where the extra is not installed.
    """
    model = bulletin.station.listen_model
    return Whisper(bulletin.workspace.root / model if model else None)


def listen(path: Path, expected: tuple[Expected, ...], recogniser: Recogniser) -> Listened:
    """Hear a recording and compare it, word by word.

    Raises `MixError` where the file is no sound.
    """
    samples = read_sound(path)
    transcript = recogniser.hear(samples)
    faults = faults_of(expected, transcript.words)
    return Listened(
        path=path,
        sha256=sha256_of(path),
        duration_ms=len(samples) // 48,
        text=transcript.text,
        language=transcript.language,
        expected_words=len(expected),
        share_heard=share_heard(expected, faults),
        faults=faults,
    )


def air_of(bulletin: Bulletin) -> Path:
    """The bulletin's file for air. Raises `ExportError` where it has not been made."""
    path = air_file(bulletin, "mp3")
    if not path.is_file():
        raise ExportError(
            "ce bulletin n'a pas encore de MP3",
            where=Where(path),
            hint="faites-le : broadcast render, ou donnez un fichier à écouter",
        )
    return path


def words_of_bulletin(
    bulletin: Bulletin, paper: Paper, cut: Iterable[str] = ()
) -> tuple[Expected, ...]:
    """All that a bulletin's listeners should hear, in order, but the paragraphs that were cut."""
    left_out = {" ".join(text.split()) for text in cut}
    return tuple(
        word
        for story in paper.script.stories
        for word in _words_of(story, bulletin, paper, left_out)
    )


def words_of_story(bulletin: Bulletin, paper: Paper, story: Story) -> tuple[Expected, ...]:
    """All that is said in one story."""
    return tuple(_words_of(story, bulletin, paper, set()))


def words_of_text(text: str, lexicon: Lexicon) -> tuple[Expected, ...]:
    """All the words of a text that is in no script."""
    return tuple(
        word
        for sentence in split_sentences(" ".join(text.split()))
        for word in _expected(say(sentence, lexicon), 0)
    )


def _words_of(
    story: Story, bulletin: Bulletin, paper: Paper, left_out: set[str]
) -> Iterator[Expected]:
    quotes = {quote.id: quote for quote in bulletin.election.quotes}
    lexicon = lexicon_of(bulletin)
    lines = {line.paragraph: line for line in lines_of_story(bulletin, paper, story)}
    for index, item in enumerate(story.items):
        if isinstance(item, Read) and " ".join(item.text.split()) in left_out:
            continue
        if index in lines:
            for _, said in lines[index].sentences:
                yield from _expected(said, item.line)
        elif isinstance(item, ClipCue) and item.quote in quotes:
            text = item.words or quotes[item.quote].words
            for sentence in split_sentences(" ".join(text.split())):
                yield from _expected(say(sentence, lexicon), item.line)


def _expected(said: Spoken, line: int) -> Iterator[Expected]:
    for word, phonemes in phonemes_by_word(said.words, phonemise(said)):
        yield Expected(word=word, phonemes=phonemes, line=line)
