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
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from whole_france import ELECTION, tidy

from broadcast.french.naming.territories import departments
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.run import run
from broadcast.pipeline.morning.unchanged import Prints, look
from broadcast.pipeline.receiving.importing import import_file
from broadcast.pipeline.stamps import Stamps
from broadcast.sources.settling import Wanted
from broadcast.workspace import Workspace, create_workspace

if TYPE_CHECKING:
    from broadcast.pipeline.morning.plan import Outcome

SLOTS = (
    *(("06:00", "flash", "1:15"), ("06:30", "flash", "1:15"), ("07:00", "journal", "2:00")),
    *(("07:30", "flash", "1:15"), ("08:00", "journal", "2:00"), ("08:30", "flash", "1:15")),
    ("09:00", "flash", "1:15"),
)
EVERY = 101 * len(SLOTS)


def station_of(folder: Path, voice: str) -> Workspace:
    """A station that follows a national election, seven times a morning."""
    made = create_workspace(folder / "station")
    text = made.station.read_text(encoding="utf-8")
    text = text.replace('"primaire-gauche-2017"', f'"{ELECTION}"', 1)
    made.station.write_text(text.replace('voice = "claire"', f'voice = "{voice}"', 1))
    rows = "".join(f'  - {{time: "{a}", format: {b}, duration: "{c}"}}\n' for a, b, c in SLOTS)
    made.show.write_text(f"slots:\n{rows}", encoding="utf-8")
    file = tidy(folder).rename(folder / "presidentielle-2017.csv.gz")
    import_file(made, file, Wanted(election=ELECTION), datetime.now(UTC))
    return made


def change_one(folder: Path, station: Workspace, department: str) -> None:
    """One department's own file, its votes turned round, comes after the national one."""
    with gzip.open(folder / "presidentielle-2017.csv.gz", "rt", encoding="utf-8") as whole:
        head, *lines = whole.read().splitlines()
    own = [line for line in lines if line.startswith(f"{department},")]
    swapped = []
    for one, other in zip(own[::2], own[1::2], strict=True):
        first, second = one.rsplit(",", 1), other.rsplit(",", 1)
        swapped += [f"{first[0]},{second[1]}", f"{second[0]},{first[1]}"]
    file = folder / f"presidentielle-2017-{department}.csv"
    file.write_text("\n".join([head, *swapped]) + "\n", encoding="utf-8")
    import_file(station, file, Wanted(election=ELECTION), datetime.now(UTC))


def as_if_made(station: Workspace) -> None:
    """All of France as if it had been made: every bulletin is a link to one that was.

    What is then measured is all that a run does for bulletins that are still good: their data
    fingerprinted, their files looked at, the rundown of the whole country written.
    """
    morning = plan_morning(station, everywhere=True)
    prints = Prints(station, morning.station, ELECTION)
    day = station.day(morning.day.isoformat())
    made = [path.parent for path in sorted(day.glob("*/6-air.json"))]
    for batch in morning.batches:
        for slot in batch.slots:
            name = batch.bulletin(slot)
            folder = station.bulletin(morning.day.isoformat(), name)
            if folder.is_dir():
                continue
            folder.mkdir()
            end = f"{slot.clock:%H%M}-{slot.format}"
            like = next(path for path in made if path.name.endswith(end))
            for file in like.iterdir():
                if file.is_file() and file.name != "stamps.json":
                    (folder / file.name).hardlink_to(file)
            Stamps(folder).keep(morning=prints.of(batch), look=look(station, folder, name))


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
    parser.add_argument("--all", action="store_true", help="make all of France, once")
    parser.add_argument("--alone", nargs="+", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        alone(Path(asked.alone[0]), asked.alone[1:], asked.jobs[0], light=asked.all)
        return
    names = [one.name for one in departments()][: asked.departments]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        station = station_of(folder, asked.voice)
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
        change_one(folder, station, code)
        moved = measure(station, names, 1, "one department's figures changed")
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
    full_s = one["cpu_s"] / one["bulletins"] * EVERY
    both_s = moved["cpu_s"] + again["cpu_s"]
    print(
        f"All {EVERY} bulletins: {full_s:.0f} s of CPU; looked at again, "
        f"{again['cpu_s']:.1f} s, {1000 * again['cpu_s'] / EVERY:.1f} ms each; one department's "
        f"changed figures on top of it: {both_s:.1f} s, {both_s / full_s:.2%} of the full run"
    )


if __name__ == "__main__":
    main()
