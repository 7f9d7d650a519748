"""Encoded files are as long and as loud as the mix, and say what they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import mutagen
import numpy as np
import pytest
from export.cards import CARD, sound, write_mix
from mutagen.id3 import ID3

from broadcast.errors import BroadcastError, ExportError
from broadcast.export.encoded import LAME_SCALE, encode, encode_mp3
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.sound.loudness import integrated_lufs
from broadcast.sound.reading import read_sound

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


def onset(samples: NDArray[np.float32]) -> int:
    return int(np.argmax(np.abs(samples[:, 0]) > 0.05))


@pytest.mark.parametrize("kbps", sorted(LAME_SCALE))
def test_the_mp3_is_as_long_and_as_loud_as_the_mix(tmp_path: Path, kbps: int) -> None:
    """At every bitrate, to the sample, what LAME turns down being turned up beforehand."""
    samples = sound()
    samples[: AIR_RATE_HZ // 2] = 0
    mix = write_mix(tmp_path / "mix.wav", samples)

    encode_mp3(mix, tmp_path / "air.mp3", CARD, kbps)

    heard = read_sound(tmp_path / "air.mp3")
    assert len(heard) == len(samples)
    assert integrated_lufs(heard) == pytest.approx(integrated_lufs(samples), abs=0.05)
    assert abs(onset(heard) - onset(samples)) <= 24


@pytest.mark.parametrize(
    ("form", "slack"),
    [
        pytest.param("flac", 0, id="flac, exact"),
        pytest.param("opus", 0, id="opus, exact"),
        pytest.param("m4a", 1_024, id="aac, a frame late at most"),
    ],
)
def test_web_files_are_as_long_and_as_loud_as_the_mix(
    tmp_path: Path, form: str, slack: int
) -> None:
    """With their title, station and language."""
    samples = sound()
    path = tmp_path / f"air.{form}"

    encode(write_mix(tmp_path / "mix.wav", samples), path, CARD, form)

    heard = read_sound(path)
    assert 0 <= len(heard) - len(samples) <= slack
    assert integrated_lufs(heard) == pytest.approx(integrated_lufs(samples), abs=0.1)
    told = str(mutagen.File(path).tags)
    assert "Aveyron" in told
    assert "Totem" in told


def test_the_card_of_the_mp3_is_read_back(tmp_path: Path) -> None:
    """Title, station, length, language, ReplayGain, cover."""
    cover = tmp_path / "cover.png"
    cover.write_bytes(PNG)
    mix = write_mix(tmp_path / "mix.wav", sound())

    encode_mp3(mix, tmp_path / "air.mp3", replace(CARD, cover=cover), 192)

    tags = ID3(tmp_path / "air.mp3")
    assert tags.version == (2, 3, 0)
    assert tags["TIT2"].text == ["Le journal de 7 heures — Aveyron"]
    assert tags["TPE1"].text == ["Totem"]
    assert tags["TLEN"].text == ["4000"]
    assert tags["TLAN"].text == ["fra"]
    assert tags["TXXX:REPLAYGAIN_TRACK_GAIN"].text == ["+5.04 dB"]
    assert tags["TXXX:REPLAYGAIN_TRACK_PEAK"].text == ["0.501187"]
    assert tags.getall("APIC")[0].mime == "image/png"


def test_chapters_are_in_order_for_players(tmp_path: Path) -> None:
    """ffmpeg, which reads them as players do, gives them in the order of the bulletin."""
    encode_mp3(write_mix(tmp_path / "mix.wav", sound()), tmp_path / "air.mp3", CARD, 192)

    told = run_ffmpeg("-i", str(tmp_path / "air.mp3"), "-f", "ffmetadata", "-").decode()

    lines = told.splitlines()
    starts = [int(line[6:]) for line in lines if line.startswith("START=")]
    titles = [line[6:] for line in lines if line.startswith("title=")]
    assert titles[-3:] == ["Les résultats du second tour", "Météo", "Réactions"]
    # ffmpeg counts from its first decoded sample, the encoder's 23 ms of delay before ours
    assert starts == pytest.approx([0, 1_500, 2_500], abs=25)


def test_a_cover_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    """By its name."""
    cover = tmp_path / "cover.txt"
    cover.write_text("bonjour")
    mix = write_mix(tmp_path / "mix.wav", sound())

    with pytest.raises(ExportError, match="ni un PNG ni un JPEG"):
        encode_mp3(mix, tmp_path / "air.mp3", replace(CARD, cover=cover), 192)


def test_the_same_mix_is_the_same_file(tmp_path: Path) -> None:
    """Byte for byte, in every format."""
    mix = write_mix(tmp_path / "mix.wav", sound())

    for form in ("flac", "opus", "m4a"):
        for name in ("a", "b"):
            encode(mix, tmp_path / f"{name}.{form}", CARD, form)
        assert (tmp_path / f"a.{form}").read_bytes() == (tmp_path / f"b.{form}").read_bytes(), form


def test_an_encoder_that_fails_is_told(tmp_path: Path) -> None:
    """A mix that is not there: one line, and no file."""
    with pytest.raises(BroadcastError, match=r"air\.mp3|ffmpeg"):
        encode_mp3(tmp_path / "nothing.wav", tmp_path / "air.mp3", CARD, 192)
