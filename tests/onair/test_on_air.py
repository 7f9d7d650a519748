"""The morning on air for real: published files, Debian's Liquidsoap and Icecast, and an ear.

What a listener of the stream hears is recorded with the time at which it came, and measured:
the right file, at its time, no hole, at broadcast loudness.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import soxr
from approvals import approve
from click.testing import CliRunner
from newsroom import edit
from onair.chain import free_port, icecast, liquidsoap, listening, running
from publish.parcels import parcel

from broadcast.cli import main
from broadcast.errors import PublishError
from broadcast.model.air import AIR_RATE_HZ
from broadcast.pipeline.writing.paper import open_bulletin
from broadcast.pipeline.writing.request import Request
from broadcast.publish.retrying import retried
from broadcast.publish.targets.liquidsoap_queue import Queue
from broadcast.sound.loudness import measure
from broadcast.sound.reading import read_sound
from broadcast.sound.silence import longest_silence_ms
from broadcast.workspace import create_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from broadcast.workspace import Workspace

pytestmark = pytest.mark.onair

CLOCKS = ("07:00", "07:01")
LENGTH_S = 20
BEFORE_S, AFTER_S = 20.0, 4.0
LATE_MS = 100
"""How far from its time a bulletin may start."""

EAR_HZ = 8_000
"""What files are told apart at: enough, and quick."""

WORDS = {
    "07:00": "Benoît Hamon l'emporte dans le Lot.",
    "07:01": "Dans le Lot, Benoît Hamon devance Manuel Valls, et la participation bondit.",
}


def said(workspace: Workspace, *arguments: str) -> None:
    result = CliRunner(mix_stderr=False).invoke(main, [*arguments, "-w", str(workspace.root)])
    assert result.exit_code == 0, result.stderr


def shortened(workspace: Workspace, request: Request) -> None:
    """Have a flash of Lot say two sentences, in twenty seconds."""
    path = open_bulletin(workspace, request).script_path
    head = path.read_text(encoding="utf-8").split("\n---\n", 1)[0]
    path.write_text(
        f"{head}\n---\n\n## Ouverture\n\n[virgule]\n\n[tapis]\n\n{WORDS[str(request.slot)]}\n",
        encoding="utf-8",
    )


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that Icecast may look into, whoever it becomes."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture
def published(folder: Path) -> Workspace:
    """A station with two bulletins of twenty seconds, handed over to Liquidsoap."""
    workspace = create_workspace(folder / "station")
    edit(workspace.station, 'voice = "claire"', 'voice = "maquette"')
    (workspace.root / "antenne").mkdir()
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(
            '\n[[deliveries]]\nname = "antenne"\nto = "liquidsoap"\npath = "antenne"\nform = "bwf"\n'
        )
    for clock in CLOCKS:
        request = Request(department="Lot", slot=clock, format="flash")
        bulletin = ("--dept", "Lot", "--slot", clock, "--format", "flash")
        said(workspace, "script", *bulletin, "--duration", f"0:{LENGTH_S}")
        shortened(workspace, request)
        approve(workspace, request)
        said(workspace, "render", *bulletin, "--for-air")
    said(workspace, "publish")
    return workspace


def test_the_morning_is_heard_as_it_was_published(published: Workspace, folder: Path) -> None:
    """Each file from its first sample to its last, within 100 ms of its time, and no hole."""
    first = open_bulletin(
        published, Request(department="Lot", slot=CLOCKS[0], format="flash")
    ).order.header.airtime.timestamp()
    antenna = published.root / "antenne"
    starts_at = float(round(time.time() + BEFORE_S))
    ends_at = starts_at + 60 + LENGTH_S + AFTER_S

    with (
        icecast(folder) as port,
        liquidsoap(folder, port, playlist=antenna / "lot.m3u", shift_s=starts_at - first),
        listening(port, ends_at) as (listener, thread),
    ):
        thread.join()

    (folder / "heard.mp3").write_bytes(listener.heard)
    heard = read_sound(folder / "heard.mp3")
    files = [read_sound(antenna / f"lot-{clock.replace(':', '')}.wav") for clock in CLOCKS]
    for number, file in enumerate(files):
        at_s, likeness = found(heard, file)
        other = likeness_at(heard, files[1 - number], at_s)
        late_ms = 1000 * (listener.began_at + at_s - starts_at - 60 * number)
        start = round(at_s * AIR_RATE_HZ)
        lufs = measure(heard[start : start + len(file)]).integrated_lufs
        assert likeness > 0.99
        assert other < 0.9
        assert abs(late_ms) <= LATE_MS
        assert lufs == pytest.approx(-23.0, abs=0.3)  # LAME takes 0.26 dB off at 192 kb/s
    tens = heard[: len(heard) // 480 * 480].reshape(-1, 480 * 2)
    assert longest_silence_ms(np.abs(tens).max(axis=1)) <= 2_000


def test_a_real_queue_takes_a_bulletin_once(tmp_path: Path) -> None:
    """Pushed over telnet, it is kept and played; a second version of it is refused meanwhile."""
    port, script = free_port(), tmp_path / "queue.liq"
    script.write_text(
        f"settings.init.allow_root.set({'false' if os.getuid() else 'true'})\n"
        f"settings.server.telnet.set(true)\nsettings.server.telnet.port.set({port})\n"
        'output.dummy(mksafe(request.queue(id="bulletins")))\n'
    )
    one = parcel(tmp_path / "a")
    noise = np.random.default_rng(7).uniform(-0.1, 0.1, (AIR_RATE_HZ * 60, 2))
    soundfile.write(tmp_path / "aveyron-0700.wav", noise, AIR_RATE_HZ)
    queue = Queue(form="bwf", seen_at=str(tmp_path), port=str(port))

    with running(["liquidsoap", str(script)], tmp_path / "liquidsoap.log"):
        retried(lambda: queue.put(one), time.sleep, waits_s=[0.5] * 40)
        with pytest.raises(PublishError, match="attend déjà"):
            queue.put(one)


def found(heard: NDArray[np.float32], file: NDArray[np.float32]) -> tuple[float, float]:
    """Where a file is heard, in seconds, and how much it is that file: 1 is to the sample."""
    ear, wanted = at_ear(heard), at_ear(file)
    size = 1 << (len(ear) + len(wanted)).bit_length()
    spectrum = np.fft.rfft(ear, size) * np.conj(np.fft.rfft(wanted, size))
    matches = np.fft.irfft(spectrum, size)[: len(ear) - len(wanted) + 1]
    at_s = int(matches.argmax()) / EAR_HZ
    return at_s, likeness_at(heard, file, at_s)


def likeness_at(heard: NDArray[np.float32], file: NDArray[np.float32], at_s: float) -> float:
    """How much what is heard at a time is a file, from 0 to 1."""
    start, wanted = round(at_s * EAR_HZ), at_ear(file)
    part = at_ear(heard)[start : start + len(wanted)]
    return float(part @ wanted / (np.linalg.norm(part) * np.linalg.norm(wanted)))


def at_ear(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """One channel, at the rate at which files are told apart."""
    return np.asarray(soxr.resample(samples.mean(axis=1), AIR_RATE_HZ, EAR_HZ), np.float32)
