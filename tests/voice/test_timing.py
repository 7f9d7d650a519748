"""When each word is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from broadcast.voice.kokoro.durations import lengths_edit
from broadcast.voice.kokoro.timing import phoneme_marks, word_marks

if TYPE_CHECKING:
    from broadcast.model.speech import Mark


def marks_of(phonemes: str) -> tuple[Mark, ...]:
    """Every sign held 100 ms, from the first sample on."""
    lengths = [100.0] * len(phonemes)
    return phoneme_marks(phonemes, lengths, offset_ms=80, end_ms=100 * len(phonemes))


def test_stress_belongs_to_its_vowel_and_marks_are_not_heard() -> None:
    """What is shown is sound only."""
    marks = marks_of("ɔ̃ votˈe.")

    assert [mark.text for mark in marks] == ["ɔ", "̃", "v", "o", "t", "e"]
    assert (marks[-1].start_ms, marks[-1].end_ms) == (600, 800)


def test_no_time_lies_outside_the_sound() -> None:
    """Trimming leaves less silence than the model's clock is late."""
    marks = phoneme_marks("la", [50.0, 500.0], offset_ms=30, end_ms=300)

    assert [(mark.start_ms, mark.end_ms) for mark in marks] == [(0, 0), (0, 300)]


@pytest.mark.parametrize(
    ("words", "phonemes", "starts"),
    [
        pytest.param("Les élus !", "lez elˈy!", {"Les": 0, "élus": 400}, id="one for one"),
        pytest.param("Oui : non", "wˈi: nˈɔ̃", {"Oui": 0, "non": 500}, id="a colon alone"),
        pytest.param(
            "Est-ce que Rodez vote", "ɛskə ʁodˈɛz vˈɔt",
            {"Est-ce": 0, "que": 200, "Rodez": 500, "vote": 1200}, id="two words read as one",
        ),
    ],
)  # fmt: skip
def test_each_written_word_has_its_time(words: str, phonemes: str, starts: dict[str, int]) -> None:
    """Also where espeak reads several words in one go."""
    timed = word_marks(words, phonemes, marks_of(phonemes))

    assert {mark.text: mark.start_ms for mark in timed} == starts


def test_the_models_file_is_not_touched() -> None:
    """The edit stands after it."""
    edit = lengths_edit()

    assert b"/encoder/Clip_output_0" in edit
    assert len(edit) < 100
