"""A deliverable is heard again before it gets its name."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
import pytest
import soundfile

from broadcast.errors import BroadcastError
from broadcast.export.mp3 import LAME_SCALE, export_mp3, verify
from broadcast.export.tags import Tags
from broadcast.model.air import AIR_RATE_HZ, Loudness, Mixed
from broadcast.sound.loudness import measure

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

TAGS = Tags(
    title="Le journal, Aveyron",
    station="Totem",
    airtime=datetime(2017, 1, 30, 7, tzinfo=ZoneInfo("Europe/Paris")),
    duration_ms=4_000,
    comment="voix de synthèse : claire",
    encoder="broadcast",
)


def sound(seconds: float = 4.0) -> NDArray[np.float32]:
    time = np.arange(round(seconds * AIR_RATE_HZ)) / AIR_RATE_HZ
    tone = 0.1 * np.sin(2 * np.pi * 300 * time) * (0.7 + 0.3 * np.sin(2 * np.pi * 3 * time))
    return np.repeat(tone[:, np.newaxis], 2, axis=1).astype(np.float32)


def mixed(samples: NDArray[np.float32]) -> Mixed:
    return Mixed(length_ms=len(samples) // 48, loudness=measure(samples))


@pytest.mark.parametrize("kbps", sorted(LAME_SCALE))
def test_the_mp3_is_as_long_and_as_loud_as_the_mix(tmp_path: Path, kbps: int) -> None:
    """At every bitrate, what LAME turns down was turned up beforehand."""
    samples = sound()
    soundfile.write(tmp_path / "mix.wav", samples, AIR_RATE_HZ, subtype="PCM_24")
    asked = mixed(samples)

    air = export_mp3(
        tmp_path / "mix.wav",
        tmp_path / "air.mp3",
        mixed=asked,
        kbps=kbps,
        tags=TAGS,
        ceiling_dbtp=-1,
    )

    assert air.duration_ms == 4_000
    assert air.loudness.integrated_lufs == pytest.approx(asked.loudness.integrated_lufs, abs=0.1)


def silenced(samples: NDArray[np.float32], first_s: float, last_s: float) -> NDArray[np.float32]:
    holed = samples.copy()
    holed[round(first_s * AIR_RATE_HZ) : round(last_s * AIR_RATE_HZ)] = 0
    return holed


@pytest.mark.parametrize(
    ("heard", "told"),
    [
        pytest.param(sound(3.9), "s'écarte du mixage de 100 ms", id="truncated"),
        pytest.param(sound() * np.float32(0.9), "s'écarte du mixage de 0.9 LU", id="too quiet"),
        pytest.param(silenced(sound(), 1.0, 3.5), "un silence de 2,5 s", id="a hole"),
        pytest.param(silenced(sound(), 0.0, 4.0), "un silence de 4,0 s", id="mute"),
    ],
)
def test_a_bad_deliverable_is_refused(
    tmp_path: Path, heard: NDArray[np.float32], told: str
) -> None:
    """Cut short, too quiet, silent somewhere: never called good."""
    with pytest.raises(BroadcastError, match=told):
        verify(heard, mixed(sound()), tmp_path / "air.mp3", ceiling_dbtp=-1)


def test_a_peak_over_the_ceiling_is_refused(tmp_path: Path) -> None:
    """What the encoder pushed too high is told."""
    with pytest.raises(BroadcastError, match="culmine"):
        verify(sound(), mixed(sound()), tmp_path / "air.mp3", ceiling_dbtp=-30)


def test_a_refused_file_leaves_the_earlier_one(tmp_path: Path) -> None:
    """The good MP3 of before stays in place."""
    soundfile.write(tmp_path / "mix.wav", sound(), AIR_RATE_HZ)
    (tmp_path / "air.mp3").write_bytes(b"good")
    wrong = Mixed(length_ms=9_000, loudness=Loudness(integrated_lufs=-23, true_peak_dbtp=-6))

    with pytest.raises(BroadcastError, match="s'écarte"):
        export_mp3(
            tmp_path / "mix.wav",
            tmp_path / "air.mp3",
            mixed=wrong,
            kbps=192,
            tags=TAGS,
            ceiling_dbtp=-1,
        )

    assert (tmp_path / "air.mp3").read_bytes() == b"good"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["air.mp3", "mix.wav"]
