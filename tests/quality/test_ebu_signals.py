"""The meter against the EBU's own signals, generated, through the command that engineers type.

EBU Tech 3341 (loudness ±0.1 LU, true peak +0.2/-0.4 dB) and Tech 3342 (range ±1 LU).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner

from broadcast.cli import main
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.sound.kweighting import energies_of
from broadcast.sound.levels import integrated_of, momentary_of, short_term_of

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

Parts = tuple[tuple[float, float], ...]
"""Level in dBFS, and seconds, one after the other."""


def tone(parts: Parts, hz: float = 1_000.0, phase_deg: float = 0.0) -> NDArray[np.float64]:
    lengths = [round(seconds * AIR_RATE_HZ) for _, seconds in parts]
    level = np.repeat([10 ** (db / 20) for db, _ in parts], lengths)
    at = np.arange(sum(lengths)) / AIR_RATE_HZ
    mono = level * np.sin(2 * np.pi * hz * at + np.radians(phase_deg))
    return np.repeat(mono[:, np.newaxis], 2, axis=1)


def read_by_qc(path: Path, samples: NDArray[np.float64]) -> dict[str, float]:
    soundfile.write(path, samples, AIR_RATE_HZ, subtype="FLOAT")
    told = json.loads(CliRunner(mix_stderr=False).invoke(main, ["qc", str(path), "--json"]).stdout)
    return {key: row["value"] for key, row in told["files"][str(path)]["checks"].items()}


SURROUND: tuple[float, ...] = (-28.0, -28.0, -24.0, -30.0, -30.0)


@pytest.mark.parametrize(
    ("parts", "lufs"),
    [
        pytest.param(((-23, 20),), -23, id="3341-1"),
        pytest.param(((-33, 20),), -33, id="3341-2"),
        pytest.param(((-36, 10), (-23, 60), (-36, 10)), -23, id="3341-3"),
        pytest.param(((-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)), -23, id="3341-4"),
        pytest.param(((-26, 20), (-20, 20.1), (-26, 20)), -23, id="3341-5"),
    ],
)
def test_integrated_loudness(tmp_path: Path, parts: Parts, lufs: float) -> None:
    """Within a tenth of a unit, gating included."""
    read = read_by_qc(tmp_path / "signal.wav", tone(parts))

    assert read["integrated_lufs"] == pytest.approx(lufs, abs=0.1)


def test_integrated_loudness_of_five_channels(tmp_path: Path) -> None:
    """Case 3341-6: surrounds weigh more."""
    channels = [tone(((level, 20),))[:, 0] for level in SURROUND]

    read = read_by_qc(tmp_path / "signal.wav", np.stack(channels, axis=1))

    assert read["integrated_lufs"] == pytest.approx(-23, abs=0.1)


def test_short_term_loudness(tmp_path: Path) -> None:
    """Case 3341-9: tones that alternate faster than three seconds read steadily."""
    samples = tone(((-20, 1.34), (-30, 1.66)) * 5)
    read = short_term_of(energies_of(samples.astype(np.float32)))

    assert read == pytest.approx(-23, abs=0.1)
    assert read_by_qc(tmp_path / "signal.wav", samples)["max_short_term_lufs"] == pytest.approx(
        -23, abs=0.1
    )


@pytest.mark.parametrize("number", range(0, 20, 3))
def test_the_loudest_three_seconds(tmp_path: Path, number: int) -> None:
    """Case 3341-10: wherever a tone of 3 s starts, its loudness is found."""
    samples = tone(((-100, number * 0.15), (-23, 3), (-100, 1)))

    read = read_by_qc(tmp_path / "signal.wav", samples)

    assert read["max_short_term_lufs"] == pytest.approx(-23, abs=0.1)


def test_momentary_loudness() -> None:
    """Case 3341-12: tones that alternate within 400 ms read steadily."""
    samples = tone(((-20, 0.18), (-30, 0.22)) * 25)

    assert momentary_of(energies_of(samples.astype(np.float32))) == pytest.approx(-23, abs=0.1)


@pytest.mark.parametrize("number", range(0, 20, 3))
def test_the_loudest_400_ms(tmp_path: Path, number: int) -> None:
    """Case 3341-13: wherever a tone of 400 ms starts, its loudness is found."""
    samples = tone(((-100, number * 0.02), (-23, 0.4), (-100, 1)))

    read = read_by_qc(tmp_path / "signal.wav", samples)

    assert read["max_momentary_lufs"] == pytest.approx(-23, abs=0.1)


@pytest.mark.parametrize(
    ("level", "divisor", "phase_deg", "dbtp"),
    [
        pytest.param(-6.0, 4, 0.0, -6.0, id="3341-15"),
        pytest.param(-6.0, 4, 45.0, -6.0, id="3341-16"),
        pytest.param(-6.0, 6, 60.0, -6.0, id="3341-17"),
        pytest.param(-6.0, 8, 67.5, -6.0, id="3341-18"),
        pytest.param(3.0, 4, 45.0, 3.0, id="3341-19"),
    ],
)
def test_true_peak(
    tmp_path: Path, level: float, divisor: int, phase_deg: float, dbtp: float
) -> None:
    """Between samples, at a quarter, a sixth and an eighth of the sample rate."""
    samples = tone(((level, 3.0),), AIR_RATE_HZ / divisor, phase_deg)
    fade = np.minimum(1, np.arange(len(samples)) / 4_800)
    samples *= np.minimum(fade, fade[::-1])[:, np.newaxis]

    read = read_by_qc(tmp_path / "signal.wav", samples)

    assert dbtp - 0.4 <= read["true_peak_dbtp"] <= dbtp + 0.2


@pytest.mark.parametrize(
    ("levels", "range_lu"),
    [
        pytest.param((-20, -30), 10, id="3342-1"),
        pytest.param((-20, -15), 5, id="3342-2"),
        pytest.param((-40, -20), 20, id="3342-3"),
        pytest.param((-50, -35, -20, -35, -50), 15, id="3342-4"),
    ],
)
def test_loudness_range(tmp_path: Path, levels: tuple[float, ...], range_lu: float) -> None:
    """Within one unit."""
    read = read_by_qc(tmp_path / "signal.wav", tone(tuple((level, 20) for level in levels)))

    assert read["range_lu"] == pytest.approx(range_lu, abs=1)


def test_the_meter_agrees_with_ffmpeg_on_noise(tmp_path: Path) -> None:
    """On a sound rich above 8 kHz, where our meter takes its short cut."""
    noise = np.random.default_rng(5).standard_normal((20 * AIR_RATE_HZ, 2)) * 0.05
    noise[: 10 * AIR_RATE_HZ] = np.diff(noise[: 10 * AIR_RATE_HZ + 1], axis=0)
    soundfile.write(tmp_path / "noise.wav", noise, AIR_RATE_HZ, subtype="FLOAT")
    printed = run_ffmpeg(
        *("-i", str(tmp_path / "noise.wav")),
        *("-af", "ebur128=metadata=1,ametadata=mode=print:key=lavfi.r128.I:file=-"),
        *("-f", "null", "-"),
    ).decode()

    oracle = float(printed.rsplit("lavfi.r128.I=", 1)[-1])
    assert integrated_of(energies_of(noise.astype(np.float32))) == pytest.approx(oracle, abs=0.02)
