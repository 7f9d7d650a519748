"""The sentences that are not kept yet, each synthesised once, however often it is read."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import VoiceError, Where
from broadcast.voice.engine import EngineUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from broadcast.model.speech import Spoken
    from broadcast.voice.casting import Voice
    from broadcast.voice.engine import VoiceEngine
    from broadcast.voice.keeping.cache import SpeechCache
    from broadcast.voice.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One sentence of a line, and where its sound is or will be."""

    line: Line
    text: str
    said: Spoken
    engine: VoiceEngine
    file: Path


class OutOfReachError(Exception):
    """A voice whose engine cannot be had: its lines may go to another."""

    def __init__(self, voice: Voice, cause: VoiceError, reason: str) -> None:
        super().__init__(str(cause))
        self.voice, self.cause, self.reason = voice, cause, reason


def speak_missing(
    wanted: Sequence[Wanted],
    cache: SpeechCache,
    progress: Callable[[int, int, str], None],
    path: Path,
    jobs: int | None,
) -> int:
    """Speak each missing sentence once; as many at a time as its engine is worth."""
    missing: dict[Path, Wanted] = {}
    for one in wanted:
        if one.file not in missing and not cache.duration_ms(one.file):
            missing[one.file] = one
    groups: dict[str, list[Wanted]] = defaultdict(list)
    for one in missing.values():
        groups[one.engine.identity].append(one)
    done, made = 0, 0

    def say(one: Wanted) -> bool:
        try:
            return cache.speak(one.said, one.engine, one.file)
        except VoiceError as error:
            raise told(error, one.line, path) from error

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


def told(error: VoiceError, line: Line, path: Path) -> VoiceError | OutOfReachError:
    """The same fault, with the voice and the line of the script that it concerns."""
    where, voice = error.where or Where(path, line.line), line.voice
    told = type(error)(f"voix {voice.name} : {error.what}", where=where, hint=error.hint)
    if isinstance(told, EngineUnavailableError):
        return OutOfReachError(voice, told, error.what)
    return told
