"""The online voice, against a server on this machine, through gTTS's own code."""

from __future__ import annotations

import base64
import io
import json
import re
import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import numpy as np
import pytest
import requests
import soundfile
import trustme
from gtts import tts

from broadcast.errors import VoiceError
from broadcast.model.speech import Name, Pronunciation, Spoken
from broadcast.voice.engine import EngineUnavailableError
from broadcast.voice.engines import gtts
from broadcast.voice.engines.gtts import Google

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCE = Spoken(words="Bonjour à tous.")


def sound(seconds: float, kind: str = "MP3") -> bytes:
    """A tone as a file of this kind."""
    file = io.BytesIO()
    tone = 0.3 * np.sin(np.arange(round(24_000 * seconds)) * 0.05)
    soundfile.write(file, tone, 24_000, format=kind)
    return file.getvalue()


def answered(audio: bytes) -> bytes:
    """An answer in the form of Google's `batchexecute`."""
    inner = json.dumps([base64.b64encode(audio).decode()])
    line = json.dumps([["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]])
    return (
        f')]}}\'\n\n{len(line)}\n{line.replace(", ", ",")}\n25\n[["e",4,null,null,131]]\n'.encode()
    )


class Service(ThreadingHTTPServer):
    """Google's place: answers what it is told to, and keeps what it was asked."""

    status = 200
    bodies: tuple[bytes, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    wait_s = 0.0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hung up is what some tests want."""


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text = json.loads(json.loads(form["f.req"][0])[0][0][1])[0]
        number = len(self.server.asked)
        self.server.asked.append(text)
        time.sleep(self.server.wait_s)
        body = self.server.bodies[min(number, len(self.server.bodies) - 1)]
        self.send_response(self.server.status)
        for header in (("Content-Length", str(len(body))), *self.server.headers):
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A server that gives two seconds of sound to whoever asks."""
    with Service() as server:
        server.bodies = (answered(sound(2.0)),)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        monkeypatch.setattr(tts, "_translate_url", lambda **_: url)
        yield server
        server.shutdown()


def test_the_words_come_back_as_sound(service: Service) -> None:
    """Names are sent respelled; the sound is mono, at the service's own rate."""
    said = Pronunciation(written="Millau", said="Miyo")
    sentence = Spoken(words="À Millau.", names=(Name(start=2, end=8, pronunciation=said),))

    speech = Google().speak(sentence)

    assert service.asked == ["À Miyo."]
    assert speech.sample_rate_hz == 24_000
    assert speech.duration_ms == pytest.approx(2_000, abs=150)


def test_a_long_sentence_is_fetched_in_few_pieces_and_whole(service: Service) -> None:
    """Every word is asked for, in order, and each answer is heard."""
    words = (
        "Benoît Hamon n'est dépassé par son rival qu'à Laguiole, Montbazens, Onet-le-Château, "
        "Réquista, Salles-Curan et Sévérac, où les électeurs de la gauche avaient déjà choisi "
        "l'ancien Premier ministre, et largement, dès le premier tour du scrutin du dimanche."
    )

    speech = Google().speak(Spoken(words=words))

    assert re.findall(r"\w+", " ".join(service.asked)) == re.findall(r"\w+", words)
    assert len(service.asked) == 4
    assert speech.duration_ms == pytest.approx(2_000 * len(service.asked), abs=600)


def test_a_piece_without_sound_is_missed(service: Service) -> None:
    """A page without sound passes gTTS unnoticed: the sentence would air with a hole in it."""
    service.bodies = (answered(sound(6.0)), b"<html>Bonjour</html>", answered(sound(6.0)))

    with pytest.raises(VoiceError, match="incomplète"):
        Google().speak(Spoken(words="mot " * 60))


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        pytest.param(429, b"", "trop de demandes", id="429"),
        pytest.param(500, b"", "réponse 500", id="500"),
        pytest.param(403, b"", "réponse 403", id="403"),
        pytest.param(302, b"", "incomplète ou vide", id="302"),
        pytest.param(200, b"", "incomplète ou vide", id="nothing"),
        pytest.param(200, b"<html>J'ai lu</html>", "incomplète ou vide", id="HTML page"),
        pytest.param(200, b"\xff\xfejQ1olc", "autre chose qu'un son", id="not text"),
        pytest.param(200, b'[["wrb.fr","jQ1olc",null]]', "pas rendu de son", id="no audio"),
        pytest.param(200, answered(b""), "illisible", id="empty audio"),
        pytest.param(200, answered(b'{"error": 1}' * 40), "illisible", id="JSON for audio"),
        pytest.param(200, answered(b"<html>" * 200), "illisible", id="HTML for audio"),
        pytest.param(200, answered(sound(2.0, "WAV")), "autre chose qu'un MP3", id="WAV"),
        pytest.param(200, answered(sound(0.1)), "perdu des mots", id="too short"),
    ],
)
def test_an_answer_that_is_not_the_sentence_is_refused(
    service: Service, status: int, body: bytes, message: str
) -> None:
    """Never half a sentence, never another sound; the message says what to do."""
    service.status, service.bodies = status, (body,)
    service.headers = (("Location", "/sorry"),) if status == 302 else ()

    with pytest.raises(VoiceError, match=message) as refused:
        Google().speak(SENTENCE)

    assert "\n" not in str(refused.value)
    assert "hors ligne" in str(refused.value)


def test_a_service_that_stalls_is_given_up(service: Service) -> None:
    """Air time does not wait."""
    service.wait_s = 2.0
    start = time.monotonic()

    with pytest.raises(VoiceError, match="besoin d'Internet : pas de réponse à temps"):
        Google(timeout_s=0.2).speak(SENTENCE)

    assert time.monotonic() - start < 1.5


def test_without_internet_another_voice_is_advised(monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused connection reads as what it is."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    monkeypatch.setattr(tts, "_translate_url", lambda **_: f"http://127.0.0.1:{port}/")

    with pytest.raises(VoiceError) as refused:
        Google().speak(SENTENCE)

    assert str(refused.value) == (
        "la voix gtts a besoin d'Internet : connexion impossible (choisissez une voix hors ligne)"
    )


def test_a_stranger_on_the_line_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real HTTPS server with a certificate of its own making is not listened to."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    with Service() as server:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        url = f"https://127.0.0.1:{server.server_port}/"
        monkeypatch.setattr(tts, "_translate_url", lambda **_: url)

        with pytest.raises(EngineUnavailableError, match="certificat refusé"):
            Google().speak(SENTENCE)

        server.shutdown()
    assert server.asked == []


def test_requests_are_spaced_out(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Google blocks those who hurry: half a second lies between two requests."""
    waits: list[float] = []
    clock = SimpleNamespace(monotonic=lambda: 100.0, sleep=waits.append)
    monkeypatch.setattr(gtts, "time", clock)
    monkeypatch.setattr(gtts._turn, "next_s", 0.0)
    service.bodies = (answered(sound(8.0)),)

    Google().speak(Spoken(words="mot " * 60))

    assert waits == [0.0, *[0.5] * (len(service.asked) - 1)]
    assert len(service.asked) == 3


@pytest.mark.parametrize(
    ("status", "out_of_reach"),
    [
        pytest.param(429, True, id="busy"),
        pytest.param(500, True, id="down"),
        pytest.param(200, False, id="a sentence it cannot say"),
    ],
)
def test_only_a_service_out_of_reach_calls_for_the_fallback(
    service: Service, status: int, out_of_reach: bool
) -> None:
    """Another voice does not help where the sentence is at fault."""
    service.status, service.bodies = status, (b'[["wrb.fr","jQ1olc",null]]',)

    with pytest.raises(VoiceError) as refused:
        Google().speak(SENTENCE)

    assert isinstance(refused.value, EngineUnavailableError) is out_of_reach


def test_certificates_are_checked(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the check that gTTS turns off, anyone on the line could put words on the air."""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.delenv("CURL_CA_BUNDLE", raising=False)
    asked: list[object] = []
    send = requests.adapters.HTTPAdapter.send

    def seen(self: Any, *request: Any, **settings: Any) -> requests.Response:  # noqa: ANN401
        asked.append(settings["verify"])
        return send(self, *request, **settings)

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", seen)

    Google().speak(SENTENCE)

    assert service.asked == [SENTENCE.words]
    assert asked == [True]
