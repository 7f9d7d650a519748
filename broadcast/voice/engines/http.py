"""A voice on a server of the station's or of a provider: OpenAI's `/v1/audio/speech` and its like.

Many programs that serve speech models speak this protocol. The words leave the machine for the
address that the station wrote down, and for no other: a redirection is not followed.
"""

from __future__ import annotations

import io
import os
import time
from http import HTTPStatus
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from broadcast.errors import VoiceError
from broadcast.model.speech import Speech
from broadcast.sound.promised import is_cut_short
from broadcast.voice.completeness import refuse_other_words
from broadcast.voice.edges import trimmed
from broadcast.voice.engine import Capabilities
from broadcast.voice.engines.http_answer import OTHER, answer_of, refusal_of
from broadcast.voice.reading.clauses import in_clauses

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from broadcast.model.speech import Spoken
    from broadcast.voice.engines.http_answer import Answer

LONGEST = 4_096
"""Characters of one request, as the protocol has it."""

PATIENCE = 2
"""How often a server that is too busy is asked again."""

LONGEST_DELAY_S = 600
"""No sentence takes longer, on the slowest machine."""

LONGEST_WAIT_S = 30.0
"""A server that wants us back later than this is out of reach for a bulletin."""


class SpeechServer:
    """The voice of a server, at a given rate."""

    name = "http"
    capabilities = Capabilities(
        offline=False,
        deterministic=False,
        rates=(0.8, 1.2),
        longest=LONGEST,
        parallel=4,
    )

    def __init__(
        self,
        *,
        url: str = "",
        model: str = "tts-1",
        style: str = "alloy",
        rate: float = 1.0,
        key_env: str = "",
        timeout: str | float = 30.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``url`` ends before `/v1/audio/speech`; ``timeout`` is for a whole answer, in seconds."""
        if not url.startswith(("http://", "https://")):
            raise VoiceError(
                f"adresse de serveur illisible : « {url} »",
                hint='url = "http://localhost:8880" dans station.toml',
            )
        self._url = url.rstrip("/").removesuffix("/v1/audio/speech").removesuffix("/v1")
        self._model, self._style, self._rate, self._key_env = model, style, rate, key_env
        self._timeout_s = _delay_s(timeout)
        self._sleep = sleep

    @property
    def identity(self) -> str:
        """The server, its model, the style and the rate: it does not tell more of itself."""
        return f"{self.name} {self._url} {self._model} {self._style} rate={self._rate:g} v1"

    def reading(self, sentence: Spoken) -> str:
        """The words, with names respelled."""
        return sentence.respelled

    def speak(self, sentence: Spoken) -> Speech:
        """Fetch the sentence in full, in one request where it is not endless."""
        text = self.reading(sentence)
        sounds = [_decoded(self._fetched(part)) for part in in_clauses(text, LONGEST)]
        rates = {rate_hz for _, rate_hz in sounds}
        if len(rates) != 1:
            raise VoiceError("la voix http a changé de son en cours de phrase", hint=OTHER)
        rate_hz = rates.pop()
        samples = np.concatenate([trimmed(samples, rate_hz) for samples, _ in sounds])
        speech = Speech(samples=samples, sample_rate_hz=rate_hz)
        refuse_other_words(speech, text, engine="http", hint=OTHER)
        return speech

    def _fetched(self, text: str) -> bytes:
        """One answer's body. A server that is too busy is waited for, a little."""
        for tries_left in range(PATIENCE, -1, -1):
            answer = self._asked(text)
            if answer.status in (429, 503) and tries_left:
                wait_s = _seconds(answer.retry_after)
                if wait_s <= LONGEST_WAIT_S:
                    self._sleep(wait_s)
                    continue
            break
        if answer.status != HTTPStatus.OK:
            raise refusal_of(answer)
        if "json" in answer.kind or "text" in answer.kind:
            kind = answer.kind.split(";")[0]
            raise VoiceError(f"la voix http a répondu autre chose qu'un son ({kind})", hint=OTHER)
        return answer.body

    def _asked(self, text: str) -> Answer:
        # Read here and never kept: a key has no place in the settings or in what prints them
        key = os.environ.get(self._key_env, "") if self._key_env else ""
        if self._key_env and not key:
            raise VoiceError(
                f"la variable {self._key_env} est vide : pas de clé pour la voix http",
                hint=f"export {self._key_env}=…",
            )
        if not (key.isascii() and key.isprintable()):
            raise VoiceError(
                f"la variable {self._key_env} ne tient pas une clé : un signe n'y a pas sa place",
                hint="recopiez la clé, sans accent ni retour à la ligne",
            )
        return answer_of(
            f"{self._url}/v1/audio/speech",
            {
                "model": self._model,
                "input": text,
                "voice": self._style,
                "response_format": "wav",
                "speed": self._rate,
            },
            {"Authorization": f"Bearer {key}"} if key else {},
            self._timeout_s,
        )


def _delay_s(timeout: str | float) -> float:
    try:
        delay_s = float(str(timeout).replace(",", "."))
    except ValueError:
        delay_s = 0.0
    if not 0 < delay_s <= LONGEST_DELAY_S:  # neither is "nan"
        raise VoiceError(
            f"délai illisible : « {timeout} »",
            hint=f"timeout en secondes, {LONGEST_DELAY_S} au plus : 30",
        )
    return delay_s


def _seconds(retry_after: str) -> float:
    return float(retry_after) if retry_after.isdigit() else 1.0


def _decoded(body: bytes) -> tuple[NDArray[np.float32], int]:
    """A sound file's samples in mono, and their rate in Hz; nothing cut short is let through."""
    if is_cut_short(body[:8], len(body)):
        raise VoiceError("la voix http a rendu un son coupé", hint=f"réessayez ; {OTHER}")
    try:
        with soundfile.SoundFile(io.BytesIO(body)) as file:
            samples = file.read(dtype="float32", always_2d=True).mean(axis=1)
            return samples, file.samplerate
    except soundfile.LibsndfileError as error:
        raise VoiceError("la voix http a rendu un son illisible", hint=OTHER) from error
