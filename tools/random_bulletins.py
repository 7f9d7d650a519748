"""Makes bulletins at random, and checks each as a station would: not one may fail.

    python tools/random_bulletins.py [--count 200] [--first 0] [--log FILE]

Random stories, clips, takes, beds, jingles and slots from 0'45 to 10'00, with the tone voice, in
every loudness profile and at every MP3 bitrate. A bulletin passes where its WAV and its MP3, as
decoded, are as long as the slot to the sample, pass every check of the quality control, are in
the order that was asked, and where making it again from nothing gives the same bytes. With a log,
each verdict is added to it, and what it already holds is not made again: a run can be stopped.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from broadcast.errors import BroadcastError
from broadcast.export.bwf import write_bwf
from broadcast.export.card import Card
from broadcast.export.encoded import LAME_SCALE, encode_mp3
from broadcast.mix.fit import fit
from broadcast.mix.kept import index_of
from broadcast.mix.mixing import mix
from broadcast.mix.profiles import PROFILES
from broadcast.mix.rules import MixRules
from broadcast.model.air import AIR_RATE_HZ, Piece, Timeline
from broadcast.model.speech import Spoken
from broadcast.pipeline.sounding.rundown import captions_of, plan_of
from broadcast.quality.checks import checks_of
from broadcast.quality.measuring import measured
from broadcast.quality.told import faults_of, number_told
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.voice.engines.tone import Tone

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

WORDS = (
    *("la", "gauche", "du", "département", "vote", "dimanche", "pour", "choisir", "un", "candidat"),
    *("et", "les", "maires", "attendent"),
)
VOICES = {"claire": "aigu", "marc": "grave"}
CLIPS = (
    (".wav", ("-c:a", "pcm_s16le")),
    (".m4a", ("-c:a", "aac", "-b:a", "96k")),
    (".opus", ("-c:a", "libopus", "-b:a", "32k")),
    (".mp3", ("-c:a", "libmp3lame", "-ar", "22050", "-ac", "1")),
    (".amr", ("-c:a", "libopencore_amrnb", "-ar", "8000", "-ac", "1")),
)
SHORTEST_S, LONGEST_S = 45, 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One bulletin, and all that is wrong with it."""

    seed: int
    told: str
    faults: tuple[str, ...]


def make(seed: int, folder: Path, longest_s: int = LONGEST_S) -> Outcome:
    """Make the bulletin of that number in a folder, and judge it."""
    chance = np.random.default_rng(seed)
    budget_ms = 1000 * round(np.exp(chance.uniform(np.log(SHORTEST_S), np.log(longest_s))))
    profile = str(chance.choice(sorted(PROFILES)))
    kbps = int(chance.choice(sorted(LAME_SCALE)))
    target_lufs, ceiling_dbtp = PROFILES[profile]
    rules = MixRules(
        talk_over_ms=int(chance.integers(2_000, 5_000)),
        bed_under_speech_lu=float(chance.choice([16.0, 18.0, 20.0])),
        pause_min_ms=250,
        pause_max_ms=800,
        tail_max_ms=20_000,
        target_lufs=target_lufs,
        ceiling_dbtp=ceiling_dbtp,
    )
    told = f"n° {seed}, {budget_ms // 1000} s, {profile}, {kbps} kb/s"
    try:
        pieces = _pieces(chance, folder, budget_ms)
        bed = _music(chance, folder / "bed.wav", chance.uniform(6, 40), 0.04)
        timeline = fit(pieces, budget_ms, rules)
        faults = _faults(timeline, pieces, rules, bed=bed, kbps=kbps, folder=folder)
    except BroadcastError as error:
        faults = [str(error)]
    return Outcome(seed=seed, told=told, faults=tuple(faults))


def _faults(
    timeline: Timeline, pieces: list[Piece], rules: MixRules, *, bed: Path, kbps: int, folder: Path
) -> list[str]:
    wav, mp3, bwf = (folder / name for name in ("mix.wav", "air.mp3", "air.wav"))
    mixed = mix(timeline, bed, rules, wav)
    first = wav.read_bytes()
    index_of(wav).unlink()
    wav.unlink()
    mix(timeline, bed, rules, wav)
    faults = [] if wav.read_bytes() == first else ["made again, it has other bytes"]
    asked = [piece.path for piece in pieces if piece.path]
    heard_order = [
        placement.piece.path for placement in timeline.placements if placement.piece.path
    ]
    if heard_order != [path for path in asked if path in set(heard_order)]:
        faults.append("another order than asked")
    said = captions_of(timeline)
    card = Card(
        bulletin="random",
        title="Bulletin au hasard",
        station="Totem",
        airtime=datetime(2017, 1, 30, 7, tzinfo=UTC),
        duration_ms=timeline.length_ms,
        comment="",
        encoder="broadcast",
        chapters=(),
        loudness=mixed.loudness,
        first_word_ms=said[0].start_ms,
        last_word_ms=said[-1].end_ms,
        outcue=said[-1].text,
    )
    encode_mp3(wav, mp3, card, kbps)
    write_bwf(wav, bwf, card)
    plan = plan_of(timeline, (), rules)
    if timeline.length_ms - said[-1].end_ms < 300:
        faults.append("the last word ends less than 300 ms before the out-time")
    for path in (mp3, bwf):
        heard = measured(path, plan.edits_ms)
        if heard.frames != timeline.length_ms * AIR_RATE_HZ // 1000:
            faults.append(f"{path.name}: {heard.frames} samples")
        faults += [
            f"{path.name}: {check.key} {number_told(check)} ({check.limit})"
            for check in faults_of(checks_of(heard, plan))
        ]
    return faults


def _pieces(chance: Generator, folder: Path, budget_ms: int) -> list[Piece]:
    """Stories until the slot is nearly full, then a few optional paragraphs, then music."""
    theme = _music(chance, folder / "theme.wav", chance.uniform(5, 9), 0.1)
    sting = _music(chance, folder / "sting.wav", chance.uniform(1, 3), 0.1)
    pieces = [_jingle(theme, "indicatif", "s0"), _bed("s0", starts=True)]
    spent_ms = 3_500.0
    filled_ms = budget_ms - chance.uniform(12_000, 17_000)
    story = 0
    while spent_ms < filled_ms:
        if story and chance.random() < 0.5:
            pieces.append(_jingle(sting, "virgule", f"s{story}"))
            spent_ms += 2_500
        if story == 1:
            pieces.append(_bed("s1", starts=False))
        name = str(chance.choice(sorted(VOICES)))
        for paragraph in range(int(chance.integers(1, 4))):
            own = _paragraph(chance, folder, story, paragraph, name)
            pieces += own
            spent_ms += sum(piece.duration_ms + 400 for piece in own)
            if spent_ms > filled_ms:
                break
        if chance.random() < 0.35 and spent_ms < filled_ms - 11_000:
            clip = _clip(chance, folder, story)
            pieces.append(clip)
            spent_ms += clip.duration_ms + 400
        story += 1
    pieces.append(_bed(f"s{story}", starts=True))
    pieces += _paragraph(chance, folder, story, 0, "claire")
    for paragraph in range(int(chance.integers(0, 4))):
        optional = _paragraph(chance, folder, story, 10 + paragraph, "claire")
        pieces += [replace(piece, cut_rank=1 + paragraph % 2) for piece in optional]
    return pieces


def _paragraph(
    chance: Generator, folder: Path, story: int, paragraph: int, voice: str
) -> list[Piece]:
    pieces, engine = [], Tone(style=VOICES[voice])
    for number in range(int(chance.integers(1, 3))):
        words = " ".join(str(word) for word in chance.choice(WORDS, int(chance.integers(5, 12))))
        speech = engine.speak(Spoken(words=f"{words}."))
        path = folder / f"{story}-{paragraph}-{number}.wav"
        soundfile.write(path, speech.samples, speech.sample_rate_hz, subtype="FLOAT")
        pieces.append(
            Piece(
                kind="sentence",
                story=f"s{story}",
                paragraph=paragraph,
                duration_ms=len(speech.samples) * 1000 // speech.sample_rate_hz,
                text=words,
                path=path,
                voice=voice,
            )
        )
    return pieces


def _clip(chance: Generator, folder: Path, story: int) -> Piece:
    """A recording from the field: noise like speech, at any level, in any format."""
    seconds = chance.uniform(5, 11)
    at = np.arange(round(seconds * AIR_RATE_HZ)) / AIR_RATE_HZ
    sound = chance.standard_normal(len(at)) * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * at))
    smooth = np.convolve(sound, np.ones(24) / 24, "same") * 10 ** chance.uniform(-1.2, 0)
    sides = np.stack([smooth, smooth * chance.choice([0.0, 1.0])], axis=1)
    suffix, arguments = CLIPS[int(chance.integers(len(CLIPS)))]
    path = folder / f"clip-{story}{suffix}"
    soundfile.write(folder / "source.wav", sides, AIR_RATE_HZ, subtype="FLOAT")
    run_ffmpeg("-i", str(folder / "source.wav"), *arguments, str(path))
    cue_in_ms = int(chance.integers(0, 1_500))
    return Piece(
        kind="take" if chance.random() < 0.3 else "clip",
        story=f"s{story}",
        paragraph=20,
        duration_ms=round(seconds * 1000) - cue_in_ms - int(chance.integers(200, 1_000)),
        text="un son",
        path=path,
        cue_in_ms=cue_in_ms,
    )


def _music(chance: Generator, path: Path, seconds: float, level: float) -> Path:
    """A chord that swells and dies away."""
    length = round(seconds * 1000) * AIR_RATE_HZ // 1000
    at = np.arange(length) / AIR_RATE_HZ
    sides: list[NDArray[np.float64]] = []
    for side in range(2):
        notes = [110.0 * 2 ** (step / 12) for step in chance.integers(0, 36, 5)]
        chord = sum(np.sin(2 * np.pi * hz * at + 0.3 * side) for hz in notes)
        sides.append(np.asarray(chord * level * (0.8 + 0.2 * np.sin(2 * np.pi * at))))
    samples = np.stack([sides[0], 0.6 * sides[0] + 0.4 * sides[1]], axis=1)
    edge = np.minimum(1, np.arange(length) / 2_400)
    soundfile.write(path, samples * np.minimum(edge, edge[::-1])[:, np.newaxis], AIR_RATE_HZ)
    return path


def _jingle(path: Path, name: str, story: str) -> Piece:
    frames = soundfile.info(path).frames
    return Piece(
        kind="jingle",
        story=story,
        paragraph=0,
        duration_ms=frames * 1000 // AIR_RATE_HZ,
        text=name,
        path=path,
    )


def _bed(story: str, *, starts: bool) -> Piece:
    return Piece(kind="bed_in" if starts else "bed_out", story=story, paragraph=0, duration_ms=0)


def main() -> None:
    """Make them all, and leave with 1 where one fails."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--longest", type=int, default=LONGEST_S, help="longest slot, in seconds")
    parser.add_argument("--log", type=Path, help="verdicts, kept from one run to the next")
    asked = parser.parse_args()
    lines = asked.log.read_text().splitlines() if asked.log and asked.log.is_file() else []
    known = {int(line.split(",")[0].removeprefix("n° ")): line for line in lines}
    failed = 0
    for seed in range(asked.first, asked.first + asked.count):
        if seed in known:
            failed += not known[seed].endswith(": ok")
            continue
        with tempfile.TemporaryDirectory() as folder:
            outcome = make(seed, Path(folder), asked.longest)
        failed += bool(outcome.faults)
        line = f"{outcome.told}: {'; '.join(outcome.faults) or 'ok'}"
        print(line, flush=True)
        if asked.log:
            with asked.log.open("a") as log:
                log.write(f"{line}\n")
    print(f"{asked.count} bulletins, {failed} failures")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
