"""What a cluster costs and gives: one folder for all, or a store and a folder for each machine.

    python benchmarks/cluster_morning.py [--departments 4] [--workers 2 4]

The machines are processes of this one; the voice is the one that hums, so that all but synthesis is
seen. Wall times are those of a machine that may have other work: read the CPU times beside them.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from distributed import Client
from national_station import station_of
from whole_france import ELECTION

from broadcast.french.naming.territories import departments
from broadcast.model.speech import Spoken
from broadcast.pipeline.cluster import course, steering
from broadcast.pipeline.cluster.morning import work_of
from broadcast.pipeline.cluster.register import AT_MOST
from broadcast.pipeline.cluster.returns import Made
from broadcast.pipeline.cluster.tasks import Heard
from broadcast.pipeline.cluster.telling import Sentence
from broadcast.pipeline.morning.making import outcome_of
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.run import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from broadcast.pipeline.cluster.ground import Work
    from broadcast.pipeline.cluster.register import Group
    from broadcast.workspace import Workspace

SENTENCES = 10
"""Of a bulletin, at each of two paces, that no other one of its department says: as measured."""

QUIET = {**os.environ, "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical"}


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, int]]:
    """A scheduler and its workers: its address, its process."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    dask = ["-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--no-dashboard"]
    commands = [[*dask, "--port", str(port)]]
    for number in range(workers):
        own = str(folder / f"machine-{number}")
        commands.append(["-m", "broadcast", "worker", address, "--jobs", "1", "--folder", own])
    running = [
        subprocess.Popen(
            [sys.executable, *command],
            cwd=folder,
            env=QUIET,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for command in commands
    ]
    try:
        yield address, running[0].pid
    finally:
        for process in running:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def cpu_s(process: int) -> float:
    """What a process that still runs has used so far."""
    user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def measure(folder: Path, station: Workspace, names: list[str], workers: int, title: str) -> None:
    """One morning from nothing, and its row of the table."""
    rmtree(station.root / "output")
    (station.root / "output").mkdir()
    with cluster(folder, workers) as (address, _):
        morning = plan_morning(station, names=names)
        with Client(address) as client:
            client.wait_for_workers(workers)
        before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
        shown = run(morning, lambda _: None, scheduler=address)
        wall_s, own = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
    own_s = own.ru_utime + own.ru_stime - before.ru_utime - before.ru_stime
    made = sum(one.state == "made" for one in shown.outcomes)
    told = shown.sentences
    assert told
    print(
        f"| {title} | {workers} | {made} | {wall_s / made:.2f} | {1000 * own_s / made:.0f} | "
        f"{told.distinct} | {told.synthesised} | {told.found} |",
        flush=True,
    )
    for one in shown.missed[:2]:
        print(f"  {one.problem}", file=sys.stderr)


def nothing_told(work: Work, lengths_ms: Mapping[str, int]) -> tuple[Sentence, ...]:
    """As many sentences as a department has in a morning, of its own at each pace."""
    name = f"{work.name}-{bool(lengths_ms)}"
    return tuple(
        Sentence(
            key=f"{name}-{number}",
            voice="",
            hurried_by=1.0,
            said=Spoken(words="rien"),
        )
        for number in range(SENTENCES * len(work.sent))
    )


def nothing_spoken(group: Group) -> tuple[Heard, ...]:
    """Every sentence, without a sound."""
    return tuple(Heard(key=one.key, duration_ms=1, synthesised=True) for one in group.sentences)


def nothing_made(work: Work) -> tuple[Made, ...]:
    """Every bulletin, without a file."""
    return tuple(Made(outcome=outcome_of(work.batch, one.slot, state="made")) for one in work.sent)


def overhead(folder: Path, station: Workspace) -> None:
    """All of France by machines that do nothing: what is left is what it costs to ask them."""
    morning = plan_morning(station, everywhere=True)
    work = work_of(morning.batches, station, morning.station, ELECTION)
    tasks = {"tell_on": nothing_told, "speak_on": nothing_spoken, "make_on": nothing_made}
    for name, nothing in tasks.items():
        setattr(course, name, nothing)
    with cluster(folder, 2) as (address, scheduler):
        with Client(address) as client:
            client.wait_for_workers(2)
        heard: dict[str, Heard] = {}
        own, scheduled_s, began = time.process_time(), cpu_s(scheduler), time.perf_counter()
        made = sum(len(of) for _, of in steering.make_on(address, work, heard))
        own, scheduled_s = time.process_time() - own, cpu_s(scheduler) - scheduled_s
        wall_s = time.perf_counter() - began
    print(
        f"{made} bulletins, {len(heard)} sentences, at most {AT_MOST} a task: "
        f"{1000 * own / made:.1f} ms of the station's CPU a bulletin, "
        f"{1000 * scheduled_s / made:.1f} ms of the scheduler's; "
        f"{1000 * wall_s / made:.1f} ms of wall time",
        flush=True,
    )


def main() -> None:
    """Every measure, as the rows of the README's table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--departments", type=int, default=4)
    parser.add_argument("--workers", type=int, nargs="+", default=[2, 4])
    parser.add_argument("--overhead", action="store_true", help="only what it costs to ask")
    asked = parser.parse_args()
    names = [one.name for one in departments()][: asked.departments]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        station = station_of(folder, "maquette")
        if asked.overhead:
            overhead(folder, station)
            return
        print(
            "| | workers | bulletins | wall s each | station's CPU ms each | sentences | spoken "
            "| found |\n|---|---|---|---|---|---|---|---|"
        )
        for workers in asked.workers:
            measure(folder, station, names, workers, "one folder")
        with station.station.open("a", encoding="utf-8") as file:
            file.write(f'\n[store]\nurl = "{folder / "magasin"}"\n')
        for workers in asked.workers:
            for number in range(workers):
                rmtree(folder / f"machine-{number}", ignore_errors=True)
            rmtree(folder / "magasin", ignore_errors=True)
            measure(folder, station, names, workers, "a store")
        rmtree(folder / "magasin" / "bulletins")
        measure(folder, station, names, asked.workers[0], "a store, sentences kept")


if __name__ == "__main__":
    main()
