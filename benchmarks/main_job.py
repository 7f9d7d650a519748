"""How long the main job takes, beside the clock on the wall and beside pydub used alone.

    python benchmarks/main_job.py [--voice | --first] [--runs 3]

Every figure is of whole processes, started cold, on this machine, in this run; quote the ratios.
``--voice`` adds the real voice, which takes a few minutes: how long until its first sentence can be
heard, and what an edited sentence costs beside its own synthesis; ``--first`` is the first of these
alone. The reference is what a station
would write with pydub in an afternoon: the same sentences, jingles and bed, overlaid and exported.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from broadcast.sound.loudness import measure
from broadcast.sound.reading import read_sound
from broadcast.workspace import Workspace, create_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

AIR_S = 180
ADVERBS = (
    *("vraiment", "nettement", "largement", "clairement", "franchement", "manifestement"),
    *("visiblement", "certainement", "assurément", "incontestablement"),
)
JOB = ("render", "--dept", "Aveyron", "--format", "journal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command took, median of several runs."""

    wall_s: float
    cpu_s: float


def cost_of(command: list[str], runs: int, before: Callable[[], None] = lambda: None) -> Cost:
    """Run a command several times, each after `before`, and take the medians."""
    walls, cpus = [], []
    for _ in range(runs):
        before()
        used, start = os.times(), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        walls.append(time.perf_counter() - start)
        after = os.times()
        cpus.append(
            after.children_user + after.children_system - used.children_user - used.children_system
        )
    return Cost(wall_s=statistics.median(walls), cpu_s=statistics.median(cpus))


def first_heard(station: Workspace, command: list[str]) -> Cost:
    """From the start of a cold process until its first new sentence can be heard."""
    known = set(station.speech_cache.glob("??/[!.]*.wav"))
    used, start = os.times(), time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as job:
        while job.poll() is None:
            if set(station.speech_cache.glob("??/[!.]*.wav")) - known:
                wall_s = time.perf_counter() - start
                job.terminate()
                job.wait()
                after = os.times()
                cpu_s = after.children_user + after.children_system
                cpu_s -= used.children_user + used.children_system
                return Cost(wall_s=wall_s, cpu_s=cpu_s)
            time.sleep(0.01)
    raise SystemExit("no sentence was made: " + " ".join(command))


def load() -> str:
    """How busy the machine is: programs that want a processor, last minute."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def broadcast(station: Workspace, *arguments: str) -> list[str]:
    """The command line of one call."""
    return [sys.executable, "-m", "broadcast", *arguments, "--workspace", str(station.root)]


def forget(station: Workspace) -> None:
    """Throw away everything that was made."""
    rmtree(station.root / "output", ignore_errors=True)


def reworded(script: str) -> str:
    """A script with one sentence in its middle said in another way, and in another each time."""
    lines = script.splitlines()
    plain = [at for at, line in enumerate(lines) if line[:1].isalpha() and line.endswith(".")]
    at = plain[len(plain) // 2]
    stem, _, last = lines[at].removesuffix(".").rpartition(" ")
    if last in ADVERBS:
        lines[at] = f"{stem} {ADVERBS[ADVERBS.index(last) + 1]}."
    else:
        lines[at] = f"{stem} {last} {ADVERBS[0]}."
    return "\n".join(lines) + "\n"


def reword(station: Workspace) -> None:
    """Change one sentence of the script on disk."""
    script = next((station.root / "output").rglob("2-script.md"))
    script.write_text(reworded(script.read_text(encoding="utf-8")), encoding="utf-8")


def with_pydub_alone(station: Workspace, scratch: Path) -> list[str]:
    """The command line of the reference, on the same sounds turned into what pydub reads."""
    import soundfile  # noqa: PLC0415 - only the reference needs it here

    folder = next((station.root / "output").rglob("4-speech")).parent
    rows = json.loads((folder / "4-speech" / "speech.json").read_text(encoding="utf-8"))
    for index, row in enumerate(rows):
        samples, rate = soundfile.read(station.root / row["path"])
        soundfile.write(scratch / f"{index:03}.wav", samples, rate, subtype="PCM_16")
    for name in ("indicatif", "tapis"):
        samples, rate = soundfile.read(station.imaging / f"{name}.flac")
        soundfile.write(scratch / f"{name}.wav", samples, rate, subtype="PCM_16")
    return [sys.executable, str(Path(__file__).parent / "pydub_alone.py"), str(scratch), str(AIR_S)]


def told(name: str, cost: Cost) -> None:
    """One row of the table."""
    print(f"| {name} | {cost.wall_s:.2f} | {cost.cpu_s:.2f} | {AIR_S / cost.wall_s:.0f} |")


def told_first(station: Workspace, runs: int) -> None:
    """How long until the neural voice is heard: each run, as the load of the machine decides."""
    job = broadcast(station, *JOB, "--voice", "claire")
    for _ in range(runs):
        forget(station)
        first = first_heard(station, job)
        print(f"First sentence heard, cold: {first.wall_s:.2f} s, CPU {first.cpu_s:.2f}; {load()}.")


def main() -> None:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--voice", action="store_true", help="measure the real voice too")
    parser.add_argument("--first", action="store_true", help="only until the first sentence")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        station = create_workspace(Path(folder) / "station")
        if asked.first:
            told_first(station, asked.runs)
            return
        job = broadcast(station, *JOB, "--voice", "maquette")
        print(f"A journal of {AIR_S} s; whole processes, median of {asked.runs} runs.\n")
        print("| what | wall s | CPU s | times faster than real time |\n|---|---|---|---|")
        told("`broadcast --help`", cost_of([sys.executable, "-m", "broadcast", "--help"], 5))
        told("render, tone voice, from nothing", cost_of(job, asked.runs, lambda: forget(station)))
        told("render again, nothing changed", cost_of(job, asked.runs))
        told("one edited sentence", cost_of(job, asked.runs, lambda: reword(station)))
        scratch = Path(folder) / "pydub"
        scratch.mkdir()
        told(
            "pydub alone, mix and MP3 only", cost_of(with_pydub_alone(station, scratch), asked.runs)
        )
        if asked.voice:
            job = broadcast(station, *JOB, "--voice", "claire")
            told_first(station, asked.runs)
            told("render, neural voice, from nothing", cost_of(job, 1, lambda: forget(station)))
            told("one edited sentence, neural", cost_of(job, asked.runs, lambda: reword(station)))
            reword(station)
            edited = first_heard(station, job)
            print(f"\nThe edited sentence heard, cold: {edited.wall_s:.2f} s; {load()}.")
        print("\n| file | LUFS (asked: -23.0) | true peak dBTP |\n|---|---|---|")
        ours = next((station.root / "output").rglob("6-air.mp3"))
        for name, path in (("broadcast", ours), ("pydub alone", scratch / "out.mp3")):
            heard = measure(read_sound(path))
            print(f"| {name} | {heard.integrated_lufs:.2f} | {heard.true_peak_dbtp:.2f} |")


if __name__ == "__main__":
    main()
