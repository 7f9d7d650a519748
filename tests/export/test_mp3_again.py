"""An MP3 made again from the one before is the MP3 that the whole mix would give."""

from __future__ import annotations

import json
from shutil import copytree
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from export.cards import CARD, write_mix

from broadcast.export.encoded import encode_mp3
from broadcast.export.mp3_again import mp3_again
from broadcast.export.mp3_frames import HEAD, SAMPLES, Stretch, frames_of, joined, signed
from broadcast.export.mp3_kept import index_of, prints_of
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.reading import read_sound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

KBPS = 192
WHOLE = 1_250
"""Thirty seconds, in frames."""


def murmur(frames: int, seed: int = 1) -> NDArray[np.float32]:
    """A sound that never comes back: noise, louder and softer as speech is."""
    chance = np.random.default_rng(seed)
    noise = chance.standard_normal((frames * SAMPLES, 1))
    smooth = np.convolve(noise[:, 0], np.hanning(24), "same")
    swell = 0.02 + np.abs(np.sin(np.arange(len(smooth)) * 9 / AIR_RATE_HZ))
    return np.repeat((smooth * swell * 0.01)[:, np.newaxis], 2, axis=1).astype(np.float32)


def changed(
    samples: NDArray[np.float32], first: int, taken: int, given: int
) -> NDArray[np.float32]:
    """Some frames replaced by others, what follows moved; the length stays."""
    start, stop = first * SAMPLES, (first + taken) * SAMPLES
    new = (murmur(given, seed=2), samples[stop:], murmur(taken, seed=3))
    return np.concatenate((samples[:start], *new))[: len(samples)]


@pytest.fixture(name="made", scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an MP3 and what is kept of it."""
    folder = tmp_path_factory.mktemp("made")
    mix = write_mix(folder / "mix.wav", murmur(WHOLE))
    encode_mp3(mix, folder / "air.mp3", CARD, KBPS, name=folder / "air.mp3")
    return folder


@pytest.fixture(name="name")
def _name(tmp_path: Path, made: Path) -> Path:
    """That MP3, to be replaced."""
    return copytree(made, tmp_path / "before") / "air.mp3"


@pytest.mark.parametrize(
    ("first", "taken", "given"),
    [
        pytest.param(500, 80, 80, id="a sentence as long as before"),
        pytest.param(500, 80, 115, id="longer: what follows moved"),
        pytest.param(500, 80, 10, id="shorter: what follows moved, another end"),
        pytest.param(0, 40, 60, id="the first words"),
        pytest.param(1_210, 40, 40, id="the last words"),
    ],
)
def test_one_change_is_heard_as_if_all_had_been_encoded(
    tmp_path: Path, name: Path, first: int, taken: int, given: int
) -> None:
    """As long, the same to the sample or far under the encoder's own noise, and vouched for."""
    edited = changed(murmur(WHOLE), first, taken, given)
    mix = write_mix(tmp_path / "mix.wav", edited)

    encode_mp3(mix, tmp_path / "again.mp3", CARD, KBPS, name=name)
    encode_mp3(mix, tmp_path / "whole.mp3", CARD, KBPS)

    again, whole = read_sound(tmp_path / "again.mp3"), read_sound(tmp_path / "whole.mp3")
    assert again.shape == whole.shape == edited.shape
    assert np.abs(again - whole).max() < np.abs(whole - edited).max() / 10
    info, *frames = frames_of((tmp_path / "again.mp3").read_bytes(), KBPS)
    assert signed(info, frames) == info
    kept = set(frames) & set(frames_of(name.read_bytes(), KBPS))
    assert len(kept) > WHOLE / 2


def test_ffmpeg_vouches_for_its_frames_in_the_same_way(name: Path) -> None:
    """The sums that we write are those that it writes."""
    info, *frames = frames_of(name.read_bytes(), KBPS)

    assert signed(bytes(188) + b"\xff" * 4 + info[192:], frames)[188:190] == info[188:190]
    assert signed(info, frames) == info


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda mp3: mp3.unlink(), id="no MP3"),
        pytest.param(lambda mp3: mp3.write_bytes(mp3.read_bytes()[:-999]), id="an MP3 cut short"),
        pytest.param(lambda mp3: mp3.with_suffix(".frames.json").unlink(), id="nothing kept of it"),
        pytest.param(lambda mp3: mp3.with_suffix(".frames.json").write_text("{"), id="damaged"),
        pytest.param(lambda mp3: mp3.with_suffix(".frames.json").write_text("[]"), id="not ours"),
    ],
)
def test_what_is_not_what_was_made_is_not_kept(name: Path, damage: Callable[[Path], None]) -> None:
    """Then all is encoded."""
    mix = name.parent / "mix.wav"
    asked = {"kbps": KBPS, "way": json.loads(index_of(name).read_text())["way"]}
    assert mp3_again(mix, prints_of(mix), mp3=name, encode=bytes, **asked)

    damage(name)

    assert not mp3_again(mix, prints_of(mix), mp3=name, encode=bytes, **asked)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(lambda _: {"way": "another LAME"}, id="another way of encoding"),
        pytest.param(lambda told: {"prints": told[:-1]}, id="a frame shorter"),
        pytest.param(lambda told: {"prints": [*told[:-1], "6 0"]}, id="less than a frame shorter"),
        pytest.param(
            lambda told: {"prints": [one[::-1] for one in told[:-1]] + told[-1:]},
            id="another sound",
        ),
    ],
)
def test_another_sound_or_way_keeps_nothing(
    name: Path, other: Callable[[list[str]], dict[str, Any]]
) -> None:
    """Then all is encoded."""
    mix = name.parent / "mix.wav"
    prints, way = prints_of(mix), json.loads(index_of(name).read_text())["way"]

    asked = {"prints": prints, "way": way} | other(prints)

    assert not mp3_again(mix, mp3=name, kbps=KBPS, encode=bytes, **asked)


def frame(number: int, *, back: int = 0, gain: int = 0) -> bytes:
    """A frame whose bits begin so many bytes before it."""
    head = bytes([255, 251, 180, 68, back >> 1, (back & 1) << 7, gain])
    return head.ljust(HEAD, b"\0") + bytes([number % 251]) * 500


def test_encodings_are_joined_only_where_the_bits_before_are_there() -> None:
    """Six frames alike are not enough where the next one's first bits differ."""
    alike = Stretch(first=0, frames=[frame(at) for at in range(20)])
    after = Stretch(first=5, frames=[frame(at, back=9) for at in range(5, 30)])
    before = Stretch(first=0, frames=[frame(at, back=9) for at in range(20)])
    stuffed = Stretch(first=0, frames=[frame(at + 1, back=9) for at in range(20)])

    assert joined([before, after]) == [*before.frames[:11], *after.frames[6:]]
    assert not joined([alike, after])
    assert not joined([stuffed, after])
