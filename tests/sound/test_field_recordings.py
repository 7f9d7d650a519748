"""Recordings as they come from the field: what is wrong is told, what can be mended is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.cleaning import declipped, high_passed, on_one_side, side_of
from broadcast.sound.diagnosis import faults_heard
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.sound.reading import length_of, read_sound, stream_sound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray


def voice(seconds: float = 6.0) -> NDArray[np.float32]:
    """Noise that swells like syllables, with pauses: both sides alike."""
    at = np.arange(round(seconds * AIR_RATE_HZ)) / AIR_RATE_HZ
    noise = np.random.default_rng(4).standard_normal(len(at))
    swell = np.maximum(0, np.sin(2 * np.pi * 3 * at)) ** 2 * (np.sin(2 * np.pi * 0.4 * at) > -0.6)
    mono = 0.08 * noise * swell + 0.00002 * noise
    return np.repeat(mono[:, np.newaxis], 2, axis=1).astype(np.float32)


def with_hum(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    at = np.arange(len(samples)) / AIR_RATE_HZ
    hum = 0.02 * np.sin(2 * np.pi * 50 * at)
    return (samples + hum[:, np.newaxis]).astype(np.float32)


def telephone(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    spectrum = np.fft.rfft(samples, axis=0)
    hz = np.fft.rfftfreq(len(samples), 1 / AIR_RATE_HZ)
    spectrum[(hz < 300) | (hz > 3_400)] = 0
    return np.fft.irfft(spectrum, len(samples), axis=0).astype(np.float32)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        pytest.param(lambda s: s, (), id="good"),
        pytest.param(lambda s: np.clip(s * 20, -1, 1), ("saturé",), id="clipped"),
        pytest.param(lambda s: s * [1, 0], ("un seul canal : mis des deux côtés",), id="one side"),
        pytest.param(
            lambda s: s * [1, -1], ("un seul canal : mis des deux côtés",), id="out of phase"
        ),
        pytest.param(
            lambda s: s + 0.01 * np.random.default_rng(1).standard_normal((len(s), 1)),
            ("souffle",),
            id="hiss",
        ),
        pytest.param(with_hum, ("ronflement du secteur",), id="hum"),
        pytest.param(telephone, ("son de téléphone",), id="telephone"),
        pytest.param(lambda s: s[:4_800], ("trop court pour être mesuré",), id="0.1 s"),
    ],
)
def test_what_is_wrong_is_told_in_words(
    spoil: Callable[[NDArray[np.float32]], NDArray[np.float32]], told: tuple[str, ...]
) -> None:
    """Each fault by its name, and no other."""
    assert faults_heard(np.asarray(spoil(voice()), np.float32)) == told


@pytest.mark.parametrize(
    ("gains", "side"),
    [
        pytest.param((1, 1), "same", id="both sides"),
        pytest.param((1, 0.4), "both", id="a little to the left"),
        pytest.param((1, 0), "left", id="left"),
        pytest.param((0, 1), "right", id="right"),
        pytest.param((1, -1), "left", id="out of phase"),
    ],
)
def test_a_voice_on_one_side_is_heard_on_both(gains: tuple[float, float], side: str) -> None:
    """As loud on both, and still there in mono."""
    samples = (voice() * np.array(gains)).astype(np.float32)

    found = side_of([samples])
    heard = on_one_side(samples, found)

    assert found == side
    assert heard.shape[1] == (2 if side == "both" else 1)
    assert abs(heard.mean(axis=1)).max() == pytest.approx(abs(samples).max(), rel=0.31)


def test_rumble_goes_and_the_voice_stays() -> None:
    """30 Hz is 17 dB down, 300 Hz untouched; blocks leave no seam."""
    at = np.arange(2 * AIR_RATE_HZ) / AIR_RATE_HZ

    def heard(hz: float) -> float:
        tone = np.sin(2 * np.pi * hz * at).astype(np.float32)
        both = np.repeat(tone[:, np.newaxis], 2, axis=1)
        blocks = [both[:20_000], both[20_000:20_100], both[20_100:]]
        out = np.concatenate(list(high_passed(blocks)))
        assert len(out) == len(both)
        steady = out[AIR_RATE_HZ // 4 : -100]
        assert abs(np.diff(steady[:, 0])).max() < 2.2 * np.pi * hz / AIR_RATE_HZ
        return float(20 * np.log10(abs(steady).max()))

    assert heard(30) == pytest.approx(-17, abs=0.5)
    assert heard(300) == pytest.approx(0, abs=0.1)


@pytest.mark.slow
def test_clipped_peaks_are_drawn_anew() -> None:
    """Where the station asks for it, a clipped tone gets its round tops back, at its length."""
    at = np.arange(AIR_RATE_HZ) / AIR_RATE_HZ
    tone = np.repeat(np.sin(2 * np.pi * 300 * at)[:, np.newaxis], 2, axis=1)
    clipped = np.clip(tone, -0.7, 0.7).astype(np.float32)

    mended = np.concatenate(list(declipped([clipped])))

    assert mended.shape == clipped.shape
    assert abs(mended[2_000:-2_000]).max() > 0.8


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        pytest.param("memo.m4a", ["-c:a", "aac"], id="phone memo"),
        pytest.param(
            "memo.amr", ["-c:a", "libopencore_amrnb", "-ar", "8000", "-ac", "1"], id="amr"
        ),
        pytest.param(
            "memo.3gp", ["-c:a", "libopencore_amrnb", "-ar", "8000", "-ac", "1"], id="3gp"
        ),
        pytest.param("memo.opus", ["-c:a", "libopus", "-b:a", "24k"], id="messenger"),
        pytest.param("memo.ogg", ["-c:a", "libopus"], id="ogg"),
        pytest.param("memo.mp3", ["-ar", "22050", "-ac", "1"], id="mp3 at 22 kHz"),
        pytest.param("tel.wav", ["-ar", "8000", "-ac", "1", "-c:a", "pcm_mulaw"], id="telephone"),
        pytest.param("hi.wav", ["-ar", "192000", "-c:a", "pcm_s24le"], id="192 kHz"),
        pytest.param("six.flac", ["-ac", "6"], id="six channels"),
        pytest.param("wrong.mp3", ["-c:a", "aac", "-f", "adts"], id="wrong extension"),
    ],
)
def test_every_format_of_the_field_is_read(tmp_path: Path, name: str, arguments: list[str]) -> None:
    """In full, as stereo at 48 kHz, from any place in it."""
    soundfile.write(tmp_path / "source.wav", voice(4), AIR_RATE_HZ)
    run_ffmpeg("-i", str(tmp_path / "source.wav"), *arguments, str(tmp_path / name))

    whole = read_sound(tmp_path / name)
    part = np.concatenate(list(stream_sound(tmp_path / name, start_ms=1_000, length_ms=1_500)))

    assert whole.shape[1] == 2
    assert length_of(tmp_path / name) == pytest.approx(4_000, abs=90)
    assert len(part) == 1_500 * 48
    aligned = whole[48_000 + 4_800 : 48_000 + 67_200]
    assert np.abs(part[4_800:67_200] - aligned).max() < 0.05 * np.abs(aligned).max()
