"""A real Dask cluster on the loopback: a scheduler, and workers that can be killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

QUIET = {**os.environ, "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical"}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Loopback:
    """A scheduler and its workers, each in a process group and a folder of its own."""

    def __init__(self, folder: Path, *, workers: int, secrets: Mapping[str, str]) -> None:
        self._folder, self._secrets = folder, secrets
        self.port = free_port()
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scheduler = self._scheduler()
        self.folders = [folder / f"machine-{number}" for number in range(workers)]
        self.workers = [self._worker(own) for own in self.folders]

    def _worker(self, own: Path) -> subprocess.Popen[bytes]:
        worker = ("-m", "broadcast", "worker", self.address, "--jobs", "1", "--folder")
        return self._start(*worker, str(own))

    def another(self) -> None:
        """One more machine comes."""
        self.folders.append(self._folder / f"machine-{len(self.folders)}")
        self.workers.append(self._worker(self.folders[-1]))

    def _scheduler(self) -> subprocess.Popen[bytes]:
        dask = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--no-dashboard")
        return self._start(*dask, "--port", str(self.port))

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=self._folder,
            env={**QUIET, **self._secrets},
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
def loopback(
    folder: Path, *, workers: int = 2, secrets: Mapping[str, str] | None = None
) -> Iterator[Loopback]:
    """A cluster, until the end of the block; ``secrets``: what its workers' environment adds."""
    made = Loopback(folder, workers=workers, secrets=secrets or {})
    try:
        yield made
    finally:
        made.close()
