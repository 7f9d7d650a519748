"""The five-minute assembly: ours, beside pydub and beside the best ffmpeg graph, in one run.

    python benchmarks/assembly.py [--runs 3] [--long]

Twenty segments (ten MP3 of 24 kHz mono, ten WAV of 48 kHz stereo), a jingle, a looped bed under
speech, exactly 300.000 s, -16 LUFS, MP3 at 192 kb/s. Every figure is of whole processes started
cold; quote the ratios. ``--long`` adds our memory for 1, 10 and 60 minutes, and the cost of one
changed story in ten minutes. The fixtures are made here.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

from broadcast.model.speech import Spoken
from broadcast.quality.measuring import measured
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.sound.levels import integrated_of
from broadcast.voice.engines.espeak import Espeak

if TYPE_CHECKING:
    from numpy.typing import NDArray

HERE = Path(__file__).parent
RATE_HZ = 48_000
SECONDS = 300
TEXT = (
    "Les électeurs du département ont été bien plus nombreux à voter qu'au premier tour, et le "
    "candidat l'emporte avec plus de la moitié des voix, devant l'ancien ministre. Dans les villes "
    "du nord, la participation bondit ; ailleurs, elle recule un peu, sans que cela change le "
    "résultat. Les maires attendent maintenant la suite, et la campagne commence dès demain matin."
)
MEMORY_MINUTES = (1, 10, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What whole processes took: medians, and the largest memory."""

    wall_s: float
    cpu_s: float
    peak_mib: float
    printed: str


MEASURE = """
import resource, subprocess, sys, time
start = time.perf_counter()
printed = subprocess.run(sys.argv[1:], check=True, capture_output=True, text=True).stdout
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, printed)
"""
"""A small process that starts each job: memory counts from that of whoever starts it."""


def cost_of(command: list[str], runs: int) -> Cost:
    """Run a command several times; memory is that of its largest process."""
    rows = []
    for _ in range(runs):
        job = [sys.executable, "-S", "-c", MEASURE, *command]
        rows.append(subprocess.run(job, check=True, capture_output=True, text=True).stdout)
    figures = [[float(word) for word in row.split()[:3]] for row in rows]
    walls, cpus, peaks = zip(*figures, strict=True)
    return Cost(
        wall_s=statistics.median(walls),
        cpu_s=statistics.median(cpus),
        peak_mib=max(peaks),
        printed=" ".join(rows[-1].split()[3:]),
    )


def speech(number: int, seconds: float, rate_hz: int) -> NDArray[np.float32]:
    """So many seconds of a mechanical voice that reads, each time from another word on."""
    said = " ".join(TEXT.split()[number * 3 % 40 :] + TEXT.split())
    spoken = Espeak(rate=1.0).speak(Spoken(words=said))
    samples = soxr.resample(spoken.samples, spoken.sample_rate_hz, rate_hz)
    repeated = np.tile(samples, 1 + round(seconds * rate_hz) // len(samples))
    return np.asarray(repeated[: round(seconds * rate_hz)], np.float32)


def make_fixtures(folder: Path, segments: int) -> None:
    """Segments of 12 s, a jingle of 4 s, a bed of 24 s, each at its own level."""
    for number in range(segments):
        samples = speech(number, 12.0, 24_000 if number % 2 else RATE_HZ)
        if number % 2:
            soundfile.write(folder / "source.wav", samples, 24_000)
            source = str(folder / "source.wav")
            run_ffmpeg("-i", source, "-b:a", "64k", str(folder / f"{number:03}.mp3"))
        else:
            both = np.repeat((0.3 + number % 3 * 0.3) * samples[:, np.newaxis], 2, axis=1)
            soundfile.write(folder / f"{number:03}.wav", both, RATE_HZ, subtype="PCM_16")
    chance = np.random.default_rng(99)
    for name, seconds, level in (("jingle", 4, 0.1), ("bed", 24, 0.05)):
        noise = chance.standard_normal((seconds * RATE_HZ, 2))
        smooth = np.apply_along_axis(
            lambda one: np.convolve(one, np.ones(24) / 24, "same"), 0, noise
        )
        soundfile.write(folder / f"{name}.wav", smooth * level * 8, RATE_HZ, subtype="PCM_16")


def told(name: str, cost: Cost, path: Path | None) -> None:
    """One row of the table, with what the file really holds."""
    held = ""
    if path:
        heard = measured(path)
        off = heard.frames - SECONDS * RATE_HZ
        held = f"{integrated_of(heard.energies):.2f} | {heard.true_peak_dbtp:.2f} | {off:+d}"
    figures = f"{cost.wall_s:.2f} | {cost.cpu_s:.2f} | {cost.peak_mib:.0f}"
    print(f"| {name} | {figures} | {held or ' |  | '} |", flush=True)


def main() -> None:
    """Measure, and print tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--long", action="store_true", help="1, 10 and 60 minutes too")
    asked = parser.parse_args()
    ours, pydub, graph = (
        [sys.executable, str(HERE / name)]
        for name in ("assembly_ours.py", "assembly_pydub.py", "assembly_ffmpeg.py")
    )
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        make_fixtures(folder, 20)
        print("| what | wall s | CPU s | peak MiB | LUFS | dBTP | samples off |")
        print("|---|---|---|---|---|---|---|")
        for name, command, out in (
            ("pydub, mix only", [*pydub, scratch, "mix"], "pydub.wav"),
            ("pydub, to the MP3", [*pydub, scratch, "mp3"], "pydub.mp3"),
            ("ffmpeg graph in two passes, to the MP3", [*graph, scratch], "ffmpeg.mp3"),
            ("ours, mix only", [*ours, scratch, "mix"], "ours.wav"),
            ("ours, to the MP3", [*ours, scratch, "mp3"], "ours.mp3"),
            ("ours, to the MP3, judged, with its page", [*ours, scratch, "qc"], "ours.mp3"),
        ):
            told(name, cost_of(command, asked.runs), folder / out)
        if asked.long:
            print("\n| ours, mix only | wall s | CPU s | peak MiB |\n|---|---|---|---|")
            for minutes in MEMORY_MINUTES:
                cost = cost_of([*ours, scratch, "long", str(minutes)], 1)
                row = f"{cost.wall_s:.2f} | {cost.cpu_s:.2f} | {cost.peak_mib:.0f}"
                print(f"| {minutes} min | {row} |", flush=True)
            print("\n" + cost_of([*ours, scratch, "changed"], 1).printed)


if __name__ == "__main__":
    main()
