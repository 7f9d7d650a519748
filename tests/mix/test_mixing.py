"""The mix judged by what it measures: milliseconds, peaks, loudness."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from mix.pieces import RULES, bed, jingle, sentence

from broadcast.errors import MixError
from broadcast.mix import assembly, blocks
from broadcast.mix.fit import fit
from broadcast.mix.kept import index_of
from broadcast.mix.mixing import mix
from broadcast.mix.recordings import Recordings
from broadcast.mix.segment import Excerpt, Segment
from broadcast.model.air import AIR_RATE_HZ, Piece
from broadcast.sound.loudness import integrated_lufs, measure
from broadcast.sound.peaks import true_peak_dbtp

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def noise(seconds: float, level: float, seed: int = 1) -> NDArray[np.float32]:
    samples = np.random.default_rng(seed).standard_normal((round(seconds * AIR_RATE_HZ), 2))
    return (samples * level).astype(np.float32)


def sounding(piece: Piece, path: Path, level: float, seed: int = 1) -> Piece:
    if not path.exists():
        samples = noise(piece.duration_ms / 1000, level, seed)
        soundfile.write(path, samples, AIR_RATE_HZ, subtype="FLOAT")
    return replace(piece, path=path)


@pytest.fixture
def tapis(tmp_path: Path) -> Path:
    """A bed of five seconds."""
    path = tmp_path / "bed.wav"
    soundfile.write(path, noise(5, 0.05, seed=9), AIR_RATE_HZ, subtype="FLOAT")
    return path


def heard(path: Path) -> NDArray[np.float32]:
    samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    assert rate_hz == AIR_RATE_HZ
    return np.asarray(samples, np.float32)


def db(samples: NDArray[np.float32]) -> float:
    return float(20 * np.log10(np.sqrt((samples**2).mean()) + 1e-12))


def test_the_mix_is_as_long_and_as_loud_as_asked(tmp_path: Path, tapis: Path) -> None:
    """Exactly the slot's samples, at the station's loudness; what is told is what is there."""
    pieces = [
        sounding(sentence(0, 4_000), tmp_path / "a.wav", 0.02),
        sounding(sentence(1, 3_000), tmp_path / "b.wav", 0.02),
        bed(starts=True),
    ]

    told = mix(fit(pieces, 10_000, RULES), tapis, RULES, tmp_path / "mix.wav")

    samples = heard(tmp_path / "mix.wav")
    assert samples.shape == (480_000, 2)
    assert soundfile.info(tmp_path / "mix.wav").subtype == "PCM_24"
    assert integrated_lufs(samples) == pytest.approx(-23.0, abs=0.06)
    assert told.loudness.integrated_lufs == pytest.approx(integrated_lufs(samples), abs=0.01)
    assert told.loudness.true_peak_dbtp == pytest.approx(true_peak_dbtp(samples), abs=0.05)


def test_any_whole_millisecond_is_a_length(tmp_path: Path, tapis: Path) -> None:
    """Exact to the sample where the slot ends between two hundredths of a second, loud to its end."""
    rules = replace(RULES, target_lufs=-14)
    piece = sounding(sentence(0, 8_000), tmp_path / "a.wav", 0.02)
    timeline = fit([piece, bed(starts=True)], 10_007, rules)

    mix(timeline, tapis, rules, tmp_path / "mix.wav")

    assert len(heard(tmp_path / "mix.wav")) == 10_007 * 48


@pytest.mark.parametrize("target_lufs", [-23, -18, -16])
def test_peaks_are_held_under_the_ceiling_and_the_loudness_reached(
    tmp_path: Path, tapis: Path, target_lufs: float
) -> None:
    """A voice with hard peaks, at each loudness that a station may ask for."""
    piece = sounding(sentence(0, 8_000), tmp_path / "a.wav", 0.02)
    samples = heard(tmp_path / "a.wav")
    samples[::4_800] = 0.5
    soundfile.write(tmp_path / "a.wav", samples, AIR_RATE_HZ, subtype="FLOAT")
    rules = replace(RULES, target_lufs=target_lufs, ceiling_dbtp=-3)

    mix(fit([piece, bed(starts=True)], 12_000, rules), tapis, rules, tmp_path / "mix.wav")

    measured = measure(heard(tmp_path / "mix.wav"))
    assert measured.true_peak_dbtp <= -3.4
    assert measured.integrated_lufs == pytest.approx(target_lufs, abs=0.1)


def test_every_mouth_is_brought_to_one_loudness(tmp_path: Path, tapis: Path) -> None:
    """A shouted take after a whispered voice: within half a unit of each other."""
    quiet = sounding(sentence(0, 4_000), tmp_path / "a.wav", 0.003)
    loud = replace(sounding(sentence(1, 4_000), tmp_path / "b.wav", 0.2), kind="take")

    timeline = fit([quiet, loud, bed(starts=True)], 12_000, RULES)
    mix(timeline, tapis, RULES, tmp_path / "mix.wav")

    samples = heard(tmp_path / "mix.wav")
    levels = [
        integrated_lufs(samples[p.start_ms * 48 + 4_800 : p.end_ms * 48 - 4_800])
        for p in timeline.placements
    ]
    assert abs(levels[0] - levels[1]) < 0.5


def test_the_bed_is_down_before_the_voice_and_ends_on_the_out_time(
    tmp_path: Path, tapis: Path
) -> None:
    """Ducked ahead of the first word, back up after the last, gone on the last sample."""
    pieces = [bed(starts=True), jingle("virgule", 3_000), sentence(1, 4_000)]
    pieces = [pieces[0], *(sounding(p, tmp_path / f"{p.kind}.wav", 0.02) for p in pieces[1:])]
    timeline = fit(pieces, 12_000, RULES)
    # The music alone: the same bulletin, its words made silent afterwards
    mix(timeline, tapis, RULES, tmp_path / "mix.wav")
    words = timeline.placements[-1]

    samples = heard(tmp_path / "mix.wav")
    alone = db(samples[(words.end_ms + 700) * 48 : (words.end_ms + 1_100) * 48])
    still_under = db(samples[words.end_ms * 48 : (words.end_ms + 40) * 48])
    assert alone - still_under == pytest.approx(14, abs=1.5)  # from -18 LU up to -4 LU
    assert db(samples[-48:]) < -70


@pytest.mark.parametrize("tail_ms", [2_000, 6_500])
def test_the_music_itself_ends_with_the_bulletin(tmp_path: Path, tail_ms: int) -> None:
    """A bed that has an ending is aligned on it, however long the tail: never cut at random."""
    music = np.concatenate((noise(4, 0.05, seed=9), np.zeros((9_600, 2), np.float32)))
    music[4 * AIR_RATE_HZ - 480 : 4 * AIR_RATE_HZ] = 0.4  # its last note
    soundfile.write(tmp_path / "bed.wav", music, AIR_RATE_HZ, subtype="FLOAT")
    piece = sounding(sentence(0, 8_000), tmp_path / "a.wav", 0.02)

    timeline = fit([piece, bed(starts=True)], 8_000 + tail_ms, RULES)
    mix(timeline, tmp_path / "bed.wav", RULES, tmp_path / "mix.wav")

    samples = np.abs(heard(tmp_path / "mix.wav")[:, 0])
    last_note = int(np.argmax(samples[-48_000:])) - 48_000
    assert -9_600 - 480 <= last_note <= -9_600


@pytest.mark.parametrize(
    ("speed_budget_ms", "faster"),
    [pytest.param(9_650, True, id="hurried"), pytest.param(13_300, False, id="slowed")],
)
def test_speech_is_stretched_to_the_slot(
    tmp_path: Path, speed_budget_ms: int, *, faster: bool
) -> None:
    """Synthetic speech gives a few per cent before any pause does; the length stays exact."""
    pieces = [
        sounding(sentence(0, 5_000), tmp_path / "a.wav", 0.02),
        sounding(sentence(1, 4_000) if faster else sentence(1, 7_000), tmp_path / "b.wav", 0.02),
    ]

    timeline = fit(pieces, speed_budget_ms, RULES)
    mix(timeline, None, RULES, tmp_path / "mix.wav")

    assert (timeline.speed > 1) is faster
    assert 0.95 <= timeline.speed <= 1.06
    assert len(heard(tmp_path / "mix.wav")) == speed_budget_ms * 48


def test_a_bed_that_the_station_lacks_is_told(tmp_path: Path) -> None:
    """[tapis] without a tapis is one clear line."""
    piece = sounding(sentence(0, 4_000), tmp_path / "a.wav", 0.02)

    with pytest.raises(MixError, match="demande un tapis"):
        mix(fit([piece, bed(starts=True)], 8_000, RULES), None, RULES, tmp_path / "mix.wav")


def test_a_sound_shorter_than_its_cue_points_is_refused(tmp_path: Path) -> None:
    """A clip that would run past its file is an error, not a silence; nothing is left behind."""
    short = replace(
        sounding(sentence(0, 1_000), tmp_path / "a.wav", 0.02), kind="clip", duration_ms=4_000
    )

    with pytest.raises(MixError, match="points de coupe hors du son : de 0 à 4000 ms sur 1000"):
        mix(fit([short], 4_500, RULES), None, RULES, tmp_path / "mix.wav")
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.parametrize(
    ("after", "heard_ms"),
    [
        pytest.param("room", 220, id="the room dies away"),
        pytest.param("word", 100, id="up to the next word"),
        pytest.param("same word", 0, id="cut in the middle of a word"),
        pytest.param("nothing", 0, id="the file ends"),
    ],
)
def test_a_clip_keeps_the_room_after_its_last_word(
    tmp_path: Path, after: str, heard_ms: int
) -> None:
    """What rings on is heard and faded, and nothing of what the speaker says next."""
    clip = replace(sounding(sentence(0, 4_000), tmp_path / "a.wav", 0.1), kind="clip")
    word = noise(1, 0.1, seed=3)
    rings = noise(1, 0.1, seed=4) * np.exp(-np.arange(48_000) / 1_920, dtype=np.float32)[:, None]
    follows = {
        "room": rings,
        "word": np.concatenate((rings[:4_800], word)),
        "same word": word,
        "nothing": word[:0],
    }[after]
    soundfile.write(
        tmp_path / "a.wav",
        np.concatenate((heard(tmp_path / "a.wav"), follows)),
        AIR_RATE_HZ,
        subtype="FLOAT",
    )

    timeline = fit([clip, sentence(1, 0)], 4_700, RULES)
    mix(timeline, None, RULES, tmp_path / "mix.wav")

    samples = np.abs(heard(tmp_path / "mix.wav")[4_000 * 48 :]).max(axis=1)
    rest = samples[: len(samples) // 480 * 480].reshape(-1, 480).max(axis=1)
    assert int((rest > 1e-4).sum()) * 10 == pytest.approx(heard_ms, abs=20)
    assert rest.argmax() == 0


def stories(tmp_path: Path, middle_ms: int) -> list[Piece]:
    """Four stories; the second has another length and another sound each time."""
    return [
        sounding(sentence(0, 4_000, story="un"), tmp_path / "a.wav", 0.02, seed=1),
        sounding(
            sentence(0, middle_ms, story="deux"),
            tmp_path / f"{middle_ms}.wav",
            0.02,
            seed=middle_ms,
        ),
        sounding(sentence(0, 4_000, story="trois"), tmp_path / "c.wav", 0.02, seed=3),
        sounding(sentence(0, 4_000, story="quatre"), tmp_path / "d.wav", 0.02, seed=4),
        bed(starts=True, story="fin"),
    ]


def test_a_changed_story_does_not_redo_the_others(
    tmp_path: Path, tapis: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only its own sound is summed again, even where the others move; the bytes are the same."""
    mix(fit(stories(tmp_path, 3_050), 22_000, RULES), tapis, RULES, tmp_path / "mix.wav")
    changed = fit(stories(tmp_path, 3_250), 22_000, RULES)
    made: set[str] = set()

    def noting(segment: Segment, recordings: Recordings, gain_db: float) -> NDArray[np.float32]:
        made.update(sound.excerpt.path.name for sound in segment.sounds)
        return blocks.summed(segment, recordings, gain_db)

    monkeypatch.setattr(assembly, "summed", noting)
    mix(changed, tapis, RULES, tmp_path / "mix.wav")
    incremental = set(made)
    mix(changed, tapis, RULES, tmp_path / "afresh.wav")

    # the last one too: its music is timed from the end of the bulletin
    assert incremental == {"3250.wav", "d.wav"}
    assert made == {"a.wav", "3250.wav", "c.wav", "d.wav"}
    assert (tmp_path / "mix.wav").read_bytes() == (tmp_path / "afresh.wav").read_bytes()


@pytest.mark.parametrize("target_lufs", [-23, -18, -14])
def test_a_bulletin_is_summed_once(
    tmp_path: Path, tapis: Path, monkeypatch: pytest.MonkeyPatch, target_lufs: float
) -> None:
    """Its gain is foretold from what its sounds measure, even where many peaks must be held."""
    rules = replace(RULES, target_lufs=target_lufs)
    timeline = fit(stories(tmp_path, 3_050), 22_000, rules)
    lengths: list[int] = []

    def noting(segment: Segment, recordings: Recordings, gain_db: float) -> NDArray[np.float32]:
        lengths.append(segment.length_ms)
        return blocks.summed(segment, recordings, gain_db)

    monkeypatch.setattr(assembly, "summed", noting)
    mix(timeline, tapis, rules, tmp_path / "mix.wav")

    assert sum(lengths) == 22_000
    assert measure(heard(tmp_path / "mix.wav")).integrated_lufs == pytest.approx(
        target_lufs, abs=0.1
    )


@pytest.mark.parametrize("damaged", ["wav", "index"])
def test_a_damaged_mix_is_made_again(tmp_path: Path, tapis: Path, damaged: str) -> None:
    """What was kept is checked before it is used."""
    timeline = fit(stories(tmp_path, 3_000), 22_000, RULES)
    wav = tmp_path / "mix.wav"
    mix(timeline, tapis, RULES, wav)
    good = wav.read_bytes()
    if damaged == "wav":
        wav.write_bytes(good[:200_000] + b"\x55" * 1_000 + good[201_000:])
    else:
        index_of(wav).write_bytes(b"no index")

    mix(timeline, tapis, RULES, wav)

    assert wav.read_bytes() == good


def test_a_silence_is_refused_and_the_earlier_mix_stays(tmp_path: Path) -> None:
    """A hole of three seconds never gets the name of a good file."""
    pieces = [
        sounding(sentence(0, 4_000), tmp_path / "a.wav", 0.02),
        replace(sentence(1, 3_000), kind="pause"),
        sounding(sentence(2, 4_000), tmp_path / "b.wav", 0.02),
    ]
    wav = tmp_path / "mix.wav"
    wav.write_bytes(b"good")

    with pytest.raises(MixError, match="un silence de 3,0 s"):
        mix(fit(pieces, 11_500, RULES), None, RULES, wav)
    assert wav.read_bytes() == b"good"


def test_a_mouth_that_was_heard_needs_not_be_heard_again(tmp_path: Path, tapis: Path) -> None:
    """Its gain is kept, for this loudness of the station and no other."""
    mouth = (
        Excerpt(path=tapis, sha256="1f", kind="jingle", start_ms=0, file_ms=2_000, heard_ms=2_000),
    )
    first = Recordings(tmp_path, -23)
    gain_db = first.gain_db(mouth)
    kept = first.gains([mouth])
    tapis.unlink()

    assert Recordings(tmp_path, -23, kept).gain_db(mouth) == gain_db
    with pytest.raises(MixError, match="introuvable"):
        Recordings(tmp_path, -18, kept).gain_db(mouth)
