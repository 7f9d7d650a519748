"""One edited sentence in a finished bulletin of three minutes: how long until its new MP3 is there.

    python benchmarks/edited_sentence.py [--voice claire] [--runs 5]

Cold: the script is edited on disk, and `broadcast render` started. Warm: it is edited at the review
desk, through its API, and made there. The MP3 is there when it has its name, heard and judged; the
rest (its page, its sidecars) follows. Beside it, the time that the neural model ran in that very
job: the sentence's own.
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
from shutil import copytree
from typing import TYPE_CHECKING

from main_job import JOB, broadcast, load, reword, reworded
from model_time import model_seconds
from review_desk import ask, served

from broadcast.workspace import Workspace, create_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

# As a package that was installed is: its modules are compiled once, not at each start
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """From the edit to the new MP3, and to the end of the work."""

    mp3_s: float
    end_s: float
    cpu_s: float
    ran_s: tuple[float, ...]
    """How long the neural model ran, each time."""


def station_with(folder: Path, voice: str) -> Workspace:
    """A station whose presenter is a voice, its bulletin of seven made."""
    station = create_workspace(folder)
    text = station.station.read_text(encoding="utf-8")
    station.station.write_text(
        text.replace('voice = "claire"', f'voice = "{voice}"'), encoding="utf-8"
    )
    subprocess.run(broadcast(station, *JOB), check=True, capture_output=True)
    return station


def until_new(mp3: Path, before: int, done: Callable[[], bool]) -> float:
    """When the MP3 was replaced, as `time.perf_counter` counts."""
    while mp3.stat().st_mtime_ns == before:
        if done():
            raise SystemExit("no new MP3")
        time.sleep(0.002)
    return time.perf_counter()


def cold(station: Workspace, mp3: Path) -> Cost:
    """A process started for it."""
    reword(station)
    timed = [sys.executable, str(Path(__file__).with_name("model_time.py"))]
    said = station.root.with_suffix(".said")
    line = [*timed, str(said), *broadcast(station, *JOB)[3:]]
    before, used, start = mp3.stat().st_mtime_ns, os.times(), time.perf_counter()
    with subprocess.Popen(line, stdout=subprocess.DEVNULL) as job:
        there = until_new(mp3, before, lambda: job.poll() is not None)
        job.wait()
    end, after = time.perf_counter(), os.times()
    cpu_s = after.children_user + after.children_system
    cpu_s -= used.children_user + used.children_system
    ran_s = tuple(json.loads(said.read_text(encoding="utf-8")))
    return Cost(mp3_s=there - start, end_s=end - start, cpu_s=cpu_s, ran_s=ran_s)


def warm(desk: str, api: str, mp3: Path, ran: list[float]) -> Cost:
    """The desk asked to keep the edit, then to make the bulletin."""
    ran.clear()
    script = json.loads(ask(f"{desk}/script"))
    text = reworded(script["text"])
    before, used, start = mp3.stat().st_mtime_ns, os.times(), time.perf_counter()
    ask(f"{desk}/script", "PUT", text=text, based_on=script["version"])
    job = json.loads(ask(f"{desk}/render", "POST"))["id"]

    def done() -> bool:
        states = {one["id"]: one["state"] for one in json.loads(ask(f"{api}/jobs"))}
        return states.get(job) in ("done", "failed")

    there = until_new(mp3, before, lambda: False)
    while not done():
        time.sleep(0.02)
    end, after = time.perf_counter(), os.times()
    cpu_s = sum(after[:4]) - sum(used[:4])
    return Cost(mp3_s=there - start, end_s=end - start, cpu_s=cpu_s, ran_s=tuple(ran))


def told(name: str, costs: list[Cost]) -> None:
    """One row of the table: medians, and the least of what is not the sentence."""
    apart = [one.mp3_s - sum(one.ran_s) for one in costs]
    columns = (
        statistics.median(one.mp3_s for one in costs),
        statistics.median(one.end_s for one in costs),
        statistics.median(one.cpu_s for one in costs),
        statistics.median(sum(one.ran_s) for one in costs),
        statistics.median(apart),
        min(apart),
    )
    runs = max(len(one.ran_s) for one in costs)
    print(f"| {name} | {' | '.join(f'{one:.2f}' for one in columns)} | {runs} |")


def main() -> None:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--voice", default="maquette")
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    ran = model_seconds()
    with tempfile.TemporaryDirectory() as folder:
        station = station_with(Path(folder) / "station", asked.voice)
        copy = Workspace(copytree(station.root, Path(folder) / "desk"))
        mp3 = next((station.root / "output").rglob("6-air.mp3"))
        colds = [cold(station, mp3) for _ in range(asked.runs + 1)][1:]
        mp3 = next((copy.root / "output").rglob("6-air.mp3"))
        with served(copy) as (address, _):
            desk = f"{address}/api/bulletins/{mp3.parent.name}"
            warms = [warm(desk, f"{address}/api", mp3, ran) for _ in range(asked.runs + 1)][1:]
        print(f"Voice {asked.voice}, medians of {asked.runs}; {load()}.\n")
        print(
            "| from | MP3 there, s | all done, s | CPU s | model, s | the rest, s | least | runs |"
        )
        print("|---|---|---|---|---|---|---|---|")
        told("a new process", colds)
        told("the desk", warms)


if __name__ == "__main__":
    main()
