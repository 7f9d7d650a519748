"""One answer of a voice server, whole and in time, or the reason why there is none."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import requests
import urllib3

from broadcast.errors import VoiceError
from broadcast.voice.engine import EngineUnavailableError

if TYPE_CHECKING:
    from collections.abc import Mapping

BIGGEST_BYTES = 64_000_000
"""More than five minutes of 48 kHz stereo: no sentence."""

OTHER = "vérifiez url et le serveur, ou choisissez une autre voix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said."""

    status: int
    retry_after: str
    kind: str
    """Its content type, in lower case."""

    body: bytes


def answer_of(
    url: str, asked: Mapping[str, Any], headers: Mapping[str, str], timeout_s: float
) -> Answer:
    """Ask a server, and wait for the whole answer no longer than ``timeout_s``.

    Raises `EngineUnavailableError` where it cannot be reached, stalls or drips.
    """
    until_s = time.monotonic() + timeout_s
    body = bytearray()
    try:
        with requests.post(
            url,
            json=asked,
            headers=headers,
            timeout=timeout_s,
            allow_redirects=False,
            stream=True,
        ) as answer:
            # As it arrives: a server that gives a byte now and then would never fill a block
            while chunk := answer.raw.read1(65_536, decode_content=True):
                body += chunk
                if time.monotonic() > until_s:
                    raise requests.exceptions.ReadTimeout
                if len(body) > BIGGEST_BYTES:
                    raise VoiceError("la voix http ne finit pas sa phrase", hint=OTHER)
            return Answer(
                status=answer.status_code,
                retry_after=answer.headers.get("Retry-After", ""),
                kind=answer.headers.get("Content-Type", "").lower(),
                body=bytes(body),
            )
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as error:
        raise EngineUnavailableError(
            f"la voix http est hors d'atteinte : {_cause(error)}", hint=OTHER
        ) from error


def refusal_of(answer: Answer) -> VoiceError:
    """What an answer without sound means: another voice may help, or the settings are wrong."""
    status = answer.status
    if status in (401, 403):
        return VoiceError(f"la voix http refuse la clé ({status})", hint="vérifiez key_env")
    if status == 429:
        return EngineUnavailableError("la voix http refuse pour l'instant : trop de demandes (429)")
    if status >= 500:
        return EngineUnavailableError(f"la voix http est en panne : réponse {status}", hint=OTHER)
    if 300 <= status < 400:
        return VoiceError(
            f"la voix http est ailleurs : réponse {status}",
            hint="mettez sa nouvelle adresse dans url",
        )
    why = _reason(answer)
    return VoiceError(f"la voix http refuse : réponse {status}{f', {why}' * bool(why)}", hint=OTHER)


def _reason(answer: Answer) -> str:
    """What the server says of its refusal, where that is meant for people."""
    if "html" in answer.kind:
        return ""
    text = answer.body.decode(errors="replace")
    try:
        told = json.loads(text)
    except ValueError:
        return " ".join(text[:160].split())
    for name in ("error", "detail", "message"):  # OpenAI's place, FastAPI's, others'
        if isinstance(told, dict):
            told = told.get(name, told)
    return " ".join(str(told)[:160].split())


def _cause(error: Exception) -> str:
    late = (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError)
    if isinstance(error, late) or "timed out" in str(error):
        return "pas de réponse à temps"
    if isinstance(error, requests.exceptions.SSLError):
        return "certificat refusé"
    if isinstance(error, urllib3.exceptions.ProtocolError):
        return "connexion coupée en cours de phrase"
    return "connexion impossible"
