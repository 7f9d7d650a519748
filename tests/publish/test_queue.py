"""Liquidsoap's queue, spoken to over its telnet server: heard once, and only if it is kept."""

from __future__ import annotations

import re
import socketserver
import threading
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import pytest
from publish.parcels import parcel
from publish.web import web

from broadcast.errors import PublishError, UncertainError, UnreachableError
from broadcast.publish.targets.liquidsoap_http import HttpQueue
from broadcast.publish.targets.liquidsoap_queue import Queue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Liquidsoap:
    """What Liquidsoap 2.1 answers to the commands that are sent here."""

    def __init__(self, *, forgets: bool = False, hangs_up: bool = False) -> None:
        self.waiting: list[str] = []
        self.hangs_up = hangs_up
        self.forgets = forgets

    def __call__(self, command: str) -> str:
        verb, _, what = command.partition(" ")
        if verb == "bulletins.push":
            self.waiting += [] if self.forgets else [what]
            return str(len(self.waiting) - 1 + self.forgets)
        if verb == "request.alive":
            return " ".join(map(str, range(len(self.waiting))))
        if verb == "request.metadata" and int(what) < len(self.waiting):
            fields = re.findall(r'(\w+)="((?:[^"\\]|\\.)*)"', self.waiting[int(what)])
            return "\n".join(f'{name}="{value}"' for name, value in fields)
        return 'ERROR: unknown command, type "help" to get a list of commands.'


@contextmanager
def serving(answer: Liquidsoap) -> Iterator[str]:
    """A telnet server on this machine; its port."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            for line in self.rfile:
                told = answer(line.decode().strip())
                if answer.hangs_up and answer.waiting:
                    return
                self.wfile.write(f"{told}\r\nEND\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield str(server.server_address[1])
        server.shutdown()
        thread.join(10)


def test_a_bulletin_is_pushed_with_its_cue_points(tmp_path: Path) -> None:
    """And Liquidsoap shows that it has it."""
    liquidsoap = Liquidsoap()
    with serving(liquidsoap) as port:
        Queue(form="mp3", seen_at="/srv/antenne", port=port).put(parcel(tmp_path / "a"))

    (pushed,) = liquidsoap.waiting
    assert pushed.endswith(":/srv/antenne/aveyron-0700.mp3")
    assert 'liq_cue_out="120.000"' in pushed


def test_a_version_that_waits_is_not_joined_by_another(tmp_path: Path) -> None:
    """Both would be heard, the wrong one first."""
    liquidsoap = Liquidsoap()
    with serving(liquidsoap) as port:
        queue = Queue(form="mp3", seen_at="/srv/antenne", port=port)
        queue.put(parcel(tmp_path / "a"))
        with pytest.raises(PublishError, match="attend déjà"):
            queue.put(parcel(tmp_path / "b", mp3=b"corrected"))

    assert len(liquidsoap.waiting) == 1


@pytest.mark.parametrize(
    ("liquidsoap", "queue", "told"),
    [
        pytest.param(Liquidsoap(), "infos", "n'a pas de file « infos »", id="no such queue"),
        pytest.param(Liquidsoap(forgets=True), "bulletins", "n'a pas gardé", id="not kept"),
    ],
)
def test_a_push_that_leads_nowhere_is_told(
    tmp_path: Path, liquidsoap: Liquidsoap, queue: str, told: str
) -> None:
    """Liquidsoap answers politely to everything."""
    with serving(liquidsoap) as port, pytest.raises(PublishError, match=told):
        Queue(form="mp3", seen_at="/srv", port=port, queue=queue).put(parcel(tmp_path / "a"))


def test_an_answer_that_is_lost_leaves_a_doubt(tmp_path: Path) -> None:
    """The bulletin may be in the queue: it is not worth another try."""
    liquidsoap = Liquidsoap(hangs_up=True)
    with serving(liquidsoap) as port, pytest.raises(UncertainError, match="n'a pas dit"):
        Queue(form="mp3", seen_at="/srv", port=port).put(parcel(tmp_path / "a"))
    assert len(liquidsoap.waiting) == 1


def test_a_liquidsoap_that_is_stopped_is_worth_another_try(tmp_path: Path) -> None:
    """It may be starting."""
    with serving(Liquidsoap()) as port:
        pass
    with pytest.raises(UnreachableError, match="ne répond pas"):
        Queue(form="mp3", seen_at="/srv", port=port).put(parcel(tmp_path / "a"))


def over_http(url: str, tmp_path: Path) -> HttpQueue:
    return HttpQueue(
        form="mp3", folder=tmp_path, seen_at="/srv/antenne", url=url, key_env="FILE_D_ATTENTE"
    )


@pytest.mark.parametrize(
    ("waiting", "status", "error", "told"),
    [
        pytest.param(b"", 201, None, "", id="taken"),
        pytest.param(b"2017-01-30-aveyron-0700-journal", 201, PublishError, "attend", id="waits"),
        pytest.param(b"", 409, PublishError, "attend déjà", id="pushed meanwhile"),
        pytest.param(b"", 422, PublishError, "ne trouve pas", id="no file"),
        pytest.param(b"", 401, PublishError, "refuse la clé", id="another key"),
        pytest.param(b"", 0, UncertainError, "n'a pas dit", id="cut after it was sent"),
    ],
)
def test_a_queue_over_http_says_what_it_did(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    waiting: bytes,
    status: int,
    error: type[PublishError] | None,
    told: str,
) -> None:
    """Pushed once with the key; what is uncertain is never pushed again by itself."""
    monkeypatch.setenv("FILE_D_ATTENTE", "secret")
    with web(lambda asked: (200, waiting) if asked.method == "GET" else (status, b"")) as server:
        queue = over_http(server.url, tmp_path)
        with pytest.raises(error, match=told) if error else nullcontext():
            queue.put(parcel(tmp_path / "a"))

    pushed = [asked for asked in server.asked if asked.method == "POST"]
    assert len(pushed) == (not waiting)
    assert {asked.headers["x-broadcast-key"] for asked in server.asked} == {"secret"}
    assert all(asked.body.endswith(b":/srv/antenne/aveyron-0700.mp3") for asked in pushed)
