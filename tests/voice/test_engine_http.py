"""A voice on a server, against real servers on this machine."""

from __future__ import annotations

import json
import socket
import ssl
from typing import TYPE_CHECKING

import numpy as np
import pytest
import trustme
from voice.loopback import Answer, serving, sound

from broadcast.errors import BroadcastError, VoiceError
from broadcast.model.speech import Name, Pronunciation, Spoken
from broadcast.voice.engine import EngineUnavailableError
from broadcast.voice.engines.http import SpeechServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voice.loopback import Server

SENTENCE = Spoken(words="Bonjour à tous.")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def no_rate() -> bytes:
    """A sound that says to hold 11 samples a second."""
    whole = bytearray(sound(2.0))
    whole[24:28] = (11).to_bytes(4, "little")
    return bytes(whole)


def voice(server: Server, **settings: str) -> SpeechServer:
    """Its voice, that does not wait for busy servers."""
    asked = {"url": server.url, "timeout": "5"} | settings
    return SpeechServer(sleep=lambda _: None, **asked)  # type: ignore[arg-type]


def test_the_words_come_back_as_sound(server: Server) -> None:
    """Names are sent respelled, in the protocol's own fields; the rate is the service's."""
    said = Pronunciation(written="Millau", said="Miyo")
    sentence = Spoken(words="À Millau.", names=(Name(start=2, end=8, pronunciation=said),))

    speech = voice(server, model="kokoro", style="ff_siwis").speak(sentence)

    assert server.asked == [
        {
            "model": "kokoro", "input": "À Miyo.", "voice": "ff_siwis",
            "response_format": "wav", "speed": 1.0, "path": "/v1/audio/speech",
        }
    ]  # fmt: skip
    assert server.keys == [None]
    assert speech.sample_rate_hz == 24_000
    assert speech.duration_ms == pytest.approx(2_000, abs=100)


@pytest.mark.parametrize("url", ["/v1", "/v1/", "/v1/audio/speech", "/"])
def test_the_address_is_understood_as_people_write_it(server: Server, url: str) -> None:
    """With or without the end that every such server has."""
    voice(server, url=server.url + url).speak(SENTENCE)

    assert server.asked[0]["path"] == "/v1/audio/speech"


def test_a_key_comes_from_the_environment(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is in no file of the station, and not in what the voice is known by."""
    monkeypatch.setenv("STATION_KEY", "s3cret")
    engine = voice(server, key_env="STATION_KEY")

    engine.speak(SENTENCE)

    assert server.keys == ["Bearer s3cret"]
    assert "s3cret" not in engine.identity + repr(vars(engine))


def test_a_missing_key_is_named(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is the line to type."""
    monkeypatch.delenv("STATION_KEY", raising=False)

    with pytest.raises(VoiceError, match="STATION_KEY est vide"):
        voice(server, key_env="STATION_KEY").speak(SENTENCE)


@pytest.mark.parametrize("key", ["s3cr€t", "s3cret\nabc"])
def test_a_key_that_is_none_is_named(
    server: Server, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """A line end that was copied with it is no fault of the network."""
    monkeypatch.setenv("STATION_KEY", key)

    with pytest.raises(VoiceError, match="STATION_KEY ne tient pas une clé") as refused:
        voice(server, key_env="STATION_KEY").speak(SENTENCE)

    assert key not in str(refused.value)


@pytest.mark.parametrize("timeout", ["vite", "0", "-3", "nan", "inf", ""])
def test_a_delay_that_is_none_is_refused(timeout: str) -> None:
    """Before anything is said."""
    with pytest.raises(VoiceError, match="délai illisible"):
        SpeechServer(url="http://localhost", timeout=timeout)


def test_a_busy_server_is_asked_again(server: Server) -> None:
    """As long after as it says, twice at most."""
    waits: list[float] = []
    server.answers = [
        Answer(status=429, headers=(("Retry-After", "7"),)),
        Answer(status=503),
        Answer(),
    ]

    SpeechServer(url=server.url, sleep=waits.append).speak(SENTENCE)

    assert waits == [7.0, 1.0]
    assert len(server.asked) == 3


def test_a_server_that_wants_us_back_tomorrow_is_given_up(server: Server) -> None:
    """Air time does not wait."""
    server.answers = [Answer(status=429, headers=(("Retry-After", "86400"),))]

    with pytest.raises(EngineUnavailableError, match="429"):
        voice(server).speak(SENTENCE)

    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("answer", "message", "out_of_reach"),
    [
        pytest.param(Answer(status=429), "trop de demandes", True, id="429"),
        pytest.param(Answer(status=500), "réponse 500", True, id="500"),
        pytest.param(Answer(status=503), "réponse 503", True, id="503"),
        pytest.param(Answer(status=401), "refuse la clé", False, id="401"),
        pytest.param(
            Answer(status=400, body=b'{"error": "no such voice"}'), "no such voice", False, id="400"
        ),
        pytest.param(
            Answer(
                status=404, kind="application/json",
                body=b'{"error": {"message": "The model does not exist", "type": "invalid"}}',
            ),
            r"réponse 404, The model does not exist \(", False, id="404 with its reason",
        ),
        pytest.param(
            Answer(status=404, kind="text/html", body=b"<html>Not Found</html>"),
            r"réponse 404 \(", False, id="404 in HTML",
        ),
        pytest.param(Answer(status=302, body=b""), "réponse 302", False, id="302"),
        pytest.param(
            Answer(kind="application/json", body=b'{"audio": ""}'), "autre chose", False, id="JSON"
        ),
        pytest.param(
            Answer(kind="text/html", body=b"<html>Bonjour</html>"), "autre chose", False, id="HTML"
        ),
        pytest.param(
            Answer(body=json.dumps({"x": 1}).encode()), "illisible", False, id="JSON called audio"
        ),
        pytest.param(Answer(body=b""), "illisible", False, id="nothing"),
        pytest.param(Answer(body=sound(2.0)[:30_000]), "coupé", False, id="cut short"),
        pytest.param(Answer(body=sound(2.0, level=0.0)), "silence", False, id="silence"),
        pytest.param(Answer(body=sound(0.1)), "perdu des mots", False, id="too short"),
        pytest.param(Answer(body=sound(20.0)), "ne s'arrête plus", False, id="too long"),
        pytest.param(Answer(body=no_rate()), "11 Hz", False, id="a rate of no speech"),
        pytest.param(Answer(promised=200_000), "connexion", True, id="hung up midway"),
        pytest.param(Answer(wait_s=1.0), "pas de réponse à temps", True, id="stalled"),
        pytest.param(Answer(drip_s=0.35), "pas de réponse à temps", True, id="dripping"),
    ],
)  # fmt: skip
def test_an_answer_that_is_not_the_sentence_is_refused(
    server: Server, answer: Answer, message: str, out_of_reach: bool
) -> None:
    """Never half a sentence; only a server that cannot be had calls for another voice."""
    server.answers = [answer]

    with pytest.raises(VoiceError, match=message) as refused:
        voice(server, timeout="0,5").speak(SENTENCE)

    assert isinstance(refused.value, EngineUnavailableError) is out_of_reach
    assert "\n" not in str(refused.value)


def test_a_server_that_trickles_is_not_waited_for(server: Server) -> None:
    """The delay is for the whole answer, however often a byte of it arrives."""
    server.answers = [Answer(body=sound(1.0), drip_s=0.05, pieces=60)]

    with pytest.raises(EngineUnavailableError, match="pas de réponse à temps"):
        voice(server, timeout="0,5").speak(SENTENCE)

    assert server.sent < 60


@pytest.mark.parametrize("kind", ["MP3", "FLAC", "OGG"])
def test_any_sound_file_will_do(server: Server, kind: str) -> None:
    """Some servers give another format than the one they were asked for."""
    server.answers = [Answer(body=sound(2.0, kind), kind="audio/mpeg")]

    assert voice(server).speak(SENTENCE).duration_ms == pytest.approx(2_000, abs=150)


def test_a_streamed_wav_is_whole(server: Server) -> None:
    """A server that streams writes the longest length there is in the file's head."""
    whole = bytearray(sound(2.0))
    whole[4:8] = b"\xff\xff\xff\xff"
    server.answers = [Answer(body=bytes(whole))]

    assert voice(server).speak(SENTENCE).duration_ms == pytest.approx(2_000, abs=100)


def test_an_endless_text_is_asked_for_in_parts(server: Server) -> None:
    """Five thousand characters without a full stop: every word is asked for once, in order."""
    words = " ".join(f"mot{number}" for number in range(800))
    server.answers = [Answer(body=sound(120.0))]

    voice(server, timeout="30").speak(Spoken(words=words))

    assert len(words) > 5_000
    assert " ".join(asked["input"] for asked in server.asked) == words
    assert all(len(asked["input"]) <= 4_096 for asked in server.asked)


def test_certificates_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that nobody vouches for is not listened to; one that is vouched for is."""
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with serving(tls) as server, authority.cert_pem.tempfile() as trusted:
        monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
        with pytest.raises(EngineUnavailableError, match="certificat refusé"):
            voice(server).speak(SENTENCE)
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", trusted)
        speech = voice(server).speak(SENTENCE)

    assert np.abs(speech.samples).max() > 0.2


def test_a_server_that_is_not_there_is_out_of_reach() -> None:
    """A refused connection reads as what it is."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"

    with pytest.raises(EngineUnavailableError, match="connexion impossible"):
        SpeechServer(url=url).speak(SENTENCE)


@pytest.mark.parametrize("url", ["", "localhost:8880", "file:///etc/passwd"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    """Before anything is said."""
    with pytest.raises(BroadcastError, match="adresse"):
        SpeechServer(url=url)
