"""Every sentence is spoken once, and a damaged one again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from broadcast.model.speech import Spoken
from broadcast.voice.cache import SpeechCache
from broadcast.voice.engines.tone import Tone

if TYPE_CHECKING:
    from pathlib import Path

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
    length_ms = cache.speak(SENTENCE, Tone(), path)
    whole = path.read_bytes()
    assert cache.duration_ms(path) == length_ms

    path.write_bytes(whole[: kept if isinstance(kept, int) else int(len(whole) * kept)])

    assert cache.duration_ms(path) is None
