"""Who speaks: a voice as the station names it, and the engine that makes it heard."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from broadcast.errors import VoiceError
from broadcast.voice.catalogue import ENGINES, known_engines, made_by
from broadcast.voice.guests import Guest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from broadcast.voice.engine import VoiceEngine

SLOWEST, FASTEST = 0.8, 1.2
"""Outside these rates a voice is no longer a presenter's."""

_NAME = re.compile(r"[^\W_](?:[\w .'’-]*[\w.])?")
"""It stands in a cue of the script, `[voix: …]`, and names the file of a sample."""

QUOTES = "citations"
"""In `Voice.reads`: the quotes that have no recording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One presenter's voice of the station."""

    name: str
    """As the script and the settings call it: "claire"."""

    engine: str
    """One of `known_engines`."""

    style: str = ""
    """Which of the engine's voices: "ff_siwis". Empty for the engine's usual one."""

    rate: float = 1.0
    """Pace against the engine's usual one."""

    syllables_per_second: float = 5.0
    """Measured on news sentences at this rate: lengths are estimated with it."""

    description: str = ""

    options: tuple[tuple[str, str], ...] = ()
    """The engine's own settings, by name."""

    folder: Path | None = field(default=None, repr=False)
    """Where the files that the settings name are looked for."""

    fallback: str = ""
    """The voice that reads instead where this one's engine is out of reach; none if empty."""

    reads: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What others read in the bulletins that this voice presents: a story, or the quotes that have
    no recording -> the name of a voice."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The station's own files that shape its sound: a model, its card, styles, recordings."""
        if not self.folder:
            return ()
        named = [dict(self.options).get("model", ""), *re.split(r"[+;\s]+", self.style)]
        paths = [self.folder / name for name in named if name]
        return tuple(
            one
            for path in paths
            for one in (path, path.with_name(f"{path.name}.json"))
            if one.exists()
        )

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise VoiceError("une voix sans nom", hint="donnez-lui un nom dans station.toml")
        if not _NAME.fullmatch(self.name):
            raise VoiceError(
                f"nom de voix illisible : « {self.name} »",
                hint="des lettres, des chiffres, une espace ou un tiret",
            )
        if not SLOWEST <= self.rate <= FASTEST:
            raise VoiceError(
                f"voix {self.name} : débit {_comma(self.rate)}", hint="un débit va de 0,8 à 1,2"
            )
        if not 2.0 <= self.syllables_per_second <= 12.0:
            raise VoiceError(
                f"voix {self.name} : {_comma(self.syllables_per_second)} syllabes par seconde",
                hint="une voix en dit de 2 à 12",
            )

    def hurried(self, by: float) -> Voice:
        """The same voice, asked to speak so much faster than usual."""
        if by == 1.0:
            return self
        return replace(
            self,
            rate=round(min(max(self.rate * by, SLOWEST), FASTEST), 3),
            syllables_per_second=self.syllables_per_second * by,
        )


def _comma(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def engine_for(voice: Voice, threads: int | None = None) -> VoiceEngine:
    """Give the engine of a voice, made once for all that it is made from.

    Raises `VoiceError` for an engine that does not exist, or that this machine cannot run.
    """
    if voice.engine not in known_engines():
        near = get_close_matches(voice.engine, known_engines(), n=1)
        meant = f"vouliez-vous dire {near[0]} ? " if near else ""
        raise VoiceError(
            f"voix {voice.name} : moteur inconnu « {voice.engine} »",
            hint=f"{meant}moteurs : {', '.join(known_engines())}",
        )
    around = (voice.folder, threads)
    return _engine(voice.engine, voice.style, voice.rate, voice.options, around)


@cache
def _engine(
    name: str,
    style: str,
    rate: float,
    options: tuple[tuple[str, str], ...],
    around: tuple[Path | None, int | None],
) -> VoiceEngine:
    def made() -> VoiceEngine:
        return made_by(name, style, rate, options, around)

    return made() if name in ENGINES else Guest(name, made)
