"""The station's voices, whether they can speak here, and the sentences that are kept of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from broadcast.config import read_station
from broadcast.errors import BroadcastError
from broadcast.pipeline.aloud.saying import prepare, speak
from broadcast.voice.casting import engine_for
from broadcast.voice.keeping.cache import SpeechCache
from broadcast.voice.keeping.kept import said_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.model.speech import Speech
    from broadcast.voice.casting import Voice
    from broadcast.voice.engine import Capabilities
    from broadcast.workspace import Workspace

SAMPLE = (
    "Vous écoutez {station}. En Aveyron, 84,3 % des électeurs ont voté, à Rodez comme à Millau."
)
"""A sample has what is hard: a figure, a decimal, two names of the lexicon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One voice of the station."""

    voice: Voice
    capabilities: Capabilities | None
    trouble: str
    """Why it cannot speak here; nothing where it can."""

    main: bool
    """The one that reads unless another is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedSentence:
    """One kept sentence, as a person would look for it."""

    words: str
    engine: str
    duration_ms: int
    size: int
    used: datetime
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheState:
    """All that is kept, the last used first."""

    sentences: tuple[CachedSentence, ...]
    damaged: int
    """Files that will be made again when they are needed."""

    size: int
    most: int
    """Bytes."""

    by_engine: dict[str, int]


def described(workspace: Workspace, names: tuple[str, ...] = ()) -> tuple[Described, ...]:
    """The voices of those names, or all. Raises `WorkspaceError` for an unknown one."""
    station = read_station(workspace.station)
    chosen = [station.voice_named(name) for name in names or station.voices]
    found = []
    for voice in chosen:
        capabilities, trouble = None, ""
        try:
            capabilities = engine_for(voice).capabilities
        except BroadcastError as error:
            trouble = str(error)
        found.append(
            Described(
                voice=voice,
                capabilities=capabilities,
                trouble=trouble,
                main=voice.name == station.voice,
            )
        )
    return tuple(found)


def sample(workspace: Workspace, voice: str, progress: Callable[[int, int, str], None]) -> Speech:
    """The same two sentences by any voice. Raises `VoiceError` where it cannot say them."""
    text = SAMPLE.format(station=read_station(workspace.station).name)
    return speak(prepare(workspace, text, voice=voice), workspace, progress)


def cache_state(workspace: Workspace) -> CacheState:
    """What is kept, read from the files themselves."""
    sentences, damaged, size = [], 0, 0
    for kept in SpeechCache(workspace.speech_cache).kept():
        size += kept.size
        said = said_in(kept.path)
        if not said:
            damaged += 1
            continue
        sentences.append(
            CachedSentence(
                words=said.words,
                engine=said.engine,
                duration_ms=said.duration_ms,
                size=kept.size,
                used=datetime.fromtimestamp(kept.used_s).astimezone(),
                path=workspace.named(kept.path),
            )
        )
    return CacheState(
        sentences=tuple(sentences),
        damaged=damaged,
        size=size,
        most=read_station(workspace.station).cache_max_mb * 1_000_000,
        by_engine=dict(Counter(one.engine for one in sentences)),
    )
