"""The imaging in ``data/imaging``: what its generator makes, and fit for air."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from broadcast.sound.loudness import integrated_lufs

Samples = NDArray[np.float64]
"""Shape (n, 2), full scale at 1."""

ROOT = Path(__file__).parents[2]
IMAGING = ROOT / "data" / "imaging"
NAMES = ("indicatif", "virgule", "tapis")
RATE_HZ = 48_000
BAR = 2 * RATE_HZ
TALK_OVER = 4 * RATE_HZ
LARGEST_FILE_BYTES = 2**20


def read(path: Path) -> Samples:
    """The samples of a file."""
    samples: Samples = soundfile.read(path, always_2d=True)[0]
    return samples


def sound(name: str) -> Samples:
    """The samples of a file of the station."""
    return read(IMAGING / f"{name}.flac")


def loudness_lufs(samples: Samples) -> float:
    """Integrated loudness."""
    return integrated_lufs(samples.astype(np.float32))


def power_db(samples: Samples) -> float:
    """Mean power, full scale at 0 dB."""
    return float(10 * np.log10(np.mean(samples**2)))


def windows(samples: Samples, *, length: int, hop: int) -> list[Samples]:
    """Pieces of a sound, one every ``hop`` samples."""
    return [samples[at : at + length] for at in range(0, len(samples) - length + 1, hop)]


def test_files_are_what_the_generator_makes(tmp_path: Path) -> None:
    """Nobody edits the imaging by hand: the command makes these very files, and nothing else."""
    tool = ROOT / "tools" / "make_imaging.py"

    subprocess.run([sys.executable, str(tool), str(tmp_path)], check=True)

    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.flac" for name in NAMES}
    for name in NAMES:
        made = read(tmp_path / f"{name}.flac")
        # Sines may round differently from one build of numpy to another.
        assert np.abs(made - sound(name)).max() <= 1 / 2**15


@pytest.mark.parametrize(
    ("name", "seconds", "target_lufs"),
    [
        pytest.param("indicatif", 8, -20, id="theme"),
        pytest.param("virgule", 2, -20, id="sting"),
        pytest.param("tapis", 24, -23, id="bed"),
    ],
)
def test_length_and_level(name: str, seconds: int, target_lufs: int) -> None:
    """Each file has its length and its loudness, and a peak that leaves room for the mix."""
    path = IMAGING / f"{name}.flac"
    info, samples = soundfile.info(path), sound(name)

    assert (info.samplerate, info.channels, info.subtype) == (RATE_HZ, 2, "PCM_16")
    assert path.stat().st_size < LARGEST_FILE_BYTES
    assert len(samples) == seconds * RATE_HZ
    assert loudness_lufs(samples) == pytest.approx(target_lufs, abs=0.5)
    assert np.abs(samples).max() < 10 ** (-3 / 20)


@pytest.mark.parametrize("name", NAMES)
def test_clean_in_stereo_and_in_mono(name: str) -> None:
    """No DC, and nothing that vanishes on a kitchen radio with one loudspeaker."""
    samples = sound(name)

    assert np.abs(samples.mean(axis=0)).max() < 1e-4
    for part in windows(samples, length=RATE_HZ // 2, hop=RATE_HZ // 4):
        left, right = part.T
        assert np.corrcoef(left, right).min() > 0.2
        assert power_db(part) - power_db(part.mean(axis=1)) < 3.0


@pytest.mark.parametrize("name", ["indicatif", "virgule"])
def test_starts_and_ends_without_a_click(name: str) -> None:
    """What is played once comes from silence and goes back to it."""
    samples = sound(name)

    assert np.abs(samples[[0, -1]]).max() < 1e-3
    assert power_db(samples[-RATE_HZ // 10 :]) < -60.0


def test_theme_makes_way_for_the_voice() -> None:
    """From the talk-over point on, the theme is a bed."""
    theme = sound("indicatif")

    opening, under_voice = theme[:TALK_OVER], theme[TALK_OVER:]

    assert loudness_lufs(opening) - loudness_lufs(under_voice) >= 6.0
    assert loudness_lufs(opening) - loudness_lufs(theme[TALK_OVER : TALK_OVER + BAR]) >= 6.0


def test_bed_keeps_its_level_round_the_loop() -> None:
    """A presenter never fights the bed: three seconds of it are as loud as any others."""
    bed = sound("tapis")
    looped = np.concatenate([bed, bed[: 3 * RATE_HZ]])

    levels = [loudness_lufs(part) for part in windows(looped, length=3 * RATE_HZ, hop=RATE_HZ)]

    assert max(levels) - min(levels) <= 3.0


def test_bed_leaves_the_speech_band_free() -> None:
    """Little of the bed is where words are understood, from 300 to 3000 Hz."""
    mono = sound("tapis").mean(axis=1)
    power = np.abs(np.fft.rfft(mono)) ** 2
    frequency_hz = np.fft.rfftfreq(len(mono), 1 / RATE_HZ)

    speech_band = (frequency_hz >= 300) & (frequency_hz < 3000)

    assert power[speech_band].sum() < 0.1 * power.sum()


def test_bed_loops_without_a_seam() -> None:
    """Where the loop closes sounds like any other bar line: no click, no hole."""
    bed = sound("tapis")
    reach = RATE_HZ // 20
    closing = np.roll(bed, BAR)  # the seam is now at the end of the first bar

    lines = [closing[at - reach : at + reach] for at in range(BAR, len(bed), BAR)]
    seam, others = lines[0], lines[1:]

    clicks = [np.abs(np.diff(line, n=2, axis=0)[reach - 50 : reach + 50]).max() for line in others]
    assert np.abs(np.diff(seam, n=2, axis=0)[reach - 50 : reach + 50]).max() <= 1.5 * max(clicks)
    for half in (slice(None, reach), slice(reach, None)):
        levels_db = [power_db(line[half]) for line in others]
        assert min(levels_db) - 1 <= power_db(seam[half]) <= max(levels_db) + 1
