"""Lines turned into speech: each distinct sentence is synthesised once, the rest is found again."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadcast.errors import VoiceError, Where
from broadcast.model.air import Piece
from broadcast.voice.casting import engine_for
from broadcast.voice.engine import EngineUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from broadcast.model.speech import Spoken
    from broadcast.voice.cache import SpeechCache
    from broadcast.voice.casting import Voice
    from broadcast.voice.engine import VoiceEngine
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """One sentence of a line, and where its sound is or will be."""

    line: Line
    text: str
    said: Spoken
    engine: VoiceEngine
    file: Path


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
            wanted = _wanted(cast, cache, path, jobs)
            made += _speak(wanted, cache, progress, path, jobs)
            break
        except _OutOfReachError as error:
            voice, tried = error.voice, {error.voice.name, *replaced}
            if not voice.fallback or voice.fallback in tried:
                raise error.cause from error
            other = voice_named(voice.fallback)
            replaced[voice.name] = Replaced(
                voice=voice.name, by=other.name, reason=error.cause.what
            )
            cast = tuple(
                replace(line, voice=other) if line.voice.name == voice.name else line
                for line in cast
            )
    return Read(
        lines=cast,
        pieces=_pieces(wanted, cache),
        synthesised=made,
        replaced=tuple(replaced.values()),
    )


class _OutOfReachError(Exception):
    """A voice whose engine cannot be had: its lines may go to another."""

    def __init__(self, voice: Voice, cause: VoiceError) -> None:
        super().__init__(str(cause))
        self.voice, self.cause = voice, cause


def _wanted(
    lines: Sequence[Line], cache: SpeechCache, path: Path, jobs: int | None
) -> list[_Wanted]:
    """Every sentence of the lines, in their order."""
    wanted = []
    for line in lines:
        for text, said in line.sentences:
            try:
                engine = engine_for(line.voice, jobs)
                file = cache.path_of(said, engine)
            except VoiceError as error:
                raise _told(error, line, path) from error
            wanted.append(_Wanted(line=line, text=text, said=said, engine=engine, file=file))
    return wanted


def _speak(
    wanted: Sequence[_Wanted],
    cache: SpeechCache,
    progress: Callable[[int, int, str], None],
    path: Path,
    jobs: int | None,
) -> int:
    """Speak each missing sentence once; as many at a time as its engine is worth."""
    missing: dict[Path, _Wanted] = {}
    for one in wanted:
        if one.file not in missing and not cache.duration_ms(one.file):
            missing[one.file] = one
    groups: dict[str, list[_Wanted]] = defaultdict(list)
    for one in missing.values():
        groups[one.engine.identity].append(one)
    done, made = 0, 0

    def say(one: _Wanted) -> bool:
        try:
            return cache.speak(one.said, one.engine, one.file)
        except VoiceError as error:
            raise _told(error, one.line, path) from error

    for group in groups.values():
        at_once = group[0].engine.capabilities.parallel
        if jobs:
            at_once = min(at_once, jobs)
        if at_once == 1:
            for one in group:
                progress(done, len(missing), one.text)
                made += say(one)
                done += 1
            continue
        with ThreadPoolExecutor(at_once) as pool:
            futures = {pool.submit(say, one): one for one in group}
            try:
                for future in as_completed(futures):
                    made += future.result()
                    done += 1
                    progress(done, len(missing), futures[future].text)
            finally:
                pool.shutdown(wait=True, cancel_futures=True)
    if missing:
        progress(len(missing), len(missing), "")
    return made


def _told(error: VoiceError, line: Line, path: Path) -> VoiceError | _OutOfReachError:
    """The same fault, with the line of the script that it concerns."""
    where = error.where or Where(path, line.line)
    told = type(error)(error.what, where=where, hint=error.hint)
    return _OutOfReachError(line.voice, told) if isinstance(told, EngineUnavailableError) else told


def _pieces(
    wanted: Iterable[_Wanted], cache: SpeechCache
) -> Mapping[tuple[str, int], tuple[Piece, ...]]:
    pieces: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    for one in wanted:
        line = one.line
        pieces[line.story, line.paragraph].append(
            Piece(
                kind="sentence",
                story=line.story,
                paragraph=line.paragraph,
                duration_ms=cache.duration_ms(one.file) or 0,
                text=one.text,
                path=one.file,
                cut_rank=line.cut_rank,
                introduced=line.introduced,
                voice=line.voice.name,
                line=line.line,
            )
        )
    return {place: tuple(own) for place, own in pieces.items()}
