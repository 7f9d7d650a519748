"""Every sentence ever spoken, kept under the fingerprint of all that shaped it."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING

import soundfile

from broadcast.errors import ModelError, VoiceError
from broadcast.files import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.model.speech import Spoken
    from broadcast.voice.engine import VoiceEngine


class SpeechCache:
    """A folder of sentences, shared by every bulletin of a workspace.

    A sentence is found again by the voice's identity and what it was given to read: the same
    words with another lexicon entry, rate or model are another sentence.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path_of(self, sentence: Spoken, engine: VoiceEngine) -> Path:
        """Where this sentence is kept once it has been spoken."""
        said = f"{engine.identity}\n{engine.reading(sentence)}"
        return self.kept_as(hashlib.sha256(said.encode()).hexdigest())

    def kept_as(self, key: str) -> Path:
        """The file of a sentence by its key, the name of that file."""
        return self._folder / key[:2] / f"{key}.wav"

    def duration_ms(self, path: Path) -> int | None:
        """The length of a sentence already spoken; None where it is not, or its file is damaged."""
        try:
            with path.open("rb") as file:
                head = file.read(8)
            whole = len(head) == 8 and path.stat().st_size == 8 + int.from_bytes(head[4:], "little")
            info = soundfile.info(path) if whole else None
        except (FileNotFoundError, soundfile.LibsndfileError):
            return None
        if not info:
            return None
        return int(info.frames * 1000 // info.samplerate)

    def speak(self, sentence: Spoken, engine: VoiceEngine, path: Path) -> int:
        """Speak a sentence and keep it. Gives its length in ms.

        Raises `VoiceError` where the engine gives silence or nothing.
        """
        try:
            speech = engine.speak(sentence)
        except ModelError as error:
            raise VoiceError(
                f"{engine.name} : {error.what}, pour « {sentence.words[:60]} »", hint=error.hint
            ) from error
        # 32-bit float: a neural voice may pass full scale, and the mix brings it back.
        # In memory first: libsndfile does not report a disk that fills up under it.
        encoded = BytesIO()
        rate_hz = speech.sample_rate_hz
        soundfile.write(encoded, speech.samples, rate_hz, subtype="FLOAT", format="WAV")
        with replacing(path) as partial:
            partial.write_bytes(encoded.getbuffer())
        return int(len(speech.samples) * 1000 // speech.sample_rate_hz)
