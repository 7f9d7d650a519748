"""A morning made by a real Dask cluster on the loopback: two workers, whatever dies on the way."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from broadcast.errors import WorkspaceError
from broadcast.pipeline.morning import cluster
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.run import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadcast.pipeline.morning.run import Shown
    from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

TWO = "slots:\n" + "".join(
    f'  - {{time: "{clock}", format: flash, duration: "1:20", clips: 0}}\n'
    for clock in ("07:00", "08:00")
)
QUIET = {**os.environ, "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical"}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Loopback:
    """A scheduler and two workers, each in a process group of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = free_port()
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scheduler = self._scheduler()
        worker = ("-m", "broadcast", "worker", self.address, "--jobs", "1")
        self.workers = [self._start(*worker) for _ in range(2)]

    def _scheduler(self) -> subprocess.Popen[bytes]:
        dask = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--no-dashboard")
        return self._start(*dask, "--port", str(self.port))

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=self._folder,
            env=QUIET,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """As the out-of-memory killer does, with all that it started."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def restart_the_scheduler(self) -> None:
        self.kill(self.scheduler)
        self.scheduler = self._scheduler()

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            if process.poll() is None:
                self.kill(process)


@contextmanager
def loopback(folder: Path) -> Iterator[Loopback]:
    made = Loopback(folder)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Loopback]:
    with loopback(tmp_path) as made:
        yield made


@pytest.fixture(autouse=True)
def _two_slots(workspace: Workspace) -> None:
    workspace.show.write_text(TWO, encoding="utf-8")


def made_by(machines: Loopback, workspace: Workspace) -> Shown:
    morning = plan_morning(workspace, day="2017-01-30")
    return run(morning, lambda _: None, scheduler=machines.address)


def when_one_is_being_made(workspace: Workspace) -> None:
    """Wait until a voice has begun: the first sentence of the morning is in the cache."""
    while not any(workspace.speech_cache.rglob("*.wav")):
        time.sleep(0.05)


def test_a_morning_is_made_by_two_machines(machines: Loopback, workspace: Workspace) -> None:
    """Every bulletin is made, and the next run finds them good without asking anyone."""
    first = made_by(machines, workspace)
    machines.close()

    again = made_by(machines, workspace)

    assert [one.state for one in first.outcomes] == ["made"] * 4
    assert [one.state for one in again.outcomes] == ["fresh"] * 4


@pytest.mark.parametrize("lost", ["a worker", "the scheduler"])
def test_what_dies_on_the_way_loses_nothing(
    machines: Loopback, workspace: Workspace, lost: str
) -> None:
    """Killed in the middle of the morning: every bulletin is there at the end, and whole."""
    from threading import Thread

    def strike() -> None:
        when_one_is_being_made(workspace)
        if lost == "a worker":
            machines.kill(machines.workers[0])
        else:
            machines.restart_the_scheduler()

    striking = Thread(target=strike)
    striking.start()
    shown = made_by(machines, workspace)
    striking.join()

    assert {one.state for one in shown.outcomes} <= {"made", "fresh"}
    assert len(shown.outcomes) == len(list(workspace.root.glob("output/*/*/6-air.mp3"))) == 4
    assert [one.state for one in made_by(machines, workspace).outcomes] == ["fresh"] * 4


def test_a_cluster_that_is_not_there_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, with its address."""
    monkeypatch.setattr(cluster, "PATIENCE_S", 1)
    address = f"tcp://127.0.0.1:{free_port()}"

    with pytest.raises(WorkspaceError, match="ne répond pas"):
        run(plan_morning(workspace, day="2017-01-30"), lambda _: None, scheduler=address)
