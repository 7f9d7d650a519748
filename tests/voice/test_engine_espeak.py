"""The robot voice, and the phonemes beside it in one process."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from broadcast.model.speech import Name, Pronunciation, Spoken
from broadcast.voice.engines.espeak import STYLES, Espeak

SENTENCE = Spoken(words="Benoît Hamon l'emporte avec cinquante-quatre virgule sept pour cent.")


@pytest.mark.parametrize("style", STYLES)
def test_it_speaks_and_always_the_same(style: str) -> None:
    """Same words, same sound, whatever was said in between."""
    engine = Espeak(style=style)

    first = engine.speak(SENTENCE)
    engine.speak(Spoken(words="Autre chose."))
    again = engine.speak(SENTENCE)

    assert 3_000 < first.duration_ms < 7_000
    assert np.array_equal(first.samples, again.samples)


def test_rate_shortens() -> None:
    """A faster voice needs less time."""
    fast, slow = (Espeak(rate=rate).speak(SENTENCE).duration_ms for rate in (1.2, 0.8))

    assert fast < slow * 0.8


def test_names_are_respelled() -> None:
    """It reads plain text, so it is given the station's respelling."""
    said = Pronunciation(written="Laguiole", said="la-yole", ipa="lajɔl")
    sentence = Spoken(words="À Laguiole.", names=(Name(start=2, end=10, pronunciation=said),))

    assert Espeak().reading(sentence) == "À la-yole."


def test_a_long_text_is_said_whole() -> None:
    """Three times the words, three times the sound."""
    once = Espeak().speak(SENTENCE).duration_ms
    text = " ".join([SENTENCE.words] * 30)

    assert Espeak().speak(Spoken(words=text)).duration_ms > 30 * once


@pytest.mark.parametrize(
    "order", [pytest.param("ps", id="phonemes first"), pytest.param("sp", id="speech first")]
)
def test_speech_and_phonemes_live_in_one_process(order: str) -> None:
    """They use the same library, which keeps its state in the process: each has its own copy."""
    code = (
        "from broadcast.model.speech import Spoken\n"
        "from broadcast.voice.engines.espeak import Espeak\n"
        "from broadcast.voice.reading.phonemes import phonemise\n"
        "s = Spoken(words='Les élus ont voté.')\n"
        "do = {'p': lambda: phonemise(s), 's': lambda: len(Espeak().speak(s).samples)}\n"
        f"first = {{step: do[step]() for step in {order!r}}}\n"
        f"again = {{step: do[step]() for step in {order!r}}}\n"
        "assert first == again, (first, again)\n"
        "print(first['p'], first['s'])\n"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("lez elˈy ˈɔ̃ votˈe.")
    assert int(run.stdout.split()[-1]) == len(
        Espeak().speak(Spoken(words="Les élus ont voté.")).samples
    )
