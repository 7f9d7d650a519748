"""The station's voices: `[voices.…]` of station.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import ModelError, SourceError, VoiceError
from broadcast.model.script import slug_of
from broadcast.voice.casting import Voice
from broadcast.voice.catalogue import ENGINES, OPTIONS, known_engines

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.records import Record


def voice_from(name: str, record: Record, folder: Path) -> Voice:
    """One voice; ``folder`` is the workspace, from which its files are named."""
    engine = record.choice("engine", known_engines())
    usual = ("engine", "style", "rate", "syllables_per_second", "description", "fallback", "reads")
    own = OPTIONS.get(engine, ()) if engine in ENGINES else set(record.fields) - set(usual)
    reads = record.record("reads")
    try:
        voice = Voice(
            name=name,
            engine=engine,
            style=record.text("style", ""),
            rate=record.number("rate", 1.0),
            syllables_per_second=record.number("syllables_per_second", 5.0),
            description=record.text("description", ""),
            options=tuple((key, record.text(key)) for key in sorted(own) if record.has(key)),
            folder=folder,
            fallback=record.text("fallback", ""),
            reads={slug_of(what): reads.text(what) for what in reads.fields},
        )
    except (VoiceError, ModelError) as error:
        raise SourceError(error.what, where=record.at("rate"), hint=error.hint) from error
    record.close()
    return voice


def check_partners(voices: dict[str, Voice], record: Record) -> None:
    """Voices that others name must exist, and a fallback must be another voice."""
    for name in voices:
        own = record.record(name)
        if own.has("fallback"):
            own.choice("fallback", [other for other in voices if other != name])
        for what in own.record("reads").fields:
            own.record("reads").choice(what, voices)
