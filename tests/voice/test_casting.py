"""Which engine speaks for which voice."""

from __future__ import annotations

import importlib
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from broadcast.errors import VoiceError
from broadcast.model.speech import Spoken
from broadcast.voice import catalogue
from broadcast.voice.casting import Voice, engine_for
from broadcast.voice.catalogue import ENGINES, PLUG_INS, known_engines
from broadcast.voice.engines.tone import Tone
from broadcast.voice.processors import usable_processors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadcast.model.speech import Speech
    from broadcast.voice.engine import Capabilities

LONG = Spoken(words="Les électeurs de l'Aveyron ont voté hier.")


def test_a_voice_speaks_through_its_engine() -> None:
    """The engine takes the voice's style and rate."""
    slow = engine_for(Voice(name="essai", engine="tone", style="grave", rate=0.8))
    fast = engine_for(Voice(name="essai", engine="tone", style="grave", rate=1.2))
    sentence = Spoken(words="Bonjour à tous.")

    assert slow.name == "tone"
    assert "grave" in slow.identity
    assert slow.identity != fast.identity
    assert slow.speak(sentence).duration_ms > fast.speak(sentence).duration_ms


def test_two_voices_of_one_kind_share_an_engine() -> None:
    """A model is loaded once, whatever the presenters are called."""
    claire = Voice(name="claire", engine="tone", description="le matin")
    paul = Voice(name="paul", engine="tone")

    assert engine_for(claire) is engine_for(paul)


def test_an_unknown_engine_is_refused_with_the_nearest_name() -> None:
    """A slip of the finger is answered with what was meant."""
    with pytest.raises(VoiceError) as refused:
        engine_for(Voice(name="claire", engine="kokorro"))

    assert "vouliez-vous dire kokoro ?" in str(refused.value)
    assert "kokoro, piper, http, gtts, espeak, recorded, tone" in str(refused.value)


@pytest.mark.parametrize("engine", ["tone", "espeak", "gtts", "kokoro"])
def test_an_unknown_style_is_refused(engine: str) -> None:
    """The message lists the styles there are."""
    with pytest.raises(VoiceError, match="styles : "):
        engine_for(Voice(name="claire", engine=engine, style="personne"))


@pytest.mark.parametrize(
    ("rate", "pace", "named"),
    [
        pytest.param(0.79, 6.0, "débit 0,79", id="too slow"),
        pytest.param(1.21, 6.0, "débit 1,21", id="too fast"),
        pytest.param(float("nan"), 6.0, "débit nan", id="no number"),
        pytest.param(1.0, 0.0, "0 syllabes", id="no pace"),
    ],
)
def test_a_voice_out_of_measure_is_refused(rate: float, pace: float, named: str) -> None:
    """Nobody presents at such a pace."""
    with pytest.raises(VoiceError, match=named):
        Voice(name="claire", engine="tone", rate=rate, syllables_per_second=pace)


def test_choosing_a_voice_loads_no_engine() -> None:
    """The command's help must stay instant."""
    heavy = "onnxruntime phonemizer gtts numpy soundfile"
    code = (
        "import sys, broadcast.voice.casting;"
        f"print([m for m in '{heavy}'.split() if m in sys.modules])"
    )

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"


def test_another_package_may_bring_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names it under an entry point; ours keep their names."""
    known = [
        EntryPoint("chant", "broadcast.voice.engines.tone:Tone", PLUG_INS),
        EntryPoint("kokoro", "elsewhere:Fake", PLUG_INS),
    ]
    monkeypatch.setattr(catalogue, "entry_points", lambda group: known if group == PLUG_INS else [])
    known_engines.cache_clear()

    try:
        engine = engine_for(Voice(name="essai", engine="chant", style="grave"))
        found = dict(known_engines())
    finally:
        known_engines.cache_clear()

    assert engine.speak(Spoken(words="Bonjour.")).duration_ms > 0
    assert found["kokoro"] == ENGINES["kokoro"]


class Chant(Tone):
    """An engine as somebody else may have written it."""

    def __init__(self) -> None:
        super().__init__()


class Wanting(Tone):
    def __init__(self, *, key: str) -> None:
        super().__init__(style=key)


class Bare:
    """Promises nothing."""


class Failing(Tone):
    def speak(self, sentence: Spoken) -> Speech:
        raise RuntimeError(f"{sentence.words}: CUDA out\nof memory")


class Hasty(Tone):
    def speak(self, sentence: Spoken) -> Speech:
        return super().speak(Spoken(words=sentence.words[:2]))


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Have another package bring the engine "chant"."""

    def bring(value: str) -> None:
        known = [EntryPoint("chant", value, PLUG_INS)]
        monkeypatch.setattr(catalogue, "entry_points", lambda **_: known)

    known_engines.cache_clear()
    yield bring
    known_engines.cache_clear()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param("no.such.module:Voice", "pas installé en entier", id="no module"),
        pytest.param("json:Voice", "pas installé en entier", id="no class"),
        pytest.param("json", "en défaut : TypeError", id="a module"),
        pytest.param("voice.test_casting:Wanting", "en défaut : TypeError", id="not made"),
        pytest.param("voice.test_casting:Bare", "en défaut : AttributeError", id="no engine"),
        pytest.param("voice.test_casting:Failing", "CUDA out of memory", id="fails"),
        pytest.param("voice.test_casting:Hasty", "a perdu des mots", id="words lost"),
    ],
)
def test_a_plug_in_that_is_broken_is_named(
    plugged: Callable[[str], None], value: str, message: str
) -> None:
    """Whatever code of others does, one line says whose fault it is."""
    plugged(value)

    # Engines are made once for each folder: one of its own for each case
    with pytest.raises(VoiceError, match=message) as refused:
        engine_for(Voice(name="essai", engine="chant", folder=Path(value))).speak(LONG)

    assert "chant" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_plug_in_may_have_no_rate(plugged: Callable[[str], None]) -> None:
    """One is asked of it only where the station writes it down."""
    plugged("voice.test_casting:Chant")

    assert engine_for(Voice(name="x", engine="chant", folder=Path("1"))).speak(LONG)
    with pytest.raises(VoiceError, match="pas de réglage « rate »"):
        engine_for(Voice(name="x", engine="chant", rate=1.1, folder=Path("1")))


def test_a_setting_that_an_engine_does_not_have_is_refused() -> None:
    """A misspelt setting is never without effect in silence."""
    with pytest.raises(VoiceError, match="n'a pas de réglage « url »"):
        engine_for(Voice(name="essai", engine="tone", options=(("url", "http://x"),)))


@pytest.mark.parametrize(
    "engine", ["tone", "espeak", "gtts", "kokoro", "http", "piper", "recorded"]
)
def test_every_engine_declares_what_it_can_do(engine: str) -> None:
    """Nothing is guessed from a name; only the two services need a network."""
    module, kind = ENGINES[engine].split(":")
    declared: Capabilities = getattr(importlib.import_module(module), kind).capabilities

    assert declared.offline is (engine not in {"gtts", "http"})
    assert declared.parallel >= 1
    assert declared.rates[0] <= 1.0 <= declared.rates[1]


def test_a_voice_knows_the_stations_own_files_that_shape_it(tmp_path: Path) -> None:
    """A bulletin is stale where one of them was replaced under the same name."""
    for name in ("a.onnx", "a.onnx.json", "grave.bin", "lent.bin"):
        (tmp_path / name).touch()
    blend = "0.4 ff_siwis + 0.6 grave.bin;lent.bin"

    files = Voice(
        name="x", engine="kokoro", style=blend, options=(("model", "a.onnx"),), folder=tmp_path
    ).files

    assert {path.name for path in files} == {"a.onnx", "a.onnx.json", "grave.bin", "lent.bin"}
    assert (
        Voice(name="x", engine="http", options=(("model", "tts-1"),), folder=tmp_path).files == ()
    )


def test_no_more_threads_than_this_program_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """A container may have one processor of a machine of sixty-four."""
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {3}, raising=False)

    assert usable_processors() == 1
