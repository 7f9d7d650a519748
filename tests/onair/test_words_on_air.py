"""What a listener of the stream understands: the station's voice, aired and written down again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
import soundfile
from onair.chain import icecast, liquidsoap, listening
from onair.likeness import found
from onair.station import CLOCKS, LENGTH_S, bulletin_at, station_on_air

from broadcast.model.air import AIR_RATE_HZ
from broadcast.pipeline.aloud.listening import listen, words_of_bulletin
from broadcast.pipeline.writing.paper import script_of
from broadcast.sound.reading import read_sound
from broadcast.voice.hearing.recogniser import Whisper

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.ears

BEFORE_S, AFTER_S = 20.0, 4.0


def test_the_words_on_air_are_those_of_the_script(folder: Path) -> None:
    """Captured from Icecast, heard by the recogniser: every word of the script, in order."""
    workspace = station_on_air(folder, voice="claire", clocks=CLOCKS[:1])
    bulletin = bulletin_at(workspace, CLOCKS[0])
    antenna = workspace.root / "antenne"
    starts_at = float(round(time.time() + BEFORE_S))
    shift_s = starts_at - bulletin.order.header.airtime.timestamp()

    with (
        icecast(folder) as port,
        liquidsoap(folder, port, playlist=antenna / "lot.m3u", shift_s=shift_s),
        listening(port, starts_at + LENGTH_S + AFTER_S) as (listener, thread),
    ):
        thread.join()

    (folder / "heard.mp3").write_bytes(listener.heard)
    heard = read_sound(folder / "heard.mp3")
    at_s, _ = found(heard, read_sound(antenna / "lot-0700.wav"))
    start = round(at_s * AIR_RATE_HZ)
    on_air = folder / "on-air.wav"
    soundfile.write(on_air, heard[start : start + LENGTH_S * AIR_RATE_HZ], AIR_RATE_HZ)
    listened = listen(on_air, words_of_bulletin(bulletin, script_of(bulletin)), Whisper())

    assert listened.language == "fr"
    assert listened.expected_words >= 5
    assert listened.share_heard == 1.0, (listened.text, listened.faults)
