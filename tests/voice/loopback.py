"""A speech server on this machine that answers what it is told to, and keeps what it was asked."""

from __future__ import annotations

import io
import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import numpy as np
import soundfile

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator


def sound(seconds: float, kind: str = "WAV", level: float = 0.3) -> bytes:
    """A tone as a file of this kind."""
    file = io.BytesIO()
    tone = level * np.sin(np.arange(round(24_000 * seconds)) * 0.05)
    soundfile.write(file, tone, 24_000, format=kind)
    return file.getvalue()


@dataclass
class Answer:
    """One answer of the server."""

    status: int = 200
    body: bytes = field(default_factory=lambda: sound(2.0))
    kind: str = "audio/wav"
    headers: tuple[tuple[str, str], ...] = ()
    wait_s: float = 0.0
    """Before the answer."""

    drip_s: float = 0.0
    """Between two pieces of the body."""

    pieces: int = 3

    promised: int | None = None
    """The length that it announces, where it is not the true one."""


class Server(ThreadingHTTPServer):
    """The server: the last of its answers is repeated."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = [Answer()]
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.sent = 0
        self.scheme = "https" if tls else "http"
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True)

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hung up is what some tests want."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        number = len(self.server.asked)
        self.server.asked.append(json.loads(body) | {"path": self.path})
        self.server.keys.append(self.headers["Authorization"])
        answer = self.server.answers[min(number, len(self.server.answers) - 1)]
        time.sleep(answer.wait_s)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        length = len(answer.body) if answer.promised is None else answer.promised
        self.send_header("Content-Length", str(length))
        for header in answer.headers:
            self.send_header(*header)
        self.end_headers()
        piece = len(answer.body) // answer.pieces + 1
        for start in range(0, len(answer.body), piece):
            self.wfile.write(answer.body[start : start + piece])
            self.server.sent += 1
            time.sleep(answer.drip_s)

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that gives two seconds of sound to whoever asks."""
    with Server(tls) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()
