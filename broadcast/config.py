"""The station's settings, data/station.toml: the only place that reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from broadcast.errors import FrenchError, ModelError, SourceError, VoiceError, WorkspaceError
from broadcast.french.places import find_department
from broadcast.mix.profiles import OWN, PROFILES
from broadcast.mix.rules import MixRules
from broadcast.model.script import slug_of
from broadcast.records import nearest_hint, read_toml
from broadcast.units import parse_clock, parse_length_ms
from broadcast.voice.casting import ENGINES, OPTIONS, Voice, known_engines

if TYPE_CHECKING:
    from datetime import time
    from pathlib import Path

    from broadcast.french.places import Territory
    from broadcast.records import Record

FORMATS = ("flash", "journal")

FILES = ("mp3", "bwf", "flac", "opus", "m4a", "srt", "vtt", "txt")
"""All that can be made for air and beside it."""

USUAL_FILES = ("mp3", "bwf", "srt", "vtt", "txt")


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
    formats: tuple[str, ...]
    """The files that are made for air: some of `FILES`."""

    cover: str
    """A picture in data/imaging/ for players that show one; empty for none."""

    cache_max_mb: int
    """What the spoken sentences may take on disk, in all."""

    listen_model: str
    """A folder with another recogniser than the one that comes with the packages; or nothing."""
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
    folder = path.resolve().parents[1]
    voices = {name: _voice(name, one, folder) for name, one in record.record("voices").named()}
    _check_partners(voices, record.record("voices"))
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
        formats=_formats(record.record("files")),
        cover=record.record("files").text("cover", ""),
        cache_max_mb=_cache_max_mb(record.record("cache")),
        listen_model=record.record("listen").text("model", ""),
        desk_url=_desk_url(record.record("desk")) if record.has("desk") else "",
    )
    if not station.slots or not station.departments:
        key = "departments" if station.slots else "slots"
        raise record.error(key, "il en faut au moins un")
    record.record("imaging").close()
    record.record("mix").close()
    record.record("files").close()
    record.record("listen").close()
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


def _voice(name: str, record: Record, folder: Path) -> Voice:
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


def _check_partners(voices: dict[str, Voice], record: Record) -> None:
    """Voices that others name must exist, and a fallback must be another voice."""
    for name in voices:
        own = record.record(name)
        if own.has("fallback"):
            own.choice("fallback", [other for other in voices if other != name])
        for what in own.record("reads").fields:
            own.record("reads").choice(what, voices)


def _imaging(record: Record) -> dict[str, str]:
    return {
        name: record.text(name) for name in ("indicatif", "virgule", "tapis") if record.has(name)
    }


def _mix(record: Record) -> MixRules:
    imaging, loudness, mix = (record.record(name) for name in ("imaging", "loudness", "mix"))
    target_lufs, ceiling_dbtp = _loudness(loudness)
    try:
        rules = MixRules(
            talk_over_ms=round(imaging.number("talk_over", 4.0) * 1000),
            bed_under_speech_lu=mix.number("bed_under_speech_lu", 18.0),
            pause_min_ms=round(mix.number("pause_min", 0.25) * 1000),
            pause_max_ms=round(mix.number("pause_max", 0.8) * 1000),
            tail_max_ms=round(mix.number("tail_max", 20.0) * 1000),
            rate_min=mix.number("rate_min", 0.95),
            rate_max=mix.number("rate_max", 1.06),
            stretch_min=mix.number("stretch_min", 0.95),
            stretch_max=mix.number("stretch_max", 1.06),
            declip=mix.choice("declip", ("oui", "non"), "non") == "oui",
            target_lufs=target_lufs,
            ceiling_dbtp=ceiling_dbtp,
        )
    except ModelError as error:
        raise SourceError(error.what, where=mix.where, hint=error.hint) from error
    loudness.close()
    return rules


def _loudness(record: Record) -> tuple[float, float]:
    """A profile by its name, or the station's own figures, which are then both there."""
    profile = record.choice("profile", (*PROFILES, OWN), OWN)
    if profile == OWN:
        return record.number("target_lufs", -23.0), record.number("ceiling_dbtp", -1.0)
    for key in ("target_lufs", "ceiling_dbtp"):
        if record.has(key):
            raise record.error(
                key, f"le profil « {profile} » le fixe déjà", f'retirez-le, ou profile = "{OWN}"'
            )
    return PROFILES[profile]


def _formats(record: Record) -> tuple[str, ...]:
    """The MP3 always; others as listed, each once."""
    listed = record.texts("formats") or USUAL_FILES
    for name in listed:
        if name not in FILES:
            raise record.error("formats", f"format inconnu « {name} »", nearest_hint(name, FILES))
    return ("mp3", *(name for name in FILES if name in listed and name != "mp3"))


def _kbps(record: Record) -> int:
    return int(record.choice("mp3_kbps", ("128", "160", "192", "224", "256", "320"), "192"))


def _cache_max_mb(record: Record) -> int:
    most = record.whole("max_mb", 2_000)
    if not 10 <= most <= 1_000_000:
        raise record.error("max_mb", "de 10 à 1 000 000 Mo")
    record.close()
    return most


def _desk_url(record: Record) -> str:
    url = record.text("url", "")
    record.close()
    return url
