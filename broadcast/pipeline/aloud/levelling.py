"""A presenter's recording made fit for air: trimmed, levelled, and its card written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from broadcast.errors import VoiceError, Where
from broadcast.model.air import AIR_RATE_HZ
from broadcast.pipeline.writing.sentence_lengths import line_expected_ms
from broadcast.pipeline.writing.stories import lines_of_story, text_of
from broadcast.sound.diagnosis import faults_heard
from broadcast.sound.loudness import makeup_gain_db, measure
from broadcast.sound.reading import read_sound
from broadcast.units import gain_factor
from broadcast.voice.people.recorded import LISTENED_MS
from broadcast.voice.people.take_card import TakeCard
from broadcast.voice.people.takes import speech_span

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from broadcast.model.script import Story
    from broadcast.pipeline.writing.paper import Bulletin, Paper


def level_take(
    bulletin: Bulletin, paper: Paper, story: Story, file: Path, target: Path
) -> TakeCard:
    """Write a recording as 24-bit FLAC, trimmed and levelled; its card, before anyone listens.

    Raises `VoiceError` where nobody is heard, `MixError` where it is no sound.
    """
    samples = read_sound(file)
    try:
        first, last = speech_span(samples)
    except VoiceError as error:
        raise VoiceError(error.what, where=Where(file), hint=error.hint) from error
    kept, came_in_lufs = _levelled(samples[first:last], bulletin)
    target.write_bytes(_flac(kept))
    duration_ms = len(kept) * 1000 // AIR_RATE_HZ
    return TakeCard(
        words=text_of(story),
        duration_ms=duration_ms,
        expected_ms=_expected_ms(bulletin, paper, story),
        words_per_minute=_words_per_minute(bulletin, paper, story, duration_ms),
        integrated_lufs=round(came_in_lufs, 1),
        sound=faults_heard(samples[first:last][: LISTENED_MS * AIR_RATE_HZ // 1000]),
    )


def _levelled(
    samples: NDArray[np.float32], bulletin: Bulletin
) -> tuple[NDArray[np.float32], float]:
    """The take at the station's loudness, and what it measured before."""
    rules = bulletin.station.mix
    before = measure(samples)
    gain_db = makeup_gain_db(before, target_lufs=rules.target_lufs, ceiling_dbtp=rules.ceiling_dbtp)
    return samples * np.float32(gain_factor(gain_db)), before.integrated_lufs


def _expected_ms(bulletin: Bulletin, paper: Paper, story: Story) -> int:
    return sum(line_expected_ms(line) for line in lines_of_story(bulletin, paper, story))


def _words_per_minute(bulletin: Bulletin, paper: Paper, story: Story, duration_ms: int) -> int:
    words = sum(
        len(said.words.split())
        for line in lines_of_story(bulletin, paper, story)
        for _, said in line.sentences
    )
    return round(words * 60_000 / max(1, duration_ms))


def _flac(samples: NDArray[np.float32]) -> bytes:
    encoded = BytesIO()
    soundfile.write(encoded, samples, AIR_RATE_HZ, subtype="PCM_24", format="FLAC")
    return encoded.getvalue()
