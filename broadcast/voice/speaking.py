"""Lines turned into speech: each distinct sentence is synthesised once, the rest is found again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from broadcast.errors import VoiceError, Where
from broadcast.model.air import Piece
from broadcast.voice.casting import engine_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from broadcast.model.speech import Spoken
    from broadcast.voice.cache import SpeechCache
    from broadcast.voice.lines import Line


def speak_lines(
    lines: Iterable[Line],
    cache: SpeechCache,
    progress: Callable[[int, int, str], None],
    path: Path,
) -> tuple[Mapping[tuple[str, int], tuple[Piece, ...]], int]:
    """The pieces of every line, and how many sentences had to be synthesised.

    What was spoken before an interruption is kept: the next call goes on from there.
    Raises `VoiceError` with the line of the sentence that could not be said.
    """
    wanted = [
        (line, text, said, _kept_at(cache, line, said, path))
        for line in lines
        for text, said in line.sentences
    ]
    missing = {
        file: (line, text, said) for line, text, said, file in wanted if not _spoken(cache, file)
    }
    for done, (file, (line, text, said)) in enumerate(missing.items()):
        progress(done, len(missing), text)
        try:
            cache.speak(said, engine_for(line.voice), file)
        except VoiceError as error:
            where = error.where or Where(path, line.line)
            raise VoiceError(error.what, where=where, hint=error.hint) from error
    if missing:
        progress(len(missing), len(missing), "")
    pieces: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    for line, text, _, file in wanted:
        pieces[line.story, line.paragraph].append(
            Piece(
                kind="sentence",
                story=line.story,
                paragraph=line.paragraph,
                duration_ms=cache.duration_ms(file) or 0,
                text=text,
                path=file,
                cut_rank=line.cut_rank,
                introduced=line.introduced,
                voice=line.voice.name,
                line=line.line,
            )
        )
    return {place: tuple(own) for place, own in pieces.items()}, len(missing)


def _kept_at(cache: SpeechCache, line: Line, said: Spoken, path: Path) -> Path:
    try:
        return cache.path_of(said, engine_for(line.voice))
    except VoiceError as error:
        raise VoiceError(error.what, where=Where(path, line.line), hint=error.hint) from error


def _spoken(cache: SpeechCache, file: Path) -> bool:
    return bool(cache.duration_ms(file))
