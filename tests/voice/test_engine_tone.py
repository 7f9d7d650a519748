"""The humming voice: quick, regular, and as loud as a presenter."""

from __future__ import annotations

import time

import numpy as np
import pytest

from broadcast.model.speech import Name, Pronunciation, Spoken
from broadcast.voice.engines.tone import PAUSES_MS, SYLLABLE_MS, WORD_GAP_MS, Tone


def length_ms(words: str, rate: float = 1.0) -> int:
    return Tone(rate=rate).speak(Spoken(words=words)).duration_ms


def test_length_follows_the_syllables() -> None:
    """So many syllables, so many milliseconds; the last mark is not a pause."""
    assert length_ms("Bonjour.") == 2 * SYLLABLE_MS
    assert length_ms("Bonjour à tous.") == 4 * SYLLABLE_MS + 2 * WORD_GAP_MS


def test_a_comma_is_a_pause() -> None:
    """As long as the table says."""
    assert length_ms("oui, non") - length_ms("oui non") == PAUSES_MS[","]


def test_rate_shortens() -> None:
    """A rate of 1.2 takes a sixth off."""
    assert length_ms("Bonjour à tous.", rate=1.2) == pytest.approx(
        length_ms("Bonjour à tous.") / 1.2, abs=2
    )


def test_names_are_hummed_as_they_are_said() -> None:
    """The respelling counts, not the spelling."""
    said = Pronunciation(written="PS", said="Parti socialiste")
    short = Spoken(words="PS")
    long = Spoken(words="PS", names=(Name(start=0, end=2, pronunciation=said),))

    assert Tone().speak(long).duration_ms > Tone().speak(short).duration_ms


def test_it_is_as_loud_as_speech_and_always_the_same() -> None:
    """About -20 LUFS, which is -18.7 dB of mean power for this hum; bit for bit at each run."""
    words = "Benoît Hamon l'emporte avec cinquante-quatre virgule sept pour cent des voix."
    first, second = (Tone().speak(Spoken(words=words)).samples for _ in range(2))

    assert 10 * np.log10(np.mean(np.square(first))) == pytest.approx(-18.7, abs=1.0)
    assert np.array_equal(first, second)


def test_it_is_much_faster_than_speech() -> None:
    """A morning of bulletins in seconds."""
    sentence = Spoken(words="Les bureaux de vote ont fermé, les résultats arrivent. " * 8)
    Tone().speak(sentence)
    start = time.perf_counter()

    speech = Tone().speak(sentence)

    assert speech.duration_ms / 1000 / (time.perf_counter() - start) > 50
