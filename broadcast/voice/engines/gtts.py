"""The online voice: Google Translate's speech, through the gTTS library.

It needs the Internet, sends the words to Google, and may change or stop without notice: a voice
to try things with, not to depend on. Its rate cannot be set.
"""

from __future__ import annotations

import io
import time
from binascii import Error as Base64Error
from importlib.metadata import version
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import requests
import soundfile
from gtts import tts

from broadcast.errors import VoiceError
from broadcast.model.speech import Speech
from broadcast.voice.completeness import refuse_other_words
from broadcast.voice.edges import trimmed
from broadcast.voice.engine import Capabilities, EngineUnavailableError
from broadcast.voice.reading.clauses import in_clauses

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from broadcast.model.speech import Spoken

LANGUAGES = ("fr", "fr-CA")

APART_S = 0.5
"""Silence kept between two requests: Google publishes no limit, and blocks those who hurry."""

_OFFLINE = "choisissez une voix hors ligne"


class _Turn:
    """When Google may be asked next."""

    next_s = 0.0


_turn, _asking = _Turn(), Lock()


class _VerifyingSession(requests.Session):
    """Checks Google's certificate, which gTTS asks not to: nobody else may speak on the air.

    The whole process asks one at a time, and not in haste, whatever is being made.
    """

    def send(self, request: requests.PreparedRequest, **settings: Any) -> requests.Response:  # noqa: ANN401 - as requests has it
        found = self.merge_environment_settings(request.url or "", {}, None, None, None)
        settings |= {"verify": found["verify"], "allow_redirects": False}
        with _asking:
            time.sleep(max(0.0, _turn.next_s - time.monotonic()))
            try:
                return super().send(request, **settings)
            finally:
                _turn.next_s = time.monotonic() + APART_S


class _Requests:
    """What gTTS uses of `requests`, with the session that checks certificates."""

    Session = _VerifyingSession
    Request = requests.Request
    exceptions = requests.exceptions


tts.requests = _Requests


class Google:
    """Google's French voice, online; it has one rate only, so `rate` is without effect."""

    name = "gtts"
    capabilities = Capabilities(
        offline=False,
        deterministic=False,
        longest=tts.gTTS.GOOGLE_TTS_MAX_CHARS,
        styles={"fr": "voix en ligne, français", "fr-CA": "voix en ligne, français du Canada"},
    )

    def __init__(self, *, style: str = "fr", rate: float = 1.0, timeout_s: float = 10.0) -> None:
        if style not in LANGUAGES:
            raise VoiceError(
                f"style de voix inconnu : « {style} »", hint=f"styles : {', '.join(LANGUAGES)}"
            )
        del rate
        self._language = style
        self._timeout_s = timeout_s

    @property
    def identity(self) -> str:
        """The language and the library; Google does not tell the version of its voice."""
        return f"{self.name} {self._language} gtts={version('gtts')}"

    def reading(self, sentence: Spoken) -> str:
        """The words, with names respelled."""
        return sentence.respelled

    def speak(self, sentence: Spoken) -> Speech:
        """Fetch the sentence in full, one request per hundred characters."""
        text = self.reading(sentence)
        sounds = [_decoded(audio) for audio in self._fetched(text)]
        rates = {rate_hz for _, rate_hz in sounds}
        if len(rates) != 1:
            raise VoiceError("la voix gtts a changé de son en cours de phrase", hint="réessayez")
        samples = np.concatenate([trimmed(samples, rate_hz) for samples, rate_hz in sounds])
        speech = Speech(samples=samples, sample_rate_hz=rates.pop())
        refuse_other_words(speech, text, engine="gtts", hint=_OFFLINE)
        return speech

    def _fetched(self, text: str) -> list[bytes]:
        """MP3 files, one per request, all of them."""
        google = tts.gTTS(
            text, lang=self._language, lang_check=False, timeout=self._timeout_s,
            tokenizer_func=_clauses,
        )  # fmt: skip
        try:
            audio = list(google.stream())
        except tts.gTTSError as error:
            raise _refusal(error) from error
        except (Base64Error, UnicodeError) as error:
            raise VoiceError(
                "la voix gtts a répondu autre chose qu'un son", hint=_OFFLINE
            ) from error
        if len(audio) != len(google.get_bodies()):  # a page without sound passes gTTS unnoticed
            raise VoiceError("la voix gtts a rendu une phrase incomplète ou vide", hint=_OFFLINE)
        return audio


def _clauses(text: str) -> list[str]:
    """As few requests as Google's limit allows; gTTS alone cuts at every comma."""
    return in_clauses(text, tts.gTTS.GOOGLE_TTS_MAX_CHARS)


def _refusal(error: tts.gTTSError) -> VoiceError:
    """What went wrong at Google's, in French; a service out of reach may have a fallback."""
    if error.rsp is None:
        return EngineUnavailableError(
            f"la voix gtts a besoin d'Internet : {_root(error)}", hint=_OFFLINE
        )
    status = error.rsp.status_code
    if status == requests.codes.too_many_requests:
        return EngineUnavailableError(
            "la voix gtts refuse pour l'instant : trop de demandes (429)", hint=_OFFLINE
        )
    if status == requests.codes.ok:
        return VoiceError("la voix gtts n'a pas rendu de son pour cette phrase", hint=_OFFLINE)
    return EngineUnavailableError(
        f"la voix gtts est en panne : réponse {status} de Google", hint=_OFFLINE
    )


def _root(error: BaseException) -> str:
    cause = error.__context__
    if isinstance(cause, requests.exceptions.Timeout):
        return "pas de réponse à temps"
    if isinstance(cause, requests.exceptions.SSLError):
        return "certificat refusé"
    return "connexion impossible"


def _decoded(audio: bytes) -> tuple[NDArray[np.float32], int]:
    """An MP3's samples in mono, and their rate in Hz."""
    try:
        with soundfile.SoundFile(io.BytesIO(audio)) as file:
            if file.format == "MP3":
                return file.read(dtype="float32", always_2d=True).mean(axis=1), file.samplerate
    except soundfile.LibsndfileError as error:
        raise VoiceError("la voix gtts a rendu un son illisible", hint=_OFFLINE) from error
    raise VoiceError("la voix gtts a rendu autre chose qu'un MP3", hint=_OFFLINE)
