"""Files for air: each is written, heard again as delivered, judged, and only then named."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadcast.export.bwf import write_bwf
from broadcast.export.captions import CAPTIONS, transcript
from broadcast.export.encoded import encode, encode_mp3
from broadcast.export.manifest import manifest_of
from broadcast.files import replacing, sha256_of, write_text
from broadcast.model.air import AirFile
from broadcast.pipeline.sounding.freshness import air_file, suffix_of, wav_file
from broadcast.pipeline.sounding.rundown import captions_of
from broadcast.quality.checks import checks_of
from broadcast.quality.measuring import measured
from broadcast.quality.picture import draw_page
from broadcast.quality.told import checks_json, refuse, warnings_told
from broadcast.sound.loudness import loudness_of

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.export.card import Card
    from broadcast.model.air import Timeline
    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.quality.check import Check
    from broadcast.quality.measuring import Measures
    from broadcast.quality.plan import Plan

SIGNABLE = frozenset({"mp3", "bwf", "flac", "m4a"})
"""Formats that hold content credentials; Ogg has no place for them."""

TEXTS = frozenset({"srt", "vtt", "txt"})
LOSSY_LENGTH = frozenset({"opus", "m4a"})
"""Formats that may end a frame late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """The files for air, and what was heard of them."""

    air: AirFile
    """The MP3."""

    files: dict[str, Path]
    """Each format and its file."""

    sha256: dict[str, str]
    """The fingerprint of each format that was heard."""

    warnings: tuple[str, ...]
    """What an engineer should listen to, one French line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """One file as it was heard, before it had its name."""

    heard: Measures
    checks: tuple[Check, ...]
    sha256: str


def deliver(bulletin: Bulletin, timeline: Timeline, *, card: Card, plan: Plan) -> Delivered:
    """Write every file that the station asks for, sounds two at a time, then the verdict.

    Raises `ExportError` for a file that cannot be written or that the control refuses; the
    earlier one of that name stays.
    """
    forms = bulletin.station.formats
    sounds = [form for form in forms if form not in TEXTS]
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(_sound, bulletin, form, card, plan) for form in sounds]
        judged = dict(zip(sounds, [job.result() for job in jobs], strict=True))
    for form in forms:
        if form in TEXTS:
            write_text(air_file(bulletin, form), _text(timeline, card, form))
    mp3 = judged["mp3"]
    _write_verdict(bulletin, card, plan, judged)
    return Delivered(
        air=AirFile(
            path=air_file(bulletin, "mp3"),
            duration_ms=round(mp3.heard.length_ms),
            loudness=loudness_of(mp3.heard.energies, mp3.heard.true_peak_dbtp),
            sha256=mp3.sha256,
        ),
        files={form: air_file(bulletin, suffix_of(form)) for form in forms}
        | {"qc": air_file(bulletin, "qc.png")},
        sha256={form: one.sha256 for form, one in judged.items()},
        warnings=tuple(warnings_told(mp3.checks)),
    )


def _sound(bulletin: Bulletin, form: str, card: Card, plan: Plan) -> _Judged:
    path, mix = air_file(bulletin, suffix_of(form)), wav_file(bulletin)
    with replacing(path) as partial:
        if form == "mp3":
            encode_mp3(mix, partial, card, bulletin.station.mp3_kbps, name=path)
        elif form == "bwf":
            write_bwf(mix, partial, card)
        else:
            encode(mix, partial, card, form)
        if bulletin.station.credentials and form in SIGNABLE:
            # Heavy, and an extra: only where the station has a certificate
            from broadcast.export.credentials import sign  # noqa: PLC0415

            sign(partial, path, manifest_of(card), bulletin.station.credentials)
        heard = measured(partial, plan.edits_ms, drawn=form == "mp3")
        checks = checks_of(heard, replace(plan, exact=form not in LOSSY_LENGTH))
        refuse(checks, path)
        return _Judged(heard=heard, checks=checks, sha256=sha256_of(partial))


def _text(timeline: Timeline, card: Card, form: str) -> str:
    said = captions_of(timeline)
    return transcript(said, card.chapters) if form == "txt" else CAPTIONS[form](said)


def _write_verdict(
    bulletin: Bulletin,
    card: Card,
    plan: Plan,
    judged: dict[str, _Judged],
) -> None:
    told = {form: checks_json(one.checks) for form, one in judged.items()}
    write_text(air_file(bulletin, "qc.json"), json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    heard, checks = judged["mp3"].heard, judged["mp3"].checks
    with replacing(air_file(bulletin, "qc.png")) as partial:
        draw_page(heard, plan, checks, f"{card.title} · {card.bulletin}", partial)
