"""What may not go to air is refused, with the reason, whatever the rest is worth."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner

from broadcast.cli import main
from broadcast.model.air import AIR_RATE_HZ
from broadcast.quality.checks import checks_of
from broadcast.quality.clicks import click_db
from broadcast.quality.measuring import measured
from broadcast.quality.plan import Plan, Span
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.sound.kweighting import energies_of
from broadcast.sound.levels import integrated_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result
    from numpy.typing import NDArray

    from broadcast.quality.check import Check
    from broadcast.workspace import Workspace

EBU = Plan(target_lufs=-23, ceiling_dbtp=-1)


def speech_like(seconds: float = 12.0, rate_hz: int = AIR_RATE_HZ) -> NDArray[np.float64]:
    """Noise in the band of a voice, at -23 LUFS."""
    noise = np.random.default_rng(3).standard_normal((round(seconds * rate_hz), 1))
    smooth = np.apply_along_axis(lambda one: np.convolve(one, np.ones(12) / 12, "same"), 0, noise)
    both = np.repeat(smooth * 0.2, 2, axis=1)
    if rate_hz != AIR_RATE_HZ:
        return both
    off_lu = integrated_of(energies_of(both.astype(np.float32))) + 23
    return np.asarray(both * 10 ** (-off_lu / 20))


def judged(
    path: Path, samples: NDArray[np.float64], rate_hz: int = AIR_RATE_HZ
) -> dict[str, Check]:
    soundfile.write(path, samples, rate_hz, subtype="FLOAT")
    return {check.key: check for check in checks_of(measured(path), EBU)}


def refused(checks: dict[str, Check]) -> set[str]:
    return {key for key, check in checks.items() if check.verdict == "fault"}


def test_a_good_file_passes(tmp_path: Path) -> None:
    """Every check is there, and none is a fault."""
    checks = judged(tmp_path / "good.wav", speech_like())

    assert refused(checks) == set()
    assert checks["integrated_lufs"].value == pytest.approx(-23, abs=0.15)


def one_sided(samples: NDArray[np.float64]) -> NDArray[np.float64]:
    samples[:, 1] = 0
    return samples * 2**0.5


def out_of_phase(samples: NDArray[np.float64]) -> NDArray[np.float64]:
    samples[:, 1] *= -1
    return samples


def with_a_hole(samples: NDArray[np.float64]) -> NDArray[np.float64]:
    samples[3 * AIR_RATE_HZ : 6 * AIR_RATE_HZ] = 0
    return samples


def late(samples: NDArray[np.float64]) -> NDArray[np.float64]:
    samples[:AIR_RATE_HZ] = 0
    return samples


def clipped(samples: NDArray[np.float64]) -> NDArray[np.float64]:
    samples[1_000:1_010] = 1.0
    return samples


@pytest.mark.parametrize(
    ("spoil", "reasons"),
    [
        pytest.param(lambda s: s * 0, {"integrated_lufs", "longest_gap_ms"}, id="mute"),
        pytest.param(lambda s: s * 1.05, {"integrated_lufs"}, id="too loud"),
        pytest.param(lambda s: s * 0.95, {"integrated_lufs"}, id="too soft"),
        pytest.param(with_a_hole, {"longest_gap_ms"}, id="a hole of three seconds"),
        pytest.param(late, {"head_silence_ms"}, id="a second of silence first"),
        pytest.param(one_sided, {"correlation", "mono_loss_db"}, id="one side only"),
        pytest.param(out_of_phase, {"correlation", "mono_loss_db"}, id="out of phase"),
        pytest.param(lambda s: s + 0.01, {"dc"}, id="direct current"),
        pytest.param(clipped, {"clipped", "true_peak_dbtp"}, id="clipped"),
    ],
)
def test_what_is_wrong_is_found(
    tmp_path: Path,
    spoil: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    reasons: set[str],
) -> None:
    """Each fault by its own check."""
    assert reasons <= refused(judged(tmp_path / "spoilt.wav", spoil(speech_like())))


@pytest.mark.parametrize("rate_hz", [8_000, 44_100, 96_000, 192_000])
def test_a_wrong_rate_is_never_good(tmp_path: Path, rate_hz: int) -> None:
    """Its loudness is read all the same."""
    checks = judged(tmp_path / "rate.wav", speech_like(6, rate_hz), rate_hz)

    assert "rate_hz" in refused(checks)
    assert checks["integrated_lufs"].value is not None


@pytest.mark.parametrize("suffix", ["wav", "mp3"])
def test_a_truncated_copy_is_never_good(tmp_path: Path, suffix: str) -> None:
    """Its header promises more than it holds."""
    path = tmp_path / f"whole.{suffix}"
    soundfile.write(tmp_path / "source.wav", speech_like(), AIR_RATE_HZ, subtype="PCM_24")
    run_ffmpeg("-i", str(tmp_path / "source.wav"), "-b:a", "192k", str(path))
    whole = {check.key: check for check in checks_of(measured(path), EBU)}
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    cut = {check.key: check for check in checks_of(measured(path), EBU)}

    assert whole["missing_ms"].verdict == "ok"
    assert cut["missing_ms"].verdict == "fault"
    assert cut["missing_ms"].value == pytest.approx(4_000, abs=200)


@pytest.mark.parametrize(
    ("fade_ms", "at_least", "at_most"),
    [
        pytest.param(0, 35, 90, id="a hard cut"),
        pytest.param(2, 0, 10, id="2 ms"),
        pytest.param(10, 0, 1, id="10 ms"),
    ],
)
def test_a_hard_cut_clicks_and_a_fade_does_not(
    fade_ms: int, at_least: float, at_most: float
) -> None:
    """A low tone cut in the middle, on its peak."""
    at = np.arange(5_760)
    tone = (0.2 * np.cos(2 * np.pi * 200 * (at - 2_880) / AIR_RATE_HZ)).astype(np.float32)
    tone *= np.clip((2_880 - at) / max(1, fade_ms * 48), 0, 1)

    assert at_least <= click_db(tone) <= at_most


def test_the_start_of_a_hiss_is_no_click() -> None:
    """An /s/ out of silence goes on: it does not stick out."""
    hiss = np.random.default_rng(1).standard_normal(5_760).astype(np.float32) * 0.05
    hiss[:2_880] = 0

    assert click_db(hiss) < 6


def test_stories_voices_and_bed_are_told_apart(tmp_path: Path) -> None:
    """A story 3 LU louder than another, and a bed 12 LU under: both are seen."""
    samples = speech_like(20)
    samples[10 * AIR_RATE_HZ :] *= 2**0.5
    for second in range(4, 20, 5):
        samples[second * AIR_RATE_HZ : second * AIR_RATE_HZ + 24_000] *= 10 ** (-12 / 20)
    spans = tuple(
        Span(
            kind="sentence",
            story="un" if start < 10 else "deux",
            mouth=f"voix {start}",
            start_ms=start * 1_000 + (500 if start else 0),
            end_ms=(start + 5) * 1_000 if start < 14 else 20_000,
        )
        for start in (0, 4, 9, 14)
    )
    spans = tuple(
        Span(
            kind="sentence", story=one.story, mouth=one.mouth, start_ms=one.start_ms, end_ms=end_ms
        )
        for one, end_ms in zip(spans, (4_000, 9_000, 14_000, 20_000), strict=True)
    )
    plan = Plan(
        target_lufs=-23, ceiling_dbtp=-1, bed_under_speech_lu=18, spans=spans, beds=((0, 20_000),)
    )
    soundfile.write(tmp_path / "parts.wav", samples, AIR_RATE_HZ, subtype="FLOAT")

    checks = {c.key: c for c in checks_of(measured(tmp_path / "parts.wav", plan.edits_ms), plan)}

    assert checks["voice_to_voice_lu"].value == pytest.approx(3, abs=0.6)
    assert checks["bed_under_speech_lu"].value == pytest.approx(13, abs=1.5)
    assert checks["bed_under_speech_lu"].verdict == "fault"


def test_the_files_of_a_bulletin_are_judged_on_its_plan(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """Length, stories, edits: all that the sidecar tells; a page is drawn where asked."""
    report = json.loads(broadcast("render", "--dept", "12", "--format", "flash", "--json").stdout)
    paths = [str(workspace.root / report["files"][kind]) for kind in ("mp3", "bwf", "wav")]
    pages = workspace.root / "pages"

    told = CliRunner(mix_stderr=False).invoke(main, ["qc", *paths, "--pictures", str(pages)])
    data = CliRunner(mix_stderr=False).invoke(main, ["qc", *paths, "--json"])

    assert told.exit_code == data.exit_code == 0, told.stdout
    assert "Écart de durée" in told.stdout
    for row in json.loads(data.stdout)["files"].values():
        assert row["checks"]["off_length_ms"]["value"] == 0
        assert row["checks"]["story_to_story_lu"]["value"] < 1
        assert row["checks"]["click_db"]["value"] < 20
    assert (pages / "6-air.qc.png").read_bytes().startswith(b"\x89PNG")
    assert json.loads((Path(paths[0]).parent / "6-air.qc.json").read_text())["mp3"]["passed"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        pytest.param(["rien.mp3"], 1, "rien.mp3 : son introuvable", id="missing"),
        pytest.param(["texte.mp3"], 1, "n'est pas un son lisible", id="a text"),
        pytest.param(["good.wav", "--profile", "ebbu"], 1, "le plus proche : ebu", id="profile"),
        pytest.param(["good.wav", "--profile", "podcast"], 1, "Refusé", id="another target"),
        pytest.param(["good.wav"], 0, "", id="good"),
        pytest.param([], 2, "FICHIER", id="no file"),
    ],
)
def test_the_command_answers_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, told: str
) -> None:
    """0 where all pass, 1 where one is refused or is no sound."""
    monkeypatch.chdir(tmp_path)
    Path("texte.mp3").write_text("bonjour", encoding="utf-8")
    soundfile.write("good.wav", speech_like(), AIR_RATE_HZ, subtype="PCM_24")

    result = CliRunner(mix_stderr=False).invoke(main, ["qc", *arguments])

    assert result.exit_code == code
    assert told in result.stderr
