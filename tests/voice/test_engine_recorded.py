"""Sentences that a person recorded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from broadcast.errors import BroadcastError
from broadcast.model.speech import Spoken
from broadcast.voice.engine import EngineUnavailableError
from broadcast.voice.engines.recorded import Recorded

if TYPE_CHECKING:
    from pathlib import Path

TABLE = 'words,file\n"Il est sept heures.",sept.wav\n'


@pytest.fixture
def station(tmp_path: Path) -> Path:
    folder = tmp_path / "phrases"
    folder.mkdir()
    (folder / "phrases.csv").write_text(TABLE, encoding="utf-8")
    sound = np.zeros(44_100)
    sound[11_025:33_075] = 0.3 * np.sin(np.arange(22_050) * 0.05)
    soundfile.write(folder / "sept.wav", sound, 44_100)
    return tmp_path


@pytest.mark.parametrize("words", ["Il est sept heures.", "il est sept heures !"])
def test_a_recorded_sentence_is_heard(station: Path, words: str) -> None:
    """Whatever its capitals and marks; the silence around it is cut."""
    speech = Recorded(model="phrases", folder=station).speak(Spoken(words=words))

    assert speech.duration_ms == pytest.approx(500 + 30 + 60, abs=12)


def test_a_new_recording_is_another_sound(station: Path) -> None:
    """Kept speech goes by what is in the file."""
    engine, sentence = (
        Recorded(model="phrases", folder=station),
        Spoken(words="Il est sept heures."),
    )
    before = engine.reading(sentence)

    soundfile.write(station / "phrases" / "sept.wav", np.full(20_000, 0.2), 44_100)

    assert engine.reading(sentence) != before


def test_a_sentence_that_nobody_recorded_is_for_another_voice(station: Path) -> None:
    """The message says where to add it."""
    with pytest.raises(EngineUnavailableError, match=r"phrases\.csv"):
        Recorded(model="phrases", folder=station).speak(Spoken(words="Il est huit heures."))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        pytest.param("", "titres de colonnes", id="empty"),
        pytest.param("file,words\n", "titres de colonnes", id="other columns"),
        pytest.param("words,file\nBonjour.\n", "ligne 2", id="half a line"),
        pytest.param("words,file\n…,sept.wav\n", "ligne 2", id="no words"),
        pytest.param("words,file\nBonjour.,absent.wav\n", "introuvable : absent.wav", id="no file"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(station: Path, table: str, message: str) -> None:
    """With its line."""
    (station / "phrases" / "phrases.csv").write_text(table, encoding="utf-8")

    with pytest.raises(BroadcastError, match=message):
        Recorded(model="phrases", folder=station)
