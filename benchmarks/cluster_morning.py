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

from broadcast.french.naming.territories import departments
from broadcast.pipeline.cluster import morning as _loaded  # noqa: F401 - its import is no bulletin's
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.run import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.workspace import Workspace

IDLE_S = 10
"""A scheduler with nothing to do listens to its workers: what that costs is not a bulletin's."""

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
    with cluster(folder, workers) as (address, scheduler):
        morning = plan_morning(station, names=names)
        with Client(address) as client:
            client.wait_for_workers(workers)
        idle_s = cpu_s(scheduler)
        time.sleep(IDLE_S)
        idle_s = (cpu_s(scheduler) - idle_s) / IDLE_S
        before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
        scheduled_s = cpu_s(scheduler)
        shown = run(morning, lambda _: None, scheduler=address)
        wall_s, own = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
        scheduled_s = cpu_s(scheduler) - scheduled_s - idle_s * wall_s
    own_s = own.ru_utime + own.ru_stime - before.ru_utime - before.ru_stime
    made = sum(one.state == "made" for one in shown.outcomes)
    told = shown.sentences
    assert told
    print(
        f"| {title} | {workers} | {made} | {wall_s / made:.2f} | {1000 * own_s / made:.0f} | "
        f"{1000 * scheduled_s / made:.1f} | {told.distinct} | {told.synthesised} | {told.found} |",
        flush=True,
    )
    for one in shown.missed[:2]:
        print(f"  {one.problem}", file=sys.stderr)


def main() -> None:
    """Every measure, as the rows of the README's table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--departments", type=int, default=4)
    parser.add_argument("--workers", type=int, nargs="+", default=[2, 4])
    asked = parser.parse_args()
    names = [one.name for one in departments()][: asked.departments]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        station = station_of(folder, "maquette")
        print(
            "| | workers | bulletins | wall s each | station's CPU ms each | scheduler's CPU ms "
            "each | sentences | spoken | found |\n|---|---|---|---|---|---|---|---|---|"
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
