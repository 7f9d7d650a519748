"""Which engines there are, our own and those of other packages, and how each is made."""

from __future__ import annotations

import inspect
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any

from broadcast.errors import VoiceError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from broadcast.voice.engine import VoiceEngine

ENGINES = {
    "kokoro": "broadcast.voice.engines.kokoro:Kokoro",
    "piper": "broadcast.voice.engines.piper:Piper",
    "http": "broadcast.voice.engines.http:SpeechServer",
    "gtts": "broadcast.voice.engines.gtts:Google",
    "espeak": "broadcast.voice.engines.espeak:Espeak",
    "recorded": "broadcast.voice.engines.recorded:Recorded",
    "tone": "broadcast.voice.engines.tone:Tone",
}
"""Where each engine is found; its module, heavy at times, is imported when it is asked for."""

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "kokoro": ("model", "sha256"),
    "piper": ("model", "speaker"),
    "http": ("url", "model", "key_env", "timeout"),
    "recorded": ("model",),
}
"""The settings that an engine has beside a style and a rate."""

PLUG_INS = "broadcast.engines"
"""The entry-point group under which another package names an engine of its own."""


@cache
def known_engines() -> Mapping[str, str]:
    """Every engine's name, and where it is found; a plug-in cannot take the name of ours."""
    plugged = {found.name: found.value for found in entry_points(group=PLUG_INS)}
    return plugged | ENGINES


def made_by(
    name: str,
    style: str,
    rate: float,
    options: tuple[tuple[str, str], ...],
    around: tuple[Path | None, int | None],
) -> VoiceEngine:
    """An engine with these settings; ``around`` is the station's folder and a number of threads.

    Raises `VoiceError` for a setting that it does not have, or where it is not installed in full.
    """
    make = _maker(name)
    known = inspect.signature(make).parameters
    asked: dict[str, Any] = dict(options)
    if style:
        asked["style"] = style
    if rate != 1.0 or "rate" in known:
        asked["rate"] = rate
    for option in asked:
        if option not in known:
            raise VoiceError(f"le moteur {name} n'a pas de réglage « {option} »")
    for usual, value in zip(("folder", "threads"), around, strict=True):
        if usual in known and value is not None:
            asked[usual] = value
    engine: VoiceEngine = make(**asked)
    return engine


def _maker(name: str) -> Callable[..., Any]:
    found = EntryPoint(name=name, value=known_engines()[name], group=PLUG_INS)
    try:
        make: Callable[..., Any] = found.load()
    except (ImportError, AttributeError) as error:
        raise VoiceError(
            f"le moteur {name} n'est pas installé en entier : {error}",
            hint="réinstallez broadcast, ou l'extension qui apporte ce moteur",
        ) from error
    return make
