"""A voice of the Piper family: the station's own `.onnx` file, with its `.onnx.json` beside it.

Piper's voices are many, small and fast. They take espeak's phonemes, so that ours serve them: the
lexicon, the figures and the liaisons are those of the neural voice. None comes with this package.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

from broadcast.errors import VoiceError, Where
from broadcast.files import sha256_of
from broadcast.model.speech import Speech
from broadcast.voice.edges import trimmed
from broadcast.voice.engine import Capabilities
from broadcast.voice.engines.piper_card import END, PAD, START, card_beside, speaker_of
from broadcast.voice.kokoro.weights import NOT_A_MODEL
from broadcast.voice.limiting import limited
from broadcast.voice.processors import usable_processors
from broadcast.voice.reading.breaths import in_breaths
from broadcast.voice.reading.espeak import espeak_release
from broadcast.voice.reading.phonemes import READING_VERSION, phonemise

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from broadcast.model.speech import Spoken

COMFORTABLE = 300
"""Phonemes of one request: some 18 s of speech."""

BREATH_MS = 150
_loading = Lock()


class Piper:
    """The voice of a Piper file, at a given rate."""

    name = "piper"
    capabilities = Capabilities(
        offline=True,
        deterministic=False,
        phonemes=True,
        rates=(0.8, 1.2),
    )

    def __init__(
        self,
        *,
        model: str = "",
        style: str = "",
        speaker: str = "",
        rate: float = 1.0,
        folder: Path | None = None,
        threads: int | None = None,
    ) -> None:
        """``model`` is a file of the station's; ``speaker`` one of its voices."""
        if not model:
            raise VoiceError(
                "une voix piper a besoin d'un fichier",
                hint='model = "voix/fr_FR-….onnx" dans station.toml',
            )
        self._path = (folder or Path()) / model
        if not self._path.is_file():
            raise VoiceError(
                "le fichier de cette voix est introuvable",
                where=Where(self._path),
                hint="vérifiez son nom dans station.toml",
            )
        self._card = card_beside(self._path.with_name(f"{self._path.name}.json"))
        self._speaker = speaker_of(self._card, speaker or style, self._path)
        self._rate = rate
        self._threads = threads or usable_processors()
        self._sha256 = sha256_of(self._path)

    @property
    def identity(self) -> str:
        """The file, its voice, the rate and all that turns words into its sound."""
        card = self._card
        return (
            f"{self.name} {self._sha256[:12]} speaker={self._speaker} rate={self._rate:g}"
            f" noise={card.noise:g},{card.length:g},{card.noise_w:g}"
            f" onnxruntime={onnxruntime.__version__} espeak={espeak_release()}"
            f" reading={READING_VERSION} v1"
        )

    def reading(self, sentence: Spoken) -> str:
        """The phonemes of the sentence. Raises `VoiceError` for one that this voice lacks."""
        phonemes = phonemise(sentence)
        for phoneme in phonemes:
            if phoneme not in self._card.ids:
                raise VoiceError(
                    f"cette voix piper n'a pas de son pour « {phoneme} »",
                    where=Where(self._path),
                    hint="est-ce une voix française ?",
                )
        return phonemes

    def speak(self, sentence: Spoken) -> Speech:
        """Say the sentence in full."""
        rate_hz = self._card.sample_rate_hz
        parts = []
        for phonemes in in_breaths(self.reading(sentence), COMFORTABLE):
            parts += [trimmed(self._raw(phonemes), rate_hz)]
            parts += [np.zeros(rate_hz * BREATH_MS // 1000, np.float32)]
        samples = limited(np.concatenate(parts[:-1]), rate_hz)
        return Speech(samples=samples, sample_rate_hz=rate_hz)

    def _raw(self, phonemes: str) -> NDArray[np.float32]:
        card = self._card
        pad = card.ids[PAD]
        ids = [*card.ids[START], *pad]
        for phoneme in phonemes:
            ids += [*card.ids[phoneme], *pad]
        ids += card.ids[END]
        given: dict[str, NDArray[np.generic]] = {
            "input": np.array([ids], np.int64),
            "input_lengths": np.array([len(ids)], np.int64),
            "scales": np.array([card.noise, card.length / self._rate, card.noise_w], np.float32),
        }
        if card.speakers:
            given["sid"] = np.array([self._speaker], np.int64)
        with _loading:
            session = _loaded(self._path, self._sha256, self._threads)
        try:
            (audio,) = session.run(None, given)
        except (*NOT_A_MODEL, ValueError) as error:
            raise VoiceError(
                f"cette voix piper ne parle pas : {str(error).splitlines()[0][:120]}",
                where=Where(self._path),
            ) from error
        return np.asarray(audio, np.float32).ravel()


@cache
def _loaded(path: Path, sha256: str, threads: int) -> onnxruntime.InferenceSession:
    del sha256  # a file that was replaced is loaded anew
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(
            path.read_bytes(), options, providers=["CPUExecutionProvider"]
        )
    except NOT_A_MODEL as error:
        raise VoiceError(
            "ce fichier n'est pas une voix piper", where=Where(path), hint="retéléchargez-le"
        ) from error
