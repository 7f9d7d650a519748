"""The station's settings, data/station.toml: the only place that reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from broadcast.errors import FrenchError, ModelError, SourceError, VoiceError, WorkspaceError
from broadcast.french.places import find_department
from broadcast.mix.rules import MixRules
from broadcast.records import nearest_hint, read_toml
from broadcast.units import parse_clock, parse_length_ms
from broadcast.voice.casting import ENGINES, Voice

if TYPE_CHECKING:
    from datetime import time
    from pathlib import Path

    from broadcast.french.places import Territory
    from broadcast.records import Record

FORMATS = ("flash", "journal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One appointment of the morning."""

    clock: time
    format: str
    budget_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """All that a station decides once for its bulletins."""

    name: str
    timezone: ZoneInfo
    departments: tuple[Territory, ...]
    """Those that the station serves: each is the others' neighbour."""

    election: str
    """Id of the election of the day: the name of its folder."""

    voice: str
    slots: tuple[Slot, ...]
    voices: dict[str, Voice]
    imaging: dict[str, str]
    """Name of each piece of imaging -> its file in data/imaging/."""

    mix: MixRules
    mp3_kbps: int
    desk_url: str = field(default="", repr=False)
    """Where the review desk keeps its state; empty for a file of the workspace."""

    def voice_named(self, name: str) -> Voice:
        """The voice of that name. Raises `WorkspaceError` with the nearest one."""
        if name not in self.voices:
            raise WorkspaceError(f"voix inconnue « {name} »", hint=nearest_hint(name, self.voices))
        return self.voices[name]


def read_station(path: Path) -> Station:
    """Read station.toml. Raises `SourceError` with the line of the first field at fault."""
    record = read_toml(path, "station.toml")
    voices = {name: _voice(name, one) for name, one in record.record("voices").named()}
    station = Station(
        name=record.text("name"),
        timezone=_timezone(record),
        departments=tuple(_department(record, typed) for typed in record.texts("departments")),
        election=record.text("election"),
        voice=record.choice("voice", voices),
        slots=tuple(map(_slot, record.records("slots"))),
        voices=voices,
        imaging=_imaging(record.record("imaging")),
        mix=_mix(record),
        mp3_kbps=_kbps(record.record("mix")),
        desk_url=_desk_url(record.record("desk")) if record.has("desk") else "",
    )
    if not station.slots or not station.departments:
        key = "departments" if station.slots else "slots"
        raise record.error(key, "il en faut au moins un")
    record.record("imaging").close()
    record.record("mix").close()
    record.close()
    return station


def _timezone(record: Record) -> ZoneInfo:
    name = record.text("timezone", "Europe/Paris")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise record.error(
            "timezone", f"fuseau inconnu « {name} »", "par exemple Europe/Paris"
        ) from error


def _department(record: Record, typed: str) -> Territory:
    try:
        return find_department(typed)
    except FrenchError as error:
        raise SourceError(error.what, where=record.at("departments"), hint=error.hint) from error


def _slot(record: Record) -> Slot:
    record.what = "[[slots]]"
    slot = Slot(
        clock=record.parsed("time", parse_clock, "une heure comme 07:00"),
        format=record.choice("format", FORMATS),
        budget_ms=record.parsed("duration", parse_length_ms, "une durée comme 3:00"),
    )
    record.close()
    return slot


def _voice(name: str, record: Record) -> Voice:
    try:
        voice = Voice(
            name=name,
            engine=record.choice("engine", ENGINES),
            style=record.text("style", ""),
            rate=record.number("rate", 1.0),
            syllables_per_second=record.number("syllables_per_second", 5.0),
        )
    except (VoiceError, ModelError) as error:
        raise SourceError(error.what, where=record.at("rate"), hint=error.hint) from error
    record.close()
    return voice


def _imaging(record: Record) -> dict[str, str]:
    return {
        name: record.text(name) for name in ("indicatif", "virgule", "tapis") if record.has(name)
    }


def _mix(record: Record) -> MixRules:
    imaging, loudness, mix = (record.record(name) for name in ("imaging", "loudness", "mix"))
    try:
        rules = MixRules(
            talk_over_ms=round(imaging.number("talk_over", 4.0) * 1000),
            bed_under_speech_lu=mix.number("bed_under_speech_lu", 18.0),
            pause_min_ms=round(mix.number("pause_min", 0.25) * 1000),
            pause_max_ms=round(mix.number("pause_max", 0.8) * 1000),
            tail_max_ms=round(mix.number("tail_max", 20.0) * 1000),
            target_lufs=loudness.number("target_lufs", -23.0),
            ceiling_dbtp=loudness.number("ceiling_dbtp", -1.0),
        )
    except ModelError as error:
        raise SourceError(error.what, where=mix.where, hint=error.hint) from error
    loudness.close()
    return rules


def _kbps(record: Record) -> int:
    return int(record.choice("mp3_kbps", ("128", "160", "192", "224", "256", "320"), "192"))


def _desk_url(record: Record) -> str:
    url = record.text("url", "")
    record.close()
    return url
