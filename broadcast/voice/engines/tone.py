"""A voice that hums: speech-shaped sound, one swell per syllable, in no time at all.

It is a real engine, for trying out a whole morning of bulletins, and for tests: its length follows
the words, it is the same at every run, and it is about as loud as the neural voice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from broadcast.errors import VoiceError
from broadcast.model.speech import Mark, Speech
from broadcast.voice.engine import Capabilities

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from broadcast.model.speech import Spoken

SAMPLE_RATE_HZ = 24_000

SYLLABLE_MS = 180
"""The pace of the neural voice on news sentences, so that a rehearsal lasts as long as the air."""

WORD_GAP_MS = 20
PAUSES_MS = {",": 200, ";": 300, ":": 300, "—": 200, ".": 350, "!": 350, "?": 350, "…": 350}

PITCHES_HZ = {"aigu": 200.0, "grave": 120.0}

_LEVEL = 0.209  # measured: a sentence without commas then lies at -20 LUFS
_HARMONICS = ((1, 1.0), (2, 0.5), (3, 0.25), (4, 0.12))
_TOKEN = re.compile(rf"[^\W_]+(?:['’][^\W_]+)*|[{''.join(PAUSES_MS)}]")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüÿœæ]+")
_MUTE_END = re.compile(r"(?<=[^aeiouyàâéèêîôûœ])e[s]?$")


class Tone:
    """The humming voice, at a given rate."""

    name = "tone"
    capabilities = Capabilities(
        offline=True,
        deterministic=True,
        marks=True,
        rates=(0.8, 1.2),
        styles={"aigu": "fredonnement aigu, sans mots", "grave": "fredonnement grave, sans mots"},
    )

    def __init__(self, *, style: str = "aigu", rate: float = 1.0) -> None:
        if style not in PITCHES_HZ:
            raise VoiceError(
                f"style de voix inconnu : « {style} »", hint=f"styles : {', '.join(PITCHES_HZ)}"
            )
        self._style = style
        self._rate = rate

    @property
    def identity(self) -> str:
        """The pitch and the rate."""
        return f"{self.name} {self._style} rate={self._rate:g} syllable={SYLLABLE_MS}ms v1"

    def reading(self, sentence: Spoken) -> str:
        """The words, with names respelled."""
        return sentence.respelled

    def speak(self, sentence: Spoken) -> Speech:
        """Hum the sentence: a swell per syllable, a silence at each mark but the last."""
        lengths_ms: list[float] = []
        pitches_hz: list[float] = []
        marks: list[Mark] = []
        for token in _TOKEN.findall(self.reading(sentence)):
            if token in PAUSES_MS:
                lengths_ms.append(PAUSES_MS[token])
                pitches_hz.append(0.0)
                continue
            pitch_hz = PITCHES_HZ[self._style] * (0.9 + crc32(token.lower().encode()) % 21 / 100)
            count = syllables(token)
            start_ms = round(sum(lengths_ms) / self._rate)
            end_ms = round(start_ms + SYLLABLE_MS * count / self._rate)
            marks.append(Mark(text=token, start_ms=start_ms, end_ms=end_ms))
            lengths_ms += [SYLLABLE_MS] * count + [WORD_GAP_MS]
            pitches_hz += [pitch_hz] * count + [0.0]
        voiced = max(at for at, pitch_hz in enumerate(pitches_hz) if pitch_hz) + 1
        lengths = np.array(lengths_ms[:voiced]) * SAMPLE_RATE_HZ / (1000 * self._rate)
        return Speech(
            samples=_hummed(np.round(lengths).astype(np.int64), np.array(pitches_hz[:voiced])),
            sample_rate_hz=SAMPLE_RATE_HZ,
            words=tuple(marks),
        )


def syllables(word: str) -> int:
    """Count the syllables of a word as a presenter says them, roughly: never less than one.

    >>> [syllables(word) for word in ("voix", "Aveyron", "candidate", "départements", "PS")]
    [1, 3, 3, 4, 1]
    """
    return max(1, len(_VOWELS.findall(_MUTE_END.sub("", word.lower()))))


def _hummed(lengths: NDArray[np.int64], pitches_hz: NDArray[np.float64]) -> NDArray[np.float32]:
    """Sound of units with these lengths in samples; a pitch of zero is silence."""
    starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
    within = (np.arange(lengths.sum()) - starts) / np.repeat(lengths, lengths)
    pitch = np.repeat(pitches_hz, lengths)
    cycles = np.cumsum(pitch) / SAMPLE_RATE_HZ
    # Single precision is four times as fast; whole cycles go first, for it counts badly far from 0.
    phase = np.asarray(2 * np.pi * (cycles % 1), np.float32)
    hum = np.zeros_like(phase)
    for order, level in _HARMONICS:
        hum += np.float32(_LEVEL * level) * np.sin(np.float32(order) * phase)
    return hum * np.sin(np.asarray(np.pi * within, np.float32)) * (pitch > 0)
