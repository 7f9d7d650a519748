"""The mix judged by what it measures: milliseconds, peaks, loudness."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from mix.pieces import RULES, bed, jingle, sentence

from broadcast.errors import MixError
from broadcast.mix.bed import add_bed
from broadcast.mix.editing import cut
from broadcast.mix.fit import fit
from broadcast.mix.mixing import mix, write_wav
from broadcast.model.air import AIR_RATE_HZ, Piece
from broadcast.sound.loudness import integrated_lufs

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def noise(seconds: float, level: float, seed: int = 1) -> NDArray[np.float32]:
    samples = np.random.default_rng(seed).standard_normal((round(seconds * AIR_RATE_HZ), 2))
    return (samples * level).astype(np.float32)


def sounding(piece: Piece, path: Path, level: float) -> Piece:
    soundfile.write(path, noise(piece.duration_ms / 1000, level), AIR_RATE_HZ, subtype="FLOAT")
    return replace(piece, path=path)


def db(samples: NDArray[np.float32]) -> float:
    return float(20 * np.log10(np.sqrt((samples**2).mean()) + 1e-12))


def test_the_mix_is_as_long_and_as_loud_as_asked(tmp_path: Path) -> None:
    """Exactly the slot's samples, at the station's loudness."""
    pieces = [
        sounding(sentence(0, 4_000), tmp_path / "a.wav", 0.02),
        sounding(sentence(1, 3_000), tmp_path / "b.wav", 0.02),
        bed(starts=True),
    ]
    soundfile.write(tmp_path / "bed.wav", noise(5, 0.05), AIR_RATE_HZ)

    track, mixed = mix(fit(pieces, 10_000, RULES), tmp_path / "bed.wav", RULES)

    assert track.shape == (480_000, 2)
    assert integrated_lufs(track) == pytest.approx(-23.0, abs=0.1)
    assert mixed.loudness.integrated_lufs == pytest.approx(-23.0, abs=0.01)


def test_every_mouth_is_brought_to_one_loudness(tmp_path: Path) -> None:
    """A shouted take after a whispered voice: within 1 LU of each other."""
    quiet = sounding(sentence(0, 4_000), tmp_path / "a.wav", 0.003)
    loud = replace(sounding(sentence(1, 4_000), tmp_path / "b.wav", 0.2), kind="take")

    timeline = fit([quiet, loud, bed(starts=True)], 12_000, RULES)
    soundfile.write(tmp_path / "bed.wav", noise(5, 0.05), AIR_RATE_HZ)
    track, _ = mix(timeline, tmp_path / "bed.wav", RULES)

    levels = [
        integrated_lufs(track[p.start_ms * 48 + 4_800 : p.end_ms * 48 - 4_800])
        for p in timeline.placements
    ]
    assert abs(levels[0] - levels[1]) < 1.0


def test_the_bed_is_down_before_the_voice_comes() -> None:
    """Ducked ahead of the first word, and 18 LU under speech all along it."""
    timeline = fit([bed(starts=True), jingle("virgule", 3_000), sentence(1, 4_000)], 12_000, RULES)
    loop = noise(4, 0.05)
    track = np.zeros((12 * AIR_RATE_HZ, 2), np.float32)
    add_bed(track, loop, timeline, gain_db=-23.0 - integrated_lufs(loop), under_lu=18.0)
    start_ms = timeline.placements[-1].start_ms

    def level(from_ms: int, to_ms: int) -> float:
        return db(track[from_ms * 48 : to_ms * 48])

    under = integrated_lufs(track[start_ms * 48 : (start_ms + 4_000) * 48])
    alone = level(9_000, 9_400)
    assert under == pytest.approx(-41.0, abs=0.5)
    assert level(start_ms, start_ms + 100) == pytest.approx(
        level(start_ms + 2_000, start_ms + 2_100), abs=0.8
    )
    assert alone > level(start_ms, start_ms + 100) + 12


def test_the_bed_ends_with_the_bulletin() -> None:
    """It fades to nothing on the last sample, and never stops short."""
    timeline = fit([sentence(0, 4_000), bed(starts=True)], 12_000, RULES)
    loop = noise(4, 0.05)
    track = np.zeros((12 * AIR_RATE_HZ, 2), np.float32)
    add_bed(track, loop, timeline, gain_db=-23.0 - integrated_lufs(loop), under_lu=18.0)

    assert db(track[-48:]) < -70
    assert db(track[-48_000 * 3 : -48_000 * 2]) > -60


def test_a_cut_does_not_click(tmp_path: Path) -> None:
    """Both edits of a piece are faded, and its length is to the sample."""
    piece = cut(np.ones((48_000, 2), np.float32), start_ms=200, length_ms=333, path=tmp_path)

    assert piece.shape == (333 * 48, 2)
    assert abs(piece[0]).max() < 0.02
    assert abs(piece[-1]).max() < 0.02
    assert piece[5_000:10_000].mean() == pytest.approx(1.0, abs=1e-6)


def test_cue_points_outside_the_sound_are_refused(tmp_path: Path) -> None:
    """A clip that would run past its file is an error, not a silence."""
    with pytest.raises(MixError, match="points de coupe hors du son"):
        cut(noise(1, 0.1), start_ms=500, length_ms=900, path=tmp_path / "clip.wav")


def test_a_voice_over_full_scale_is_not_clipped(tmp_path: Path) -> None:
    """A neural voice may pass full scale: the edit keeps its peaks."""
    loud = np.full((48_000, 2), 1.16, np.float32)

    assert cut(loud, start_ms=0, length_ms=1_000, path=tmp_path).max() == pytest.approx(1.16, 1e-4)


def test_a_bed_that_the_station_lacks_is_told(tmp_path: Path) -> None:
    """[tapis] without a tapis is one clear line."""
    piece = sounding(sentence(0, 4_000), tmp_path / "a.wav", 0.02)

    with pytest.raises(MixError, match="demande un tapis"):
        mix(fit([piece, bed(starts=True)], 8_000, RULES), None, RULES)


def test_the_same_mix_is_the_same_file(tmp_path: Path) -> None:
    """Byte for byte."""
    track = noise(2, 0.1)
    write_wav(track, tmp_path / "a.wav")
    write_wav(track, tmp_path / "b.wav")

    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()
    assert soundfile.info(tmp_path / "a.wav").subtype == "PCM_24"
