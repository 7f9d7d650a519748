"""Lines turned into speech, by the voice of each or by the one that is written down for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadcast.errors import VoiceError
from broadcast.model.air import Piece
from broadcast.voice.casting import engine_for
from broadcast.voice.keeping.missing import OutOfReachError, Wanted, speak_missing, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from broadcast.voice.casting import Voice
    from broadcast.voice.keeping.cache import SpeechCache
    from broadcast.voice.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A voice that could not be had, and the one that the station wrote down for that case."""

    voice: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What the voices have made of the lines of a bulletin."""

    lines: tuple[Line, ...]
    """As they were read: by whom, in the end."""

    pieces: Mapping[tuple[str, int], tuple[Piece, ...]]
    synthesised: int
    """Sentences that had to be made; the others were found again."""

    replaced: tuple[Replaced, ...]


def speak_lines(
    lines: Iterable[Line],
    cache: SpeechCache,
    progress: Callable[[int, int, str], None],
    path: Path,
    *,
    voice_named: Callable[[str], Voice],
    jobs: int | None = None,
) -> Read:
    """Every line in sound.

    What was spoken before an interruption is kept: the next call goes on from there. A voice whose
    engine is out of reach gives all its lines to its written fallback, never some of them.
    Raises `VoiceError` with the line of the sentence that could not be said.
    """
    cast = tuple(lines)
    replaced: dict[str, Replaced] = {}
    made = 0
    while True:
        try:
            wanted = sentences_wanted(cast, cache, path, jobs)
            made += speak_missing(wanted, cache, progress, path, jobs)
            break
        except OutOfReachError as error:
            voice, tried = error.voice, {error.voice.name, *replaced}
            if not voice.fallback or voice.fallback in tried:
                raise error.cause from error
            other = voice_named(voice.fallback)
            replaced[voice.name] = Replaced(voice=voice.name, by=other.name, reason=error.reason)
            cast = tuple(
                replace(line, voice=other) if line.voice.name == voice.name else line
                for line in cast
            )
    return Read(
        lines=cast,
        pieces=sentence_pieces(wanted, lambda file: cache.duration_ms(file) or 0),
        synthesised=made,
        replaced=tuple(replaced.values()),
    )


def sentences_wanted(
    lines: Sequence[Line], cache: SpeechCache, path: Path, jobs: int | None
) -> list[Wanted]:
    """Every sentence of the lines, in their order.

    Raises `VoiceError` with the line of one that its voice cannot read.
    """
    wanted = []
    for line in lines:
        for text, said in line.sentences:
            try:
                engine = engine_for(line.voice, jobs)
                file = cache.path_of(said, engine)
            except VoiceError as error:
                raise told(error, line, path) from error
            wanted.append(Wanted(line=line, text=text, said=said, engine=engine, file=file))
    return wanted


def sentence_pieces(
    wanted: Iterable[Wanted], duration_ms: Callable[[Path], int]
) -> Mapping[tuple[str, int], tuple[Piece, ...]]:
    """The sentences as pieces of the bulletin, paragraph by paragraph."""
    pieces: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    for one in wanted:
        line = one.line
        pieces[line.story, line.paragraph].append(
            Piece(
                kind="sentence",
                story=line.story,
                paragraph=line.paragraph,
                duration_ms=duration_ms(one.file),
                text=one.text,
                path=one.file,
                cut_rank=line.cut_rank,
                introduced=line.introduced,
                voice=line.voice.name,
                line=line.line,
            )
        )
    return {place: tuple(own) for place, own in pieces.items()}
