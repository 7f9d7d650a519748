"""Sound files as they really arrive: read in full, or refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from broadcast.errors import MixError
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.sound.loudness import integrated_lufs
from broadcast.sound.peaks import TruePeak, true_peak_dbtp
from broadcast.sound.reading import for_air, read_sound, stream_sound

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def sine(rate_hz: int, hz: float = 440.0, seconds: float = 1.0) -> NDArray[np.float32]:
    return (0.25 * np.sin(2 * np.pi * hz * np.arange(round(rate_hz * seconds)) / rate_hz)).astype(
        np.float32
    )


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        pytest.param("memo.m4a", ["-c:a", "aac"], id="phone memo"),
        pytest.param("memo.ogg", ["-c:a", "libopus"], id="messenger"),
        pytest.param("memo.mp3", ["-c:a", "libmp3lame"], id="mp3"),
        pytest.param("memo.3gp", ["-c:a", "aac", "-f", "3gp"], id="3gp"),
        pytest.param("memo.wav", [], id="wav"),
    ],
)
def test_phones_and_messengers_are_read(tmp_path: Path, name: str, arguments: list[str]) -> None:
    """Stereo at 48 kHz, as long and as loud as what was recorded."""
    soundfile.write(tmp_path / "source.wav", sine(44_100, seconds=2.0), 44_100)
    run_ffmpeg("-i", str(tmp_path / "source.wav"), *arguments, str(tmp_path / name))

    samples = read_sound(tmp_path / name)

    assert samples.shape[1] == 2
    assert len(samples) / AIR_RATE_HZ == pytest.approx(2.0, abs=0.07)
    assert abs(samples[20_000:60_000]).max() == pytest.approx(0.25, abs=0.02)


@pytest.mark.parametrize("start_ms", [0, 1_000])
@pytest.mark.parametrize("suffix", ["wav", "mp3", "flac", "aiff"])
def test_a_sound_whose_end_is_missing_is_refused(
    tmp_path: Path, suffix: str, start_ms: int
) -> None:
    """A transfer that stopped would have aired without its last words."""
    soundfile.write(tmp_path / "source.wav", sine(44_100, seconds=7.0), 44_100)
    path = tmp_path / f"clip.{suffix}"
    run_ffmpeg("-i", str(tmp_path / "source.wav"), str(path))
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 4 // 5])

    with pytest.raises(MixError, match=r"la fin du fichier manque|ne se lit pas jusqu'au bout"):
        list(stream_sound(path, start_ms=start_ms))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "n'est pas un son lisible", id="zero bytes"),
        pytest.param(b"bonjour" * 100, "n'est pas un son lisible", id="a text named .mp3"),
        pytest.param(b"bonjour\n", "n'est pas un son lisible", id="one word named .mp3"),
    ],
)
def test_what_is_no_sound_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], content: bytes, told: str
) -> None:
    """A text file named .mp3 is refused by name, in these words alone."""
    path = tmp_path / "son.mp3"
    path.write_bytes(content)

    with pytest.raises(MixError, match=told) as caught:
        read_sound(path)
    assert "son.mp3" in str(caught.value)
    assert capfd.readouterr().err == ""


def test_a_mute_file_is_refused(tmp_path: Path) -> None:
    """Silence is never called sound."""
    soundfile.write(tmp_path / "mute.wav", np.zeros(48_000), 48_000)

    with pytest.raises(MixError, match="muet"):
        read_sound(tmp_path / "mute.wav")


def test_samples_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    """NaN in a file is no sound."""
    soundfile.write(tmp_path / "nan.wav", np.full(48_000, np.nan), 48_000, subtype="FLOAT")

    with pytest.raises(MixError, match="valeurs impossibles"):
        read_sound(tmp_path / "nan.wav")


def test_resampling_leaves_no_image() -> None:
    """A 9 kHz tone at 24 kHz: its image at 15 kHz lies far under it."""
    spectrum = np.abs(
        np.fft.rfft(for_air(sine(24_000, 9_000.0), 24_000)[:, 0] * np.hanning(48_000))
    )

    assert 20 * np.log10(spectrum[15_000] / spectrum[9_000]) < -90


@pytest.mark.parametrize("level_dbfs", [-23.0, -33.0])
def test_loudness_reads_the_reference_tone(level_dbfs: float) -> None:
    """EBU Tech 3341, cases 1 and 2: a stereo 1 kHz sine at -23 dBFS reads -23 LUFS."""
    amplitude = 10 ** (level_dbfs / 20)
    tone = amplitude * np.sin(2 * np.pi * 1000 * np.arange(20 * 48_000) / 48_000)
    samples = np.repeat(tone[:, np.newaxis], 2, axis=1).astype(np.float32)

    assert integrated_lufs(samples) == pytest.approx(level_dbfs, abs=0.1)


def test_the_gate_ignores_the_quiet_parts() -> None:
    """EBU Tech 3341, case 3: 10 s at -36, 60 s at -23, 10 s at -36 dBFS read -23 LUFS."""
    tone = np.sin(2 * np.pi * 1000 * np.arange(80 * 48_000) / 48_000)
    gains = np.repeat([-36.0, -23.0, -36.0], np.array([10, 60, 10]) * 48_000)
    samples = np.repeat((tone * 10 ** (gains / 20))[:, np.newaxis], 2, axis=1).astype(np.float32)

    assert integrated_lufs(samples) == pytest.approx(-23.0, abs=0.1)


def test_true_peak_sees_between_samples() -> None:
    """EBU Tech 3341, case 16: a quarter-rate sine at 45 degrees peaks at -6 dBTP between samples."""
    tone = 0.5 * np.sin(2 * np.pi * np.arange(48_000) / 4 + np.pi / 4)
    samples = np.repeat(tone[:, np.newaxis], 2, axis=1).astype(np.float32)

    assert 20 * np.log10(abs(samples).max()) == pytest.approx(-9.03, abs=0.05)
    assert true_peak_dbtp(samples[4_800:-4_800]) == pytest.approx(-6.0, abs=0.4)


@pytest.mark.parametrize("first", [480, 5_000, 24_000, 24_001, 47_990])
def test_a_peak_between_two_blocks_is_seen(first: int) -> None:
    """Wherever a block ends: here just beside a peak that only shows between samples."""
    at = np.arange(48_000) - 24_000.5
    burst = 0.5 * np.cos(2 * np.pi * 12_000 / 48_000 * at) * np.exp(-((at / 200) ** 2))
    samples = np.repeat(burst.astype(np.float32)[:, np.newaxis], 2, axis=1)

    whole, parted = TruePeak(), TruePeak()
    whole.feed(samples)
    parted.feed(samples[:first])
    parted.feed(samples[first:])

    assert np.abs(samples).max() < 0.36
    assert whole.dbtp == pytest.approx(-6.02, abs=0.05)
    assert parted.dbtp == whole.dbtp


def test_silence_has_no_loudness() -> None:
    """Too quiet to be measured is an error, never minus infinity."""
    with pytest.raises(MixError, match="trop faible"):
        integrated_lufs(np.full((48_000, 2), 1e-6, np.float32))
