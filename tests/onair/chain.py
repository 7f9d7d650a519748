"""A station's chain on this machine: Icecast, Liquidsoap, and a listener who notes the time."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import requests

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PASSWORD, MOUNT = "essai", "/antenne.mp3"
STREAM_BYTES_PER_S = 192_000 // 8
PATIENCE_S = 30.0

_ICECAST = """<icecast>
  <limits><clients>5</clients><sources>1</sources><burst-on-connect>0</burst-on-connect></limits>
  <authentication><source-password>{password}</source-password>
    <admin-user>admin</admin-user><admin-password>{password}</admin-password></authentication>
  <hostname>localhost</hostname>
  <listen-socket><port>{port}</port><bind-address>127.0.0.1</bind-address></listen-socket>
  <paths><logdir>{folder}</logdir><webroot>{folder}</webroot><adminroot>{folder}</adminroot></paths>
  <logging><accesslog>-</accesslog><errorlog>-</errorlog><loglevel>2</loglevel></logging>
  <security><chroot>0</chroot>{owner}</security>
</icecast>
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


@contextmanager
def icecast(folder: Path) -> Iterator[int]:
    """Debian's Icecast on the loopback; its port."""
    port = free_port()
    # As root it refuses to run, unless it is told whom to become
    own = "<changeowner><user>nobody</user><group>nogroup</group></changeowner>"
    settings = folder / "icecast.xml"
    settings.write_text(
        _ICECAST.format(
            port=port, password=PASSWORD, folder=folder, owner="" if os.getuid() else own
        )
    )
    with running(["icecast2", "-c", str(settings)], folder / "icecast.log") as process:
        until_s = time.monotonic() + PATIENCE_S
        while not _open(port):
            assert process.poll() is None, (folder / "icecast.log").read_text()
            assert time.monotonic() < until_s, "Icecast does not open its port"
            time.sleep(0.1)
        yield port


def _open(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running(command: list[str], log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program until the block ends; what it says goes into a file."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, stdout=said, stderr=subprocess.STDOUT, env=os.environ | environment
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(10)


@contextmanager
def liquidsoap(
    folder: Path, port: int, *, playlist: Path, shift_s: float
) -> Iterator[subprocess.Popen[bytes]]:
    """The station's own script, on a past morning played again."""
    with running(
        ["liquidsoap", str(ROOT / "data" / "playout" / "matin.liq")],
        folder / "liquidsoap.log",
        BROADCAST_PLAYLIST=str(playlist),
        BROADCAST_MUSIC=str(ROOT / "data" / "imaging" / "tapis.flac"),
        BROADCAST_SHIFT_S=f"{shift_s:.3f}",
        BROADCAST_AS_ROOT="0" if os.getuid() else "1",
        ICECAST_PORT=str(port),
        ICECAST_PASSWORD=PASSWORD,
        ICECAST_MOUNT=MOUNT,
    ) as process:
        yield process


@dataclass
class Listener:
    """What was heard, and when each piece of it came."""

    url: str
    heard: bytearray = field(default_factory=bytearray)
    came: list[tuple[float, int]] = field(default_factory=list)
    """Time of arrival (seconds since 1970), and how many bytes had come by then."""

    @property
    def began_at(self) -> float:
        """When the first byte was played, as seen from the piece that waited the least."""
        return min(at_s - count / STREAM_BYTES_PER_S for at_s, count in self.came)

    def listen(self, until_s: float) -> None:
        """Listen until a time, seconds since 1970; a stream that is not there yet is waited for."""
        while time.time() < until_s:
            with requests.get(self.url, stream=True, timeout=PATIENCE_S) as answer:
                if answer.status_code == requests.codes.ok:
                    self._take(answer, until_s)
            time.sleep(0.2)

    def _take(self, answer: requests.Response, until_s: float) -> None:
        while time.time() < until_s and (piece := answer.raw.read1(65_536)):
            self.heard += piece
            self.came.append((time.time(), len(self.heard)))


@contextmanager
def listening(port: int, until_s: float) -> Iterator[tuple[Listener, threading.Thread]]:
    """Someone who listens while the block goes on."""
    listener = Listener(url=f"http://127.0.0.1:{port}{MOUNT}")
    thread = threading.Thread(target=listener.listen, args=(until_s,))
    thread.start()
    yield listener, thread
    thread.join()
