"""Lines turned into sound: each sentence once, and what happens when a voice cannot be had."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from broadcast.errors import VoiceError
from broadcast.model.speech import Spoken
from broadcast.voice.casting import Voice
from broadcast.voice.engine import EngineUnavailableError
from broadcast.voice.engines.tone import Tone
from broadcast.voice.keeping.cache import SpeechCache
from broadcast.voice.lines import Line
from broadcast.voice.speaking import speak_lines

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.model.speech import Speech
    from broadcast.voice.speaking import Read

VOICES = {
    "claire": Voice(name="claire", engine="tone", style="aigu", fallback="marc"),
    "marc": Voice(name="marc", engine="tone", style="grave", fallback="claire"),
    "seule": Voice(name="seule", engine="tone", style="aigu"),
}
SENTENCES = ("Bonjour à tous.", "Il est sept heures.", "Bonjour à tous.")


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> dict[str, VoiceError]:
    """What the tone voice refuses: words, or a style -> why."""
    faults: dict[str, VoiceError] = {}
    speak = Tone.speak

    def refusing(self: Tone, sentence: Spoken) -> Speech:
        for key in (sentence.words, self._style):
            if key in faults:
                raise faults[key]
        return speak(self, sentence)

    monkeypatch.setattr(Tone, "speak", refusing)
    return faults


def read(folder: Path, voice: str = "claire", jobs: int | None = None) -> Read:
    lines = [
        Line(
            story="titres", paragraph=index, sentences=((words, Spoken(words=words)),),
            voice=VOICES[voice], cut_rank=0, introduced=False, line=10 + index,
        )
        for index, words in enumerate(SENTENCES)
    ]  # fmt: skip
    return speak_lines(
        lines, SpeechCache(folder), lambda *_: None, folder / "2-script.md",
        voice_named=VOICES.__getitem__, jobs=jobs,
    )  # fmt: skip


@pytest.mark.parametrize("parallel", [1, 4])
def test_a_sentence_that_comes_twice_is_spoken_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parallel: int
) -> None:
    """One after the other, or several at once."""
    usual = replace(Tone.capabilities, parallel=parallel)
    monkeypatch.setattr(Tone, "capabilities", usual)

    first, second = read(tmp_path, jobs=4), read(tmp_path)

    assert (first.synthesised, second.synthesised) == (2, 0)
    assert [piece.text for own in first.pieces.values() for piece in own] == list(SENTENCES)
    assert first.pieces == second.pieces


def test_a_voice_out_of_reach_gives_all_its_lines_to_its_fallback(
    tmp_path: Path, refused: dict[str, VoiceError]
) -> None:
    """Never a bulletin that changes voice in the middle; who reads, and why, is told."""
    refused["aigu"] = EngineUnavailableError("hors d'atteinte")

    heard = read(tmp_path)

    assert {piece.voice for own in heard.pieces.values() for piece in own} == {"marc"}
    assert {line.voice.name for line in heard.lines} == {"marc"}
    assert [(one.voice, one.by, one.reason) for one in heard.replaced] == [
        ("claire", "marc", "hors d'atteinte")
    ]


def test_without_a_written_fallback_the_bulletin_stops(
    tmp_path: Path, refused: dict[str, VoiceError]
) -> None:
    """With the line of the script; no voice is chosen behind the station's back."""
    refused["aigu"] = EngineUnavailableError("hors d'atteinte")

    with pytest.raises(
        EngineUnavailableError, match=r"2-script\.md, ligne 10 : voix seule : hors d'atteinte"
    ):
        read(tmp_path, "seule")


def test_two_voices_out_of_reach_do_not_go_round_in_circles(
    tmp_path: Path, refused: dict[str, VoiceError]
) -> None:
    """Each is tried once."""
    refused["aigu"] = refused["grave"] = EngineUnavailableError("hors d'atteinte")

    with pytest.raises(EngineUnavailableError):
        read(tmp_path)


def test_a_sentence_that_cannot_be_said_has_no_fallback(
    tmp_path: Path, refused: dict[str, VoiceError]
) -> None:
    """Another voice would not help; what was spoken before stays."""
    refused["Il est sept heures."] = VoiceError("signe inconnu")

    with pytest.raises(VoiceError, match="ligne 11 : voix claire : signe inconnu"):
        read(tmp_path)
    refused.clear()

    assert read(tmp_path).synthesised == 1


@pytest.mark.parametrize("parallel", [1, 4])
def test_an_interrupted_reading_goes_on_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parallel: int
) -> None:
    """Ctrl-C in the middle: what was spoken is kept, and only the rest is spoken afterwards."""
    monkeypatch.setattr(Tone, "capabilities", replace(Tone.capabilities, parallel=parallel))
    speak = Tone.speak

    def interrupted(self: Tone, sentence: Spoken) -> Speech:
        if sentence.words == "Il est sept heures.":
            raise KeyboardInterrupt
        return speak(self, sentence)

    with monkeypatch.context() as patched:
        patched.setattr(Tone, "speak", interrupted)
        with pytest.raises(KeyboardInterrupt):
            read(tmp_path)

    again = read(tmp_path)

    assert 1 <= again.synthesised <= parallel
    assert [piece.text for own in again.pieces.values() for piece in own] == list(SENTENCES)
