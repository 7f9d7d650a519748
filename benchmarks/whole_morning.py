"""What a national morning costs: made from nothing, by several processes, again after new figures.

    python benchmarks/whole_morning.py [--departments 6] [--jobs 1 2 4] [--voice claire]
    python benchmarks/whole_morning.py --all [--jobs 2]

A made-up election of 69 242 polling stations is imported; some departments have seven bulletins
each, and the figures of 101 are told from theirs. Every measure is a process of its own. The
sentences are spoken in the first run and kept: those after it measure all but synthesis. Wall
times are those of a machine that may have other work: CPU times beside them, and their ratios.
With ``--all`` all 707 bulletins are made, once; their WAVs are weighed, then deleted at once.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from national_station import SLOTS, as_if_made, change_one, station_of

from broadcast.french.naming.territories import departments
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.run import run
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from broadcast.pipeline.morning.plan import Outcome

# As a package that was installed is: its modules are compiled once, not in each process
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def alone(root: Path, names: list[str], jobs: int, *, light: bool) -> None:
    """One run, measured from inside: what this process used, and those that it started."""
    morning = plan_morning(Workspace(root), names=names, everywhere=not names)
    before, began, weighed = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter(), []

    def weigh(outcome: Outcome) -> None:
        """What a bulletin takes on the disk; then without its WAVs, where there is no room."""
        folder = Workspace(root).bulletin(morning.day.isoformat(), outcome.bulletin)
        weighed.append(sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()))
        print(len(weighed), outcome.bulletin, outcome.state, outcome.problem, file=sys.stderr)
        for wav in folder.glob("*.wav"):
            wav.unlink()

    shown = run(morning, weigh if light else lambda _: None, jobs=jobs)
    own, others = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    states: dict[str, int] = {}
    for one in shown.outcomes:
        states[one.state] = states.get(one.state, 0) + 1
    told = {
        "wall_s": time.perf_counter() - began,
        "own_s": own.ru_utime + own.ru_stime - before.ru_utime - before.ru_stime,
        "others_s": others.ru_utime + others.ru_stime,
        "rss_mb": max(own.ru_maxrss, others.ru_maxrss) // 1024,
        "bulletins": morning.bulletins,
        "states": states,
        "problems": [one.problem for one in shown.missed][: None if light else 2],
        "bytes": sum(weighed),
    }
    print(json.dumps(told))


def measure(
    station: Workspace, names: list[str], jobs: int, title: str, *, light: bool = False
) -> dict[str, Any]:
    """One run in a process of its own, and its row of the table."""
    command = [sys.executable, __file__, "--alone", str(station.root), *names, "--jobs", str(jobs)]
    command += ["--all"] if light else []
    told: dict[str, Any] = json.loads(
        subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    )
    told["cpu_s"] = told["own_s"] + told["others_s"]
    print(
        f"| {title} | {told['bulletins']} | {told['states']} | {told['wall_s']:.1f} | "
        f"{told['cpu_s']:.1f} | {told['cpu_s'] / told['bulletins']:.3f} | {told['rss_mb']} |",
        flush=True,
    )
    for problem in told["problems"]:
        print(f"  {problem}", file=sys.stderr)
    return told


def sentences(station: Workspace) -> tuple[int, int]:
    """How many sentences are heard in a morning, and how many of them had to be spoken."""
    heard = [
        row["path"]
        for path in station.root.glob("output/*/*/4-speech/speech.json")
        for row in json.loads(path.read_text(encoding="utf-8"))
        if row["kind"] == "sentence"
    ]
    return len(heard), len(set(heard))


def main() -> None:
    """Every measure, as the rows of the README's table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--departments", type=int, default=6)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--voice", default="maquette")
    parser.add_argument("--slots", type=int, default=len(SLOTS), help="of the seven of a morning")
    parser.add_argument("--all", action="store_true", help="make all of France, once")
    parser.add_argument("--alone", nargs="+", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        alone(Path(asked.alone[0]), asked.alone[1:], asked.jobs[0], light=asked.all)
        return
    names = [one.name for one in departments()][: asked.departments]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        station = station_of(folder, asked.voice, asked.slots)
        print("| run | bulletins | what came of them | wall s | CPU s | CPU s each | MB |")
        print("|---|---|---|---|---|---|---|")
        if asked.all:
            told = measure(station, [], asked.jobs[-1], "all of France, made", light=True)
            heard, spoken = sentences(station)
            print(f"{told['bytes'] / 1e9:.1f} GB; sentences heard {heard}, spoken {spoken}")
            return
        measure(station, names, 1, "from nothing, synthesis too")
        heard, spoken = sentences(station)
        runs = {}
        for jobs in asked.jobs:
            rmtree(next((station.root / "output").glob("20*")))
            runs[jobs] = measure(station, names, jobs, f"all but synthesis, {jobs} processes")
        measure(station, names, 1, "nothing changed")
        code = next(one.code for one in departments() if one.name == names[-1])
        moved = {}
        for communes, title in ((1, "one commune of a department corrected"), (9_999, "all of it")):
            change_one(folder, station, code, communes=communes)
            moved[title] = measure(station, names, 1, title)
        as_if_made(station)
        again = measure(station, [], 1, "all of France, nothing changed")
    one = runs[asked.jobs[0]]
    print(f"\nSentences heard {heard}, spoken {spoken}: {1 - spoken / heard:.0%} found again.")
    for jobs, told in runs.items():
        print(
            f"{jobs} processes: speed-up {one['wall_s'] / told['wall_s']:.2f}, efficiency "
            f"{one['wall_s'] / told['wall_s'] / jobs:.0%} of wall time; CPU for the same work "
            f"× {told['cpu_s'] / one['cpu_s']:.2f}; the scheduler's own "
            f"{1000 * told['own_s'] / told['bulletins']:.1f} ms a bulletin"
        )
    every = 101 * asked.slots
    full_s = one["cpu_s"] / one["bulletins"] * every
    print(
        f"All {every} bulletins: {full_s:.0f} s of CPU; looked at again, "
        f"{again['cpu_s']:.1f} s, {1000 * again['cpu_s'] / every:.1f} ms each"
    )
    for title, told in moved.items():
        both_s = told["cpu_s"] + again["cpu_s"]
        print(f"{title}, on top of it: {both_s:.1f} s, {both_s / full_s:.2%} of the full run")


if __name__ == "__main__":
    main()
