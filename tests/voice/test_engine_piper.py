"""A station's own Piper file, stood in for by a graph of four nodes that takes what Piper's take."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from broadcast.errors import BroadcastError, VoiceError
from broadcast.model.speech import Name, Pronunciation, Spoken
from broadcast.voice.engines.piper import Piper
from broadcast.voice.kokoro.durations import _message, _number, _text
from broadcast.voice.reading.phonemes import VOCABULARY

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = Spoken(words="Les élus ont voté.")
_FLOAT, _INT64 = 1, 7


def _typed(name: str, kind: int, dimensions: int) -> bytes:
    """A ValueInfoProto of this many free dimensions."""
    shape = b"".join(_message(1, _text(2, f"d{axis}")) for axis in range(dimensions))
    return _text(1, name) + _message(2, _message(1, _number(1, kind) + _message(2, shape)))


def _node(kind: str, inputs: tuple[str, ...], output: str, *attributes: bytes) -> bytes:
    return (
        b"".join(_text(1, one) for one in inputs)
        + _text(2, output)
        + _text(3, output)
        + _text(4, kind)
        + b"".join(_message(5, one) for one in attributes)
    )


def little_voice() -> bytes:
    """Each number of its input, held for 512 samples of a wave that it gives the phase to."""
    to_float = _text(1, "to") + _number(3, _FLOAT) + _number(20, 2)
    repeats = (
        _number(1, 2)
        + _number(2, _INT64)
        + _text(8, "repeats")
        + _message(9, np.array([1, 512]).tobytes())
    )
    # what the other inputs hold is not heard, but a voice must take them
    nodes = [
        _node("Cast", ("input",), "wide", to_float),
        _node("Tile", ("wide", "repeats"), "long"),
        _node("Sin", ("long",), "output"),
    ]
    graph = b"".join(_message(1, node) for node in nodes) + _text(2, "voice") + _message(5, repeats)
    graph += b"".join(
        _message(11, _typed(name, kind, axes))
        for name, kind, axes in (
            ("input", _INT64, 2),
            ("input_lengths", _INT64, 1),
            ("scales", _FLOAT, 1),
        )
    )
    graph += _message(12, _typed("output", _FLOAT, 2))
    return _number(1, 8) + _message(7, graph) + _message(8, _text(1, "") + _number(2, 13))


def card(**changes: object) -> str:
    ids = {symbol: [index + 3] for index, symbol in enumerate(VOCABULARY)}
    about = {
        "audio": {"sample_rate": 22_050},
        "inference": {"noise_scale": 0.5, "length_scale": 1.0, "noise_w": 0.6},
        "phoneme_id_map": {**ids, "_": [0], "^": [1], "$": [2]},
        "speaker_id_map": {},
    }
    return json.dumps(about | changes)


@pytest.fixture
def station(tmp_path: Path) -> Path:
    (tmp_path / "voix.onnx").write_bytes(little_voice())
    (tmp_path / "voix.onnx.json").write_text(card(), encoding="utf-8")
    return tmp_path


def test_it_speaks_our_own_phonemes(station: Path) -> None:
    """Names are said as the lexicon says them, at the file's own rate."""
    said = Pronunciation(written="Rodez", said="Rodèze", ipa="ʁodɛz")
    sentence = Spoken(words="À Rodez.", names=(Name(start=2, end=7, pronunciation=said),))
    engine = Piper(model="voix.onnx", folder=station)

    speech = engine.speak(sentence)

    phonemes = engine.reading(sentence)
    assert phonemes == "a ʁodˈɛz."
    assert speech.sample_rate_hz == 22_050
    # one number for each phoneme and one pad after it, a start, its pad and an end
    assert speech.duration_ms == pytest.approx((2 * len(phonemes) + 3) * 512 / 22.05, abs=60)


def test_a_long_sentence_is_said_in_breaths(station: Path) -> None:
    """Five thousand characters without a full stop are no more than a long sentence."""
    clause = "les bureaux de vote du département ont tous fermé leurs portes"

    speech = Piper(model="voix.onnx", folder=station).speak(Spoken(words=", ".join([clause] * 80)))

    assert speech.duration_ms > 60_000


def test_it_is_known_by_all_that_shapes_it(station: Path) -> None:
    """Kept speech goes by it."""
    usual = Piper(model="voix.onnx", folder=station)
    slow = Piper(model="voix.onnx", folder=station, rate=0.9)
    (station / "voix.onnx").write_bytes(little_voice() + b"")
    (station / "voix.onnx.json").write_text(card(inference={"noise_scale": 0.0}), encoding="utf-8")
    still = Piper(model="voix.onnx", folder=station)

    assert len({usual.identity, slow.identity, still.identity}) == 3


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("voix.onnx", b"", "pas une voix piper", id="empty model"),
        pytest.param("voix.onnx", b"no model", "pas une voix piper", id="no model"),
        pytest.param("voix.onnx", None, "voix.onnx : le fichier de cette voix est", id="no file"),
        pytest.param("voix.onnx.json", None, "introuvable", id="no card"),
        pytest.param("voix.onnx.json", b"[]", "fiche", id="another JSON"),
        pytest.param("voix.onnx.json", b"{", "fiche", id="no JSON"),
        pytest.param(
            "voix.onnx.json", card(audio={"sample_rate": 0}).encode(), "fiche", id="no rate"
        ),
        pytest.param(
            "voix.onnx.json", card(phoneme_id_map={"l": [3]}).encode(), "fiche", id="no ends"
        ),
        pytest.param(
            "voix.onnx.json", card(phoneme_id_map={"_": [0], "^": [1], "$": [2]}).encode(),
            "pas de son pour « l »", id="another alphabet",
        ),
    ],
)  # fmt: skip
def test_files_that_are_no_voice_are_named(
    station: Path, name: str, content: bytes | None, message: str
) -> None:
    """The file and what to do."""
    (station / name).unlink()
    if content is not None:
        (station / name).write_bytes(content)

    with pytest.raises(BroadcastError, match=message) as refused:
        Piper(model="voix.onnx", folder=station).speak(SENTENCE)

    assert "voix.onnx" in str(refused.value)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param({}, "besoin d'un fichier", id="no model"),
        pytest.param({"model": "voix.onnx", "speaker": "paul"}, "styles : ", id="nobody"),
    ],
)
def test_settings_that_mean_nothing_are_refused(
    station: Path, settings: dict[str, str], message: str
) -> None:
    """The message shows what to write."""
    with pytest.raises(VoiceError, match=message):
        Piper(folder=station, **settings)  # type: ignore[arg-type]
