"""The morning on air for real: published files, Debian's Liquidsoap and Icecast, and an ear.

What a listener of the stream hears is recorded with the time at which it came, and measured:
the right file, at its time, no hole, at broadcast loudness.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from onair.chain import ROOT, free_port, icecast, liquidsoap, listening, running
from onair.likeness import found, likeness_at
from onair.station import CLOCKS, LENGTH_S, bulletin_at, station_on_air
from publish.parcels import parcel

from broadcast.errors import PublishError
from broadcast.model.air import AIR_RATE_HZ
from broadcast.publish.retrying import retried
from broadcast.publish.targets.liquidsoap_http import HttpQueue
from broadcast.publish.targets.liquidsoap_queue import Queue
from broadcast.sound.loudness import measure
from broadcast.sound.reading import read_sound
from broadcast.sound.silence import longest_silence_ms

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.workspace import Workspace

pytestmark = pytest.mark.onair

BEFORE_S, AFTER_S = 20.0, 4.0
LATE_MS = 100
"""How far from its time a bulletin may start."""


@pytest.fixture
def published(folder: Path) -> Workspace:
    """A station with two bulletins of twenty seconds, handed over to Liquidsoap."""
    return station_on_air(folder, voice="maquette", clocks=CLOCKS)


def test_the_morning_is_heard_as_it_was_published(published: Workspace, folder: Path) -> None:
    """Each file from its first sample to its last, within 100 ms of its time, and no hole."""
    first = bulletin_at(published, CLOCKS[0]).order.header.airtime.timestamp()
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


def test_a_real_queue_takes_a_bulletin_over_http(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The station's own script: with its key, once, and only where the file is there."""
    monkeypatch.setenv("FILE_D_ATTENTE", "secret")
    port, script = free_port(), tmp_path / "queue.liq"
    script.write_text(
        f"settings.init.allow_root.set({'false' if os.getuid() else 'true'})\n"
        f'%include "{ROOT / "data" / "playout" / "file.liq"}"\n'
        "output.dummy(fallback(track_sensitive=false, [once(blank(duration=60.)), bulletins, blank()]))\n"
    )
    one = parcel(tmp_path / "a")
    queue = HttpQueue(
        form="bwf", folder=tmp_path, seen_at=f"{tmp_path}", key_env="FILE_D_ATTENTE",
        url=f"http://127.0.0.1:{port}",
    )  # fmt: skip

    environment = {"BROADCAST_KEY": "secret", "BROADCAST_PORT": str(port)}
    with running(["liquidsoap", str(script)], tmp_path / "liquidsoap.log", **environment):
        with pytest.raises(PublishError, match="ne trouve pas"):
            retried(lambda: queue.put(one), time.sleep, waits_s=[0.5] * 60)
        noise = np.random.default_rng(7).uniform(-0.1, 0.1, (AIR_RATE_HZ, 2))
        soundfile.write(tmp_path / "aveyron-0700.wav", noise, AIR_RATE_HZ)
        queue.put(one)
        with pytest.raises(PublishError, match="attend déjà"):
            queue.put(one)
        monkeypatch.setenv("FILE_D_ATTENTE", "autre")
        other = HttpQueue(
            form="bwf", folder=tmp_path, seen_at=f"{tmp_path}", key_env="FILE_D_ATTENTE",
            url=f"http://127.0.0.1:{port}",
        )  # fmt: skip
        with pytest.raises(PublishError, match="refuse la clé"):
            other.put(one)
