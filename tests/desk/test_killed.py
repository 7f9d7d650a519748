"""Whatever the desk has said "kept" to is still there after it was killed, at any moment."""

from __future__ import annotations

import io
import os
import random
import signal
import ssl
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

import httpx2
import numpy as np
import pytest
import soundfile

from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadcast.workspace import Workspace

EDITORS = 20
BUSY = 503
"""The database did not answer in time: told, and nothing was kept; an editor tries again."""

BULLETINS = [
    f"2017-01-30-{place}-{slot}"
    for place in ("aveyron", "lot")
    for slot in ("0700-journal", "0730-flash", "0800-journal", "0900-flash")
]
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""One for all: twenty clients would each read every certificate of the machine, and need none."""

SERVING = Path(__file__).with_name("serving.py")


@dataclass
class Kept:
    """All that the desk has acknowledged."""

    versions: dict[tuple[str, int], str] = field(default_factory=dict)
    approvals: set[tuple[str, str]] = field(default_factory=set)
    takes: set[tuple[str, str]] = field(default_factory=set)
    fresh_takes: set[tuple[str, str]] = field(default_factory=set)
    """Not yet heard again."""

    count: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@pytest.mark.parametrize(
    "kills",
    [
        pytest.param(3, id="three kills", marks=pytest.mark.slow),
        pytest.param(50, id="fifty kills", marks=pytest.mark.kills),
    ],
)
def test_nothing_acknowledged_is_lost_when_the_desk_is_killed(
    workspace: Workspace, kills: int
) -> None:
    """SIGKILL at any moment under twenty editors: every edit, approval and take is found again."""
    kept, chance = Kept(), random.Random(20170130)
    for bulletin in BULLETINS:
        _, _, _, place, slot, format_ = bulletin.split("-")
        request = Request(department=place, slot=f"{slot[:2]}:{slot[2:]}", format=format_)
        script_of(open_bulletin(workspace, request))
    with _program(workspace) as start:
        for number in range(kills):
            child, address = start()
            _verify(address, kept, workspace)
            over = threading.Event()
            editors = [
                threading.Thread(target=_edit, args=(address, number, who, kept, over))
                for who in range(EDITORS)
            ]
            for editor in editors:
                editor.start()
            _until_more_than(kept, kept.count)
            sleep(chance.uniform(0.0, 1.0))
            os.kill(child, signal.SIGKILL)
            over.set()
            for editor in editors:
                editor.join()
        _, address = start()
        _verify(address, kept, workspace, everything=True)
    assert kept.count >= kills
    assert kept.versions


@contextmanager
def _program(workspace: Workspace) -> Iterator[Callable[[], tuple[int, str]]]:
    """What starts a server and waits until it answers."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", str(SERVING), str(workspace.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as program:
        assert program.stdin
        assert program.stdout
        children: list[int] = []

        def start() -> tuple[int, str]:
            program.stdin.write("\n")  # type: ignore[union-attr]  # it is a pipe
            program.stdin.flush()  # type: ignore[union-attr]
            child, port = map(int, program.stdout.readline().split())  # type: ignore[union-attr]
            children.append(child)
            address = f"http://127.0.0.1:{port}/api/"
            _wait(address)
            return child, address

        try:
            yield start
        finally:
            program.stdin.close()
            os.kill(children[-1], signal.SIGKILL)
            program.wait()


def _wait(address: str) -> None:
    limit = monotonic() + 60
    while True:
        try:
            httpx2.get(f"{address}log", timeout=60, verify=NO_TLS).raise_for_status()
        except httpx2.TransportError:
            assert monotonic() < limit, "the desk does not answer"
            sleep(0.05)
        else:
            return


def _until_more_than(kept: Kept, count: int) -> None:
    limit = monotonic() + 60
    while kept.count <= count:
        assert monotonic() < limit, "the desk acknowledges nothing"
        sleep(0.01)


def _edit(address: str, run: int, who: int, kept: Kept, over: threading.Event) -> None:
    """One editor: reads, writes, records, approves, until the desk is gone."""
    with httpx2.Client(base_url=address, timeout=60, verify=NO_TLS) as desk:
        try:
            token = desk.get("session").json()["csrf"]
            desk.headers["X-CSRF-Token"] = token
            desk.put("session", json={"name": f"éditeur {who}"})
            turn = 0
            while not over.is_set():
                turn += 1
                _one_turn(
                    desk, BULLETINS[(who + turn) % len(BULLETINS)], f"{run}-{who}-{turn}", kept
                )
        except (httpx2.TransportError, OSError):
            return  # killed: what was under way was never acknowledged


def _one_turn(desk: httpx2.Client, bulletin: str, mark: str, kept: Kept) -> None:
    read = desk.get(f"bulletins/{bulletin}/script")
    if read.status_code == BUSY:
        return
    script = read.raise_for_status().json()
    what = sum(map(int, mark.split("-"))) % 5
    if what == 0:
        story = next(one["slug"] for one in script["stories"] if one["can_be_taken"])
        answer = desk.put(
            f"bulletins/{bulletin}/takes/{story}", files={"sound": ("a.wav", _voice())}
        )
        if answer.status_code == 200:
            with kept.lock:
                kept.takes.add((bulletin, story))
                kept.fresh_takes.add((bulletin, story))
                kept.count += 1
        return
    if what == 1:
        answer = desk.post(
            f"bulletins/{bulletin}/approval", json={"fingerprint": script["fingerprint"]}
        )
        if answer.status_code == 200:
            with kept.lock:
                kept.approvals.add((bulletin, script["fingerprint"]))
                kept.count += 1
        return
    lines = script["text"].rstrip("\n").split("\n")
    text = "\n".join(
        [line for line in lines if "<!-- essai" not in line] + [f"<!-- essai {mark} -->"]
    )
    answer = desk.put(
        f"bulletins/{bulletin}/script", json={"text": text, "based_on": script["version"]}
    )
    assert answer.status_code in (200, 409, BUSY), answer.text
    if answer.status_code == 200:
        with kept.lock:
            kept.versions[bulletin, answer.json()["version"]] = answer.json()["text"]
            kept.count += 1


def _verify(address: str, kept: Kept, workspace: Workspace, *, everything: bool = False) -> None:
    """Every acknowledged version with its words, every approval, every take; files agree.

    Between two kills the latest are enough: at the end, ``everything`` is read again.
    """
    with httpx2.Client(base_url=address, timeout=60, verify=NO_TLS) as desk:
        fresh = dict(list(kept.versions.items())[0 if everything else -30 :])
        for (bulletin, number), text in fresh.items():
            found = desk.get(f"bulletins/{bulletin}/versions/{number}").raise_for_status().json()
            assert found["text"] == text
        for bulletin in {bulletin for bulletin, _ in kept.versions}:
            head = desk.get(f"bulletins/{bulletin}/versions").raise_for_status().json()[0]["number"]
            last = max(number for own, number in kept.versions if own == bulletin)
            assert head >= last
            stands = desk.get(f"bulletins/{bulletin}/versions/{head}").raise_for_status().json()
            on_disk = workspace.root / "output" / "2017-01-30" / bulletin / "2-script.md"
            assert on_disk.read_text(encoding="utf-8") == stands["text"]
        for bulletin, fingerprint in kept.approvals if everything else ():
            given = desk.get(f"bulletins/{bulletin}/approval").raise_for_status().json()["history"]
            assert fingerprint in [one["fingerprint"] for one in given]
        for bulletin, story in kept.takes if everything else kept.fresh_takes:
            sound = desk.get(f"bulletins/{bulletin}/takes/{story}/sound").raise_for_status()
            assert len(sound.content) > 1_000
    kept.fresh_takes.clear()


def _voice() -> bytes:
    """Something that is heard, of another length each time."""
    chance = np.random.default_rng()
    seconds = chance.uniform(0.5, 1.5)
    time_s = np.arange(int(16_000 * seconds)) / 16_000
    encoded = io.BytesIO()
    sound = 0.3 * np.sin(2 * np.pi * 220 * time_s).astype(np.float32)
    soundfile.write(encoded, sound, 16_000, format="WAV", subtype="PCM_16")
    return encoded.getvalue()
