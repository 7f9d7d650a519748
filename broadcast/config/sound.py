"""How the station sounds: `[imaging]`, `[loudness]`, `[mix]` and `[files]` of station.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import ModelError, SourceError
from broadcast.mix.profiles import OWN, PROFILES
from broadcast.mix.rules import MixRules
from broadcast.records import nearest_hint

if TYPE_CHECKING:
    from broadcast.records import Record

FILES = ("mp3", "bwf", "flac", "opus", "m4a", "srt", "vtt", "txt")
"""All that can be made for air and beside it."""

USUAL_FILES = ("mp3", "bwf", "srt", "vtt", "txt")


def imaging_from(record: Record) -> dict[str, str]:
    """Name of each piece of imaging -> its file."""
    return {
        name: record.text(name) for name in ("indicatif", "virgule", "tapis") if record.has(name)
    }


def mix_from(record: Record) -> MixRules:
    """The rules of the mix, from [imaging], [loudness] and [mix]."""
    imaging, loudness, mix = (record.record(name) for name in ("imaging", "loudness", "mix"))
    target_lufs, ceiling_dbtp = _loudness(loudness)
    try:
        rules = MixRules(
            talk_over_ms=round(imaging.number("talk_over", 4.0) * 1000),
            bed_under_speech_lu=mix.number("bed_under_speech_lu", 19.0),
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


def formats_from(record: Record) -> tuple[str, ...]:
    """The MP3 always; others as listed, each once."""
    listed = record.texts("formats") or USUAL_FILES
    for name in listed:
        if name not in FILES:
            raise record.error("formats", f"format inconnu « {name} »", nearest_hint(name, FILES))
    return ("mp3", *(name for name in FILES if name in listed and name != "mp3"))


def kbps_from(record: Record) -> int:
    """The rate of the MP3, in kb/s."""
    return int(record.choice("mp3_kbps", ("128", "160", "192", "224", "256", "320"), "192"))
