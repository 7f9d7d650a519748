"""Automation systems and programs that are told by HTTP: AzuraCast, LibreTime, webhooks, alarms."""

from __future__ import annotations

import base64
import json
import re
import socketserver
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs
from uuid import uuid4

import pytest
from publish.contracts import AZURACAST, LIBRETIME, Held
from publish.parcels import parcel
from publish.web import Asked, as_json, web

from broadcast.errors import PublishError, UnreachableError
from broadcast.publish.alarm import ring
from broadcast.publish.delivery import Alarm, Delivery, keeps, target_for
from broadcast.publish.targets.libretime import LibreTime
from broadcast.publish.targets.webhook import signed

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.publish.delivery import Target

KEY = "cle-d-essai"


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLE", KEY)


def target(kind: str, folder: Path, **options: str) -> Target:
    settings = tuple(({"key_env": "CLE"} | options).items())
    return target_for(Delivery(name=kind, to=kind, options=settings, folder=folder))


@dataclass
class Azura:
    """AzuraCast's media, as its API shows them."""

    media: dict[str, bytes] = field(default_factory=dict)

    def __call__(self, asked: Asked) -> tuple[int, bytes]:
        if asked.headers.get("x-api-key", "") != KEY:
            return 403, b"no"
        if asked.method == "POST" and asked.path == "/api/station/totem/files":
            told = json.loads(asked.body)
            self.media[told["path"]] = base64.b64decode(told["file"])
            return as_json({"id": 1, "path": told["path"]})
        if asked.path == "/api/station/totem/files/download":
            path = parse_qs(asked.query)["file"][0]
            return (200, self.media[path]) if path in self.media else (404, b"")
        return 500, b"?"


def test_azuracast_keeps_the_bulletin_at_its_path(tmp_path: Path) -> None:
    """Its playlists go by the path, which stays."""
    azura, one = Azura(), parcel(tmp_path / "a", mp3=b"first")
    held = Held(AZURACAST, KEY, azura)
    with web(held) as server:
        station = target("azuracast", tmp_path, url=server.url, station="totem")
        assert keeps(station)
        before = station.held(one)
        station.put(one)
        after = station.held(one)
        station.put(parcel(tmp_path / "b", mp3=b"second"))

    assert held.breaches == []
    assert (before, after) == (None, b"first")
    assert azura.media == {"bulletins/aveyron-0700.mp3": b"second"}


@dataclass
class Libre:
    """LibreTime's library: each upload is analysed while it is looked at, then has its place."""

    outcome: int = 0
    analysis: int = 2
    files: dict[int, dict[str, object]] = field(default_factory=dict)
    sounds: dict[int, bytes] = field(default_factory=dict)
    uploaded: dict[int, str] = field(default_factory=dict)
    """The number of each upload -> the name that it came under."""

    def __call__(self, asked: Asked) -> tuple[int, bytes]:
        basic = "Basic " + base64.b64encode(f"{KEY}:".encode()).decode()
        if asked.method == "POST" and asked.path == "/rest/media":
            return (
                self._upload(asked.body) if asked.headers["authorization"] == basic else (401, b"")
            )
        if asked.headers["authorization"] != f"Api-Key {KEY}":
            return 403, b""
        if asked.path == "/api/v2/files":
            return as_json(list(self.files.values()))
        found = re.fullmatch(r"/api/v2/files/(\d+)(/download)?", asked.path)
        assert found, asked.path
        number = int(found[1])
        if number not in self.files:
            return 404, b""
        if asked.method == "DELETE":
            del self.files[number]
            return 204, b""
        if found[2]:
            return 200, self.sounds[number]
        self.analysis -= 1
        if self.analysis <= 0:
            self._analysed(number)
        return as_json(self.files[number])

    def _upload(self, body: bytes) -> tuple[int, bytes]:
        found = re.search(rb'filename="([^"]+)"\r\n\r\n(.*)\r\n--', body, re.DOTALL)
        assert found
        number = self.keep(found[1].decode(), found[2])
        return as_json({"id": number}, 201)

    def keep(self, name: str, sound: bytes) -> int:
        """A file that has come, with no place yet; its name is its title for a while."""
        number = len(self.sounds) + 1
        self.sounds[number], self.uploaded[number] = sound, name
        self.files[number] = {
            "id": number,
            "item_url": f"http://localhost/api/v2/files/{number}",
            "name": "",
            "track_title": name,
            "filepath": None,
            "import_status": 1,
            "mime": "",
            "size": 0,
            "accessed": 0,
        }
        return number

    def _analysed(self, number: int) -> None:
        """By the tags: the title is theirs, and the place begins with the artist and the album."""
        self.files[number] |= {"import_status": self.outcome, "track_title": "Le journal de 7 h"}
        if self.outcome == 0:
            self.place(number)

    def place(self, number: int) -> None:
        """Under the name that it came under; marked where another one has it."""
        stem, _, suffix = self.uploaded[number].rpartition(".")
        taken = {one["filepath"] for one in self.files.values()}
        path = f"imported/1/Totem/Journaux/{stem}.{suffix}"
        marked = f"imported/1/Totem/Journaux/{stem}_{uuid4()}.{suffix}"
        self.files[number] |= {
            "import_status": 0,
            "filepath": marked if path in taken else path,
            "mime": "audio/mp3",
        }


def libretime(url: str, folder: Path) -> LibreTime:
    return LibreTime(url=url, key_env="CLE", form="mp3", folder=folder, sleep=lambda _: None)


def test_libretime_has_one_file_of_that_name_once_it_is_analysed(tmp_path: Path) -> None:
    """The earlier one goes only when the newer one is in."""
    libre = Libre()
    libre.place(libre.keep("aveyron-0730.mp3", b"another"))
    held = Held(LIBRETIME, KEY, libre)
    with web(held) as server:
        station = libretime(server.url, tmp_path)
        before = station.held(parcel(tmp_path / "a"))
        station.put(parcel(tmp_path / "a", mp3=b"first"))
        libre.analysis = 2
        newer = parcel(tmp_path / "b", mp3=b"second")
        station.put(newer)
        after = station.held(newer)

    assert held.breaches == []
    assert (before, after) == (None, b"second")
    assert list(libre.files) == [1, 3]
    place = r"imported/1/Totem/Journaux/aveyron-0700_[0-9a-f-]{36}\.mp3"
    assert re.fullmatch(place, str(libre.files[3]["filepath"]))


@pytest.mark.parametrize(
    ("libre", "told"),
    [
        pytest.param(Libre(outcome=2), "n'a pas pu analyser", id="refused"),
        pytest.param(Libre(analysis=1_000), "n'analyse pas", id="never analysed"),
    ],
)
def test_a_file_that_libretime_cannot_analyse_replaces_nothing(
    tmp_path: Path, libre: Libre, told: str
) -> None:
    """The earlier one is still what the library would play."""
    libre.place(libre.keep("aveyron-0700.mp3", b"former"))
    one = parcel(tmp_path / "a")
    held = Held(LIBRETIME, KEY, libre)
    with web(held) as server:
        station = libretime(server.url, tmp_path)
        with pytest.raises(PublishError, match=told):
            station.put(one)
        assert station.held(one) == b"former"
    assert held.breaches == []


def test_a_webhook_is_told_by_a_signed_message(tmp_path: Path) -> None:
    """Whoever has the key knows that it is ours, and when a message is only told again."""
    with web(lambda _: (204, b"")) as server:
        program = target("webhook", tmp_path, url=f"{server.url}/bulletins")
        one = parcel(tmp_path / "a", correction="55,7 %")
        program.put(one)
        program.put(one)
        program.put(replace(one, correction="", rollback=True, number=2))

    first, second, third = server.asked
    assert first.path == "/bulletins"
    assert first.headers["x-broadcast-signature"] == signed(first.body, KEY)
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    assert first.headers["idempotency-key"] != third.headers["idempotency-key"]
    assert json.loads(third.body)["event"] == "rolled_back"
    assert json.loads(first.body)["event"] == "corrected"
    assert json.loads(first.body)["duration_ms"] == 120_000


@pytest.mark.parametrize(
    ("status", "error", "told"),
    [
        pytest.param(401, PublishError, "refuse la clé", id="wrong key"),
        pytest.param(302, PublishError, "réponse 302", id="sent elsewhere"),
        pytest.param(503, UnreachableError, "réponse 503", id="busy"),
        pytest.param(0, UnreachableError, "coupée", id="hung up"),
    ],
)
@pytest.mark.parametrize("kind", ["azuracast", "webhook"])
def test_what_a_server_refuses_is_told(
    tmp_path: Path, kind: str, status: int, error: type[PublishError], told: str
) -> None:
    """In French, and worth another try only where time may mend it."""
    with web(lambda _: (status, b"")) as server:
        options = {"url": server.url} | ({"station": "totem"} if kind == "azuracast" else {})
        with pytest.raises(error, match=told) as caught:
            target(kind, tmp_path, **options).put(parcel(tmp_path / "a"))
    assert type(caught.value) is error


def test_a_server_that_answers_with_a_page_is_told(tmp_path: Path) -> None:
    """Someone wrote the address of the site, not that of the API."""
    with web(lambda _: (200, b"<html>")) as server, pytest.raises(PublishError, match="JSON"):
        libretime(server.url, tmp_path).put(parcel(tmp_path / "a"))


def test_an_alarm_writes_to_whoever_is_on_call() -> None:
    """One mail, every failure in it, through the station's own server."""
    lines: list[str] = []

    class Mail(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 mail\r\n")
            content = False
            for raw in self.rfile:
                line = raw.decode().rstrip("\r\n")
                lines.append(line)
                starts = line.upper() == "DATA"
                content = starts or (content and line != ".")
                if starts or not content:
                    answer = {"DATA": b"354 go on", "QUIT": b"221 bye"}.get(line.upper(), b"250 ok")
                    self.wfile.write(answer + b"\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        alarm = Alarm(
            smtp=f"127.0.0.1:{server.server_address[1]}", sender="a@totem.fr", to=("b@totem.fr",)
        )
        ring(alarm, station="Totem", failures=["lot-0730 antenne : connexion coupee"])
        server.shutdown()
        thread.join(10)

    assert "rcpt TO:<b@totem.fr>" in lines
    assert "lot-0730 antenne : connexion coupee" in lines


def test_an_alarm_tells_every_failure() -> None:
    """To a program, signed."""
    with web(lambda _: (200, b"")) as server:
        alarm = Alarm(webhook=server.url, key_env="CLE")
        ring(alarm, station="Totem", failures=["lot-0730 antenne : connexion coupée"])

    told = json.loads(server.asked[0].body)
    assert told["event"] == "failed"
    assert told["failures"] == ["lot-0730 antenne : connexion coupée"]
    assert server.asked[0].headers["x-broadcast-signature"] == signed(server.asked[0].body, KEY)
