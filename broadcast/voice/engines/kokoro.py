"""The neural voice: Kokoro-82M v1.0 on onnxruntime, offline, the same sound at every run."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

from broadcast.errors import VoiceError, Where
from broadcast.model.speech import Mark, Speech
from broadcast.voice.edges import kept_span
from broadcast.voice.engine import Capabilities
from broadcast.voice.kokoro.durations import FRAME_SAMPLES
from broadcast.voice.kokoro.pace import paces
from broadcast.voice.kokoro.styles import STYLES_SHA256, style_table
from broadcast.voice.kokoro.timing import phoneme_marks, word_marks
from broadcast.voice.kokoro.weights import (
    MODEL_SHA256,
    giving_back,
    model_sha256,
    session,
)
from broadcast.voice.limiting import limited
from broadcast.voice.processors import usable_processors
from broadcast.voice.reading.breaths import in_breaths
from broadcast.voice.reading.espeak import espeak_release
from broadcast.voice.reading.phonemes import READING_VERSION, VOCABULARY, phonemise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from broadcast.model.speech import Spoken

SAMPLE_RATE_HZ = 24_000

COMFORTABLE = 300
"""Phonemes of one request: beyond some 18 s a reader breathes, and so does the voice."""

BREATH_MS = 150
"""Silence put between the parts of a longer sentence, beside what trimming leaves."""

SOUND_VERSION = 3
"""To be raised with every change in how paces, breaths, edges and peaks are made."""

_DESCRIPTIONS = {
    "ff_siwis": "voix de femme, française",
    "im_nicola": "voix d'homme, italienne : à mélanger, par exemple 0.5 ff_siwis + 0.5 im_nicola",
}


class Kokoro:
    """A French neural voice, at a given rate."""

    name = "kokoro"
    capabilities = Capabilities(
        offline=True,
        deterministic=True,
        phonemes=True,
        marks=True,
        rates=(0.8, 1.2),
        styles={style: _DESCRIPTIONS[style] for style in STYLES_SHA256},
    )

    def __init__(
        self,
        *,
        style: str = "ff_siwis",
        rate: float = 1.0,
        model: Path | None = None,
        sha256: str = "",
        folder: Path | None = None,
        threads: int | None = None,
    ) -> None:
        """``model``, with its ``sha256``, and a style in ``.bin`` are files of the station."""
        self._table = style_table(style, folder)
        self._rate = rate
        self._threads = threads or usable_processors()
        self._model = (folder or Path()) / model if model else None
        if self._model and not self._model.is_file():
            raise VoiceError(
                "le modèle de cette voix est introuvable",
                where=Where(self._model),
                hint="vérifiez son nom dans station.toml",
            )
        wanted = sha256.strip().lower()  # some programs write it in capitals
        if wanted not in ("", MODEL_SHA256) and not self._model:
            raise VoiceError(
                f"ce sha256 n'est pas celui du modèle fourni : {wanted[:12]}…",
                hint="il va avec un fichier : ajoutez model, ou retirez sha256",
            )
        self._sha256 = wanted or (model_sha256(self._model) if self._model else MODEL_SHA256)
        self._style = style

    @property
    def identity(self) -> str:
        """The model, the style, the rate and all that turns words into its sound."""
        return (
            f"{self.name} {self._sha256[:12]} {self._style} {_print_of(self._table)}"
            f" rate={self._rate:g} onnxruntime={onnxruntime.__version__}"
            f" espeak={espeak_release()} reading={READING_VERSION} sound={SOUND_VERSION}"
        )

    def reading(self, sentence: Spoken) -> str:
        """The phonemes of the sentence."""
        return phonemise(sentence)

    def speak(self, sentence: Spoken) -> Speech:
        """Say the sentence in full; the first one waits about a second for the model."""
        phonemes = phonemise(sentence)
        breath = np.zeros(SAMPLE_RATE_HZ * BREATH_MS // 1000, np.float32)
        sounds: list[NDArray[np.float32]] = []
        marks: list[Mark] = []
        at, given = 0, paces(sentence, phonemes)
        for part in in_breaths(phonemes, COMFORTABLE):
            samples, own = self._part(part, given[at : at + len(part)])
            at += len(part) + 1
            sounds += [breath] if sounds else []
            since_ms = round(sum(map(len, sounds)) * 1000 / SAMPLE_RATE_HZ)
            marks += [
                Mark(text=m.text, start_ms=m.start_ms + since_ms, end_ms=m.end_ms + since_ms)
                for m in own
            ]
            sounds.append(samples)
        return Speech(
            samples=limited(np.concatenate(sounds), SAMPLE_RATE_HZ),
            sample_rate_hz=SAMPLE_RATE_HZ,
            words=word_marks(sentence.words, phonemes, marks),
            phonemes=tuple(marks),
        )

    def raw(
        self, phonemes: str, paces: Sequence[float] | None = None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The model's own samples for at most `LONGEST` phonemes, with its silences.

        ``paces`` has one factor of the rate for each of them. Also told is how many frames the
        model held each phoneme, with the silence before and after them.
        """
        speeds = self._rate * np.array([1.0, *(paces or [1.0] * len(phonemes)), 1.0], np.float32)
        tokens = [VOCABULARY[phoneme] for phoneme in phonemes]
        audio, lengths = session(self._threads, self._model, self._sha256).run(
            None,
            {
                "tokens": np.array([[0, *tokens, 0]], np.int64),
                "style": self._table[len(tokens) - 1],
                "speed": speeds,
            },
            giving_back(),
        )
        return np.asarray(audio, np.float32).ravel(), np.asarray(lengths, np.int64).ravel()

    def _part(
        self, phonemes: str, paces: Sequence[float]
    ) -> tuple[NDArray[np.float32], tuple[Mark, ...]]:
        """One breath of speech without its silences, and when each phoneme is heard in it."""
        samples, lengths = self.raw(phonemes, paces)
        first, last = kept_span(samples, SAMPLE_RATE_HZ)
        per_ms = SAMPLE_RATE_HZ / 1000
        lengths_ms = [float(frames) * FRAME_SAMPLES / per_ms for frames in lengths]
        marks = phoneme_marks(
            phonemes,
            lengths_ms[1:-1],
            offset_ms=lengths_ms[0] - first / per_ms,
            end_ms=int((last - first) / per_ms),
        )
        return samples[first:last], marks


def _print_of(table: NDArray[np.float32]) -> str:
    return sha256(np.ascontiguousarray(table).tobytes()).hexdigest()[:12]
