"""One edited sentence in a finished bulletin of three minutes: how long until its new MP3 is there.

    python benchmarks/edited_sentence.py [--voice claire] [--runs 5]

Cold: the script is edited on disk, and `broadcast render` started. Warm: it is edited at the review
desk, through its API, and made there. The MP3 is there when it has its name, heard and judged; the
rest (its page, its sidecars) follows. Beside it, the sentence's own synthesis, the model loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from main_job import JOB, broadcast, load, reword, reworded
from review_desk import ask, served

from broadcast.pipeline.sounding.speaking import speak
from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.request import Request
from broadcast.workspace import Workspace, create_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

# As a package that was installed is: its modules are compiled once, not at each start
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

GOAL_S = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """From the edit to the new MP3, and to the end of the work."""

    mp3_s: float
    end_s: float
    cpu_s: float


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
    before, used, start = mp3.stat().st_mtime_ns, os.times(), time.perf_counter()
    with subprocess.Popen(broadcast(station, *JOB), stdout=subprocess.DEVNULL) as job:
        there = until_new(mp3, before, lambda: job.poll() is not None)
        job.wait()
    end, after = time.perf_counter(), os.times()
    cpu_s = after.children_user + after.children_system
    cpu_s -= used.children_user + used.children_system
    return Cost(mp3_s=there - start, end_s=end - start, cpu_s=cpu_s)


def warm(desk: str, api: str, mp3: Path) -> Cost:
    """The desk asked to keep the edit, then to make the bulletin."""
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
    return Cost(mp3_s=there - start, end_s=end - start, cpu_s=sum(after[:4]) - sum(used[:4]))


def own_s(station: Workspace) -> float:
    """What the sentence alone takes to be said, the model loaded."""
    bulletin = open_bulletin(station, Request(department="Aveyron", format="journal"))

    def said() -> float:
        start = time.perf_counter()
        speak(bulletin, script_of(bulletin, afresh=False), lambda *_: None)
        return time.perf_counter() - start

    reword(station)
    said()
    reword(station)
    return said() - said()


def told(name: str, costs: list[Cost], sentence_s: float) -> None:
    """One row of the table: medians."""
    mp3, end, cpu = (
        statistics.median(getattr(one, name) for one in costs)
        for name in ("mp3_s", "end_s", "cpu_s")
    )
    over_s = mp3 - sentence_s
    print(f"| {name} | {mp3:.2f} | {end:.2f} | {cpu:.2f} | {over_s:.2f} | {over_s / GOAL_S:.2f} |")


def main() -> None:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--voice", default="maquette")
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        station = station_with(Path(folder) / "station", asked.voice)
        mp3 = next((station.root / "output").rglob("6-air.mp3"))
        colds = [cold(station, mp3) for _ in range(asked.runs + 1)][1:]
        station = station_with(Path(folder) / "desk", asked.voice)
        mp3 = next((station.root / "output").rglob("6-air.mp3"))
        with served(station) as (address, _):
            desk = f"{address}/api/bulletins/{mp3.parent.name}"
            warms = [warm(desk, f"{address}/api", mp3) for _ in range(asked.runs + 1)][1:]
        sentence_s = own_s(station)
        print(
            f"Voice {asked.voice}, medians of {asked.runs}; the sentence alone {sentence_s:.2f} s;"
        )
        print(f"{load()}.\n")
        print("| from | MP3 there, s | all done, s | CPU s | MP3, its sentence apart | of 1.5 s |")
        print("|---|---|---|---|---|---|")
        told("a new process", colds, sentence_s)
        told("the desk", warms, sentence_s)


if __name__ == "__main__":
    main()
