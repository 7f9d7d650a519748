"""Every sentence is spoken once, and a damaged one again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from broadcast.model.speech import Spoken
from broadcast.voice.engines.tone import Tone
from broadcast.voice.keeping.cache import SpeechCache

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.model.speech import Speech

SENTENCE = Spoken(words="Benoît Hamon l'emporte.")


def test_a_sentence_is_found_by_all_that_shapes_it(tmp_path: Path) -> None:
    """The same words at another rate are another sentence."""
    cache = SpeechCache(tmp_path)

    assert cache.path_of(SENTENCE, Tone()) == cache.path_of(SENTENCE, Tone())
    assert cache.path_of(SENTENCE, Tone()) != cache.path_of(SENTENCE, Tone(rate=1.1))


@pytest.mark.parametrize("kept", [0, 5, 100, 0.5, 0.99])
def test_a_truncated_sentence_is_not_there(tmp_path: Path, kept: float) -> None:
    """A file cut short, by a full disk or a failing one, is never aired as it is."""
    cache = SpeechCache(tmp_path)
    path = cache.path_of(SENTENCE, Tone())
    assert cache.speak(SENTENCE, Tone(), path)
    whole = path.read_bytes()
    assert cache.duration_ms(path) == Tone().speak(SENTENCE).duration_ms

    path.write_bytes(whole[: kept if isinstance(kept, int) else int(len(whole) * kept)])

    assert cache.duration_ms(path) is None


def test_a_sentence_copied_over_another_is_not_there(tmp_path: Path) -> None:
    """A file restored under the wrong name would say other words than the script's."""
    cache, other = SpeechCache(tmp_path), Spoken(words="Manuel Valls est battu.")
    paths = [cache.path_of(sentence, Tone()) for sentence in (SENTENCE, other)]
    for sentence, path in zip((SENTENCE, other), paths, strict=True):
        cache.speak(sentence, Tone(), path)

    paths[0].write_bytes(paths[1].read_bytes())

    assert cache.find(paths[0]) is None
    assert cache.speak(SENTENCE, Tone(), paths[0])
    assert cache.find(paths[0])


def test_a_sentence_whose_sound_has_changed_is_not_there(tmp_path: Path) -> None:
    """A failing disk that gives zeros would put a hole in the sentence."""
    cache = SpeechCache(tmp_path)
    path = cache.path_of(SENTENCE, Tone())
    cache.speak(SENTENCE, Tone(), path)
    whole = bytearray(path.read_bytes())

    whole[4_000:8_000] = bytes(4_000)
    path.write_bytes(whole)

    assert cache.find(path) is None


def test_a_sentence_keeps_its_times_and_says_what_it_is(tmp_path: Path) -> None:
    """Sound and times are one file: a WAV that any player opens."""
    cache, engine = SpeechCache(tmp_path), Tone()
    path = cache.path_of(SENTENCE, engine)
    cache.speak(SENTENCE, engine, path)

    said = cache.find(path)

    speech = engine.speak(SENTENCE)
    samples, rate_hz = soundfile.read(path, dtype="float32")
    assert np.array_equal(samples, speech.samples)
    assert rate_hz == speech.sample_rate_hz
    assert said is not None
    assert (said.words, said.engine, said.times) == (SENTENCE.words, "tone", speech.words)


def test_programs_at_once_speak_a_sentence_once(tmp_path: Path) -> None:
    """Two renders of a morning that share a sentence do the work of one."""
    spoken: list[str] = []

    class Slow(Tone):
        def speak(self, sentence: Spoken) -> Speech:
            spoken.append(sentence.words)
            time.sleep(0.05)
            return super().speak(sentence)

    path = SpeechCache(tmp_path).path_of(SENTENCE, Slow())

    with ThreadPoolExecutor(8) as pool:
        made = list(
            pool.map(lambda _: SpeechCache(tmp_path).speak(SENTENCE, Slow(), path), range(8))
        )

    assert sorted(made) == [False] * 7 + [True]
    assert spoken == [SENTENCE.words]
    assert SpeechCache(tmp_path).find(path)


KILLED = """
import os, sys, pathlib
from broadcast.model.speech import Spoken
from broadcast.voice.keeping.cache import SpeechCache
from broadcast.voice.engines.tone import Tone

class Killed(Tone):
    def speak(self, sentence):
        os._exit(9)

cache = SpeechCache(pathlib.Path(sys.argv[1]))
sentence = Spoken(words=sys.argv[2])
cache.speak(sentence, Killed(), cache.path_of(sentence, Killed()))
"""


def test_a_killed_program_holds_nobody_up(tmp_path: Path) -> None:
    """It leaves no sentence half-made, and no lock."""
    command = [sys.executable, "-c", KILLED, str(tmp_path), SENTENCE.words]
    assert subprocess.run(command, check=False).returncode == 9
    cache = SpeechCache(tmp_path)
    path = cache.path_of(SENTENCE, Tone())
    assert cache.find(path) is None

    assert cache.speak(SENTENCE, Tone(), path)


def test_the_sentences_used_longest_ago_go_first(tmp_path: Path) -> None:
    """The folder stays under its bound; what an hour's work may need stays."""
    cache, now_s = SpeechCache(tmp_path), 1_500_000_000.0
    paths = {}
    for hours in (0, 2, 3, 4):
        sentence = Spoken(words=f"Il y a {hours} heures.")
        path = cache.path_of(sentence, Tone())
        cache.speak(sentence, Tone(), path)
        os.utime(path, (now_s - hours * 3_600, now_s - hours * 3_600))
        paths[hours] = path
    most = sum(paths[hours].stat().st_size for hours in (0, 2))

    gone = cache.trim(most, now_s)

    assert gone == 2
    assert [hours for hours, path in paths.items() if path.exists()] == [0, 2]
    assert cache.trim(0, now_s) == 1
    assert paths[0].exists()


def test_a_sentence_that_is_used_again_is_young_again(tmp_path: Path) -> None:
    """What every morning says stays, however old its file."""
    cache = SpeechCache(tmp_path)
    path = cache.path_of(SENTENCE, Tone())
    cache.speak(SENTENCE, Tone(), path)
    os.utime(path, (1_000, 1_000))

    cache.find(path)

    assert cache.trim(0) == 0


def test_what_a_killed_program_left_is_swept_away(tmp_path: Path) -> None:
    """After an hour: before that, somebody may be writing it."""
    orphan, fresh = (tmp_path / "ab" / f".{name}.1-1.partial.wav" for name in ("old", "new"))
    orphan.parent.mkdir()
    orphan.touch()
    fresh.touch()
    os.utime(orphan, (1_000, 1_000))

    SpeechCache(tmp_path).trim(10_000_000)

    assert (orphan.exists(), fresh.exists()) == (False, True)
