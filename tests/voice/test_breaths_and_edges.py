"""Where speech is cut: between breaths, and never into a sound."""

from __future__ import annotations

import numpy as np
import pytest

from broadcast.errors import VoiceError
from broadcast.voice.edges import trimmed
from broadcast.voice.reading.breaths import in_breaths


@pytest.mark.parametrize(
    ("phonemes", "parts"),
    [
        pytest.param("wˈi.", ("wˈi.",), id="short"),
        pytest.param(
            "ab cd; ef gh, ij kl", ("ab cd;", "ef gh,", "ij kl"), id="semicolon, then comma"
        ),
        pytest.param("abcd efg hijk lmn", ("abcd efg", "hijk lmn"), id="words"),
        pytest.param("ab, ki cd, fˈe", ("ab,", "ki cd,", "fˈe"), id="comma before a conjunction"),
        pytest.param("abcdefg, hijklmn", ("abcdefg,", "hijklmn"), id="comma"),
    ],
)
def test_a_long_sentence_is_cut_where_one_breathes(phonemes: str, parts: tuple[str, ...]) -> None:
    """At a mark if there is one near the middle, else between words."""
    assert in_breaths(phonemes, 9) == parts


def test_nothing_is_lost_and_no_part_is_tiny() -> None:
    """Parts joined by a space are the sentence; a crumb would be said at another pace."""
    phonemes = " ".join(["mˈo"] * 400) + ", fˈɛ̃."

    parts = in_breaths(phonemes, 510)

    assert " ".join(parts) == phonemes
    assert all(150 < len(part) <= 510 for part in parts)


def test_an_endless_word_is_refused() -> None:
    """It is never cut short."""
    with pytest.raises(VoiceError, match="trop long"):
        in_breaths("a" * 600, 510)


def test_silence_is_cut_and_soft_consonants_are_not() -> None:
    """An /f/ at -50 dBFS opens the word: 30 ms stay before it, 60 ms after the last sound."""
    rate = 24_000
    sound = np.zeros(rate, np.float32)
    sound[9_600:10_800] = 10 ** (-50 / 20)
    sound[10_800:14_400] = 0.3

    assert len(trimmed(sound, rate)) == (30 + 200 + 60) * rate // 1000


def test_silence_alone_is_refused() -> None:
    """A mute file never goes on air."""
    with pytest.raises(VoiceError, match="silence"):
        trimmed(np.full(24_000, 1e-4, np.float32), 24_000)
