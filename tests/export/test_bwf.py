"""A Broadcast Wave as playouts read it: libsndfile is asked, as they ask it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from export.cards import CARD, sound, write_mix

from broadcast.export.bwf import UNKNOWN, bext, cart, write_bwf

if TYPE_CHECKING:
    from pathlib import Path

GET_BROADCAST_INFO = 0x10F0
GET_CART_INFO = 0x1401
BEXT_HEAD, CART_HEAD = 602, 2_048


@pytest.fixture
def written(tmp_path: Path) -> Path:
    mix = write_mix(tmp_path / "mix.wav", sound())
    write_bwf(mix, tmp_path / "air.wav", CARD)
    return tmp_path / "air.wav"


def asked(path: Path, command: int, size: int) -> bytes:
    """What libsndfile gives of a chunk."""
    with soundfile.SoundFile(path) as file:
        ffi, library = soundfile._ffi, soundfile._snd
        room = ffi.new("char[]", size)
        assert library.sf_command(file._file, command, room, size)
        return bytes(ffi.buffer(room))


def test_the_samples_are_those_of_the_mix(tmp_path: Path, written: Path) -> None:
    """To the bit, at 48 kHz and 24 bits."""
    info = soundfile.info(written)
    assert (info.samplerate, info.channels, info.subtype) == (48_000, 2, "PCM_24")
    mix, own = (soundfile.read(path, dtype="int32")[0] for path in (tmp_path / "mix.wav", written))
    assert np.array_equal(mix, own)


def test_the_broadcast_extension_is_read_back(written: Path) -> None:
    """Title, date, time since midnight in samples (libsndfile aligns it on four bytes)."""
    told = asked(written, GET_BROADCAST_INFO, 2_048)

    assert told.startswith(b"Le journal de 7 heures - Aveyron\0")
    assert told[256:261] == b"Totem"
    assert told[288:319] == b"2017-01-30-aveyron-0700-journal"
    assert told[320:338] == b"2017-01-3007:00:00"
    assert struct.unpack("<Q", told[340:348])[0] == 7 * 3_600 * 48_000


def test_loudness_is_in_the_broadcast_extension() -> None:
    """EBU Tech 3285 version 2: five values in hundredths, 7FFF for what was not measured."""
    body = bext(CARD)

    assert struct.unpack("<H", body[346:348])[0] == 2
    assert struct.unpack("<5h", body[412:422]) == (-2_304, 350, -600, -1_820, UNKNOWN)
    assert body[BEXT_HEAD:].startswith(b"A=PCM,F=48000,W=24,M=stereo,T=")


def test_the_cartridge_label_and_its_timers_are_read_back(written: Path) -> None:
    """AES46: what a playout shows, and the samples at which it may start what follows."""
    told = asked(written, GET_CART_INFO, CART_HEAD + 4 + 256)

    assert told[:4] == b"0101"
    assert told[4:68].rstrip(b"\0") == b"Le journal de 7 heures - Aveyron"
    assert told[68:132].rstrip(b"\0") == b"Totem"
    assert told[132:196].rstrip(b"\0") == b"2017-01-30-aveyron-0700-journal"
    outcue = told[4 + 6 * 64 : 4 + 7 * 64].rstrip(b"\0")
    assert outcue.decode("latin-1") == "Bonne matinée sur Totem."
    at = 4 + 7 * 64 + 36 + 3 * 64
    assert struct.unpack("<i", told[at : at + 4])[0] == 32_768
    timers = dict(struct.unpack("<4sI", told[at + 4 + 8 * n : at + 12 + 8 * n]) for n in range(7))
    assert timers == {
        b"AUDs": 0,
        b"INTs": 0,
        b"INTe": 24_000,
        b"SEGs": 168_000,
        b"SEGe": 192_000,
        b"AUDe": 192_000,
        b"EOD ": 192_000,
    }
    assert len(cart(CARD)) >= CART_HEAD
