"""Bulletins to hand over, made for tests: a short sound, its captions, its card."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from export.cards import CARD

from broadcast.export.bwf import cart
from broadcast.publish.parcel import Parcel
from broadcast.sound.riff import chunk, wav_head

if TYPE_CHECKING:
    from pathlib import Path

PARIS = ZoneInfo("Europe/Paris")


def parcel(
    folder: Path,
    *,
    mp3: bytes = b"seven o'clock",
    clock: str = "07:00",
    correction: str = "",
    day: str = "2017-01-30",
) -> Parcel:
    """A bulletin of Aveyron whose MP3 has these bytes."""
    wave = wav_head(8, [chunk(b"cart", cart(CARD))]) + bytes(48)
    contents = {"mp3": mp3, "bwf": wave, "vtt": b"WEBVTT\n", "srt": b"1\n"}
    folder.mkdir(exist_ok=True)
    for form, data in contents.items():
        (folder / f"6-air.{form}").write_bytes(data)
    airtime = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=PARIS)
    return Parcel(
        bulletin=f"{day}-aveyron-{airtime:%H%M}-journal",
        title='Le journal de 7 heures, « édition "spéciale" »',
        station="Totem",
        department="Aveyron",
        code="12",
        format="journal",
        airtime=airtime,
        duration_ms=120_000,
        files={form: folder / f"6-air.{form}" for form in contents},
        sha256={form: hashlib.sha256(data).hexdigest() for form, data in contents.items()},
        chapters=((0, "Titres"), (8_500, "Les résultats")),
        correction=correction,
    )
