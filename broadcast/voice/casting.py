"""Who speaks: a voice as the station names it, and the engine that makes it heard."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from broadcast.errors import VoiceError

if TYPE_CHECKING:
    from broadcast.voice.engine import VoiceEngine

ENGINES = {
    "kokoro": "broadcast.voice.engines.kokoro:Kokoro",
    "gtts": "broadcast.voice.engines.gtts:Google",
    "espeak": "broadcast.voice.engines.espeak:Espeak",
    "tone": "broadcast.voice.engines.tone:Tone",
}
"""Where each engine is found; its module, heavy at times, is imported when it is asked for."""

SLOWEST, FASTEST = 0.8, 1.2
"""Outside these rates a voice is no longer a presenter's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One presenter's voice of the station."""

    name: str
    """As the script and the settings call it: "claire"."""

    engine: str
    """One of `ENGINES`."""

    style: str = ""
    """Which of the engine's voices: "ff_siwis". Empty for the engine's usual one."""

    rate: float = 1.0
    """Pace against the engine's usual one."""

    syllables_per_second: float = 5.0
    """Measured on news sentences at this rate: lengths are estimated with it."""

    description: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise VoiceError("une voix sans nom", hint="donnez-lui un nom dans station.toml")
        if not SLOWEST <= self.rate <= FASTEST:
            raise VoiceError(
                f"voix {self.name} : débit {self.rate:g}", hint="un débit va de 0,8 à 1,2"
            )
        if not 2.0 <= self.syllables_per_second <= 12.0:
            raise VoiceError(
                f"voix {self.name} : {self.syllables_per_second:g} syllabes par seconde",
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


def engine_for(voice: Voice) -> VoiceEngine:
    """Give the engine of a voice, made once for each engine, style and rate.

    Raises `VoiceError` for an engine that does not exist, or that this machine cannot run.
    """
    if voice.engine not in ENGINES:
        near = get_close_matches(voice.engine, ENGINES, n=1)
        meant = f"vouliez-vous dire {near[0]} ? " if near else ""
        raise VoiceError(
            f"voix {voice.name} : moteur inconnu « {voice.engine} »",
            hint=f"{meant}moteurs : {', '.join(ENGINES)}",
        )
    return _engine(voice.engine, voice.style, voice.rate)


@cache
def _engine(name: str, style: str, rate: float) -> VoiceEngine:
    module, kind = ENGINES[name].split(":")
    try:
        make = getattr(import_module(module), kind)
    except ImportError as error:
        raise VoiceError(
            f"le moteur {name} n'est pas installé en entier : {error}",
            hint="réinstallez broadcast",
        ) from error
    engine: VoiceEngine = make(rate=rate, style=style) if style else make(rate=rate)
    return engine
