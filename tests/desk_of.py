"""A desk at work, asked as a browser asks it."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import uvicorn
from fastapi.testclient import TestClient

from broadcast.desk.newsroom import open_newsroom
from broadcast.web.app import make_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadcast.workspace import Workspace

JOURNAL = "2017-01-30-aveyron-0700-journal"
Json = Any
"""Whatever an answer holds."""

FLASH = "2017-01-30-lot-0730-flash"
ADDRESS = "http://127.0.0.1:8017"
PATIENCE_S = 60


class Browser:
    """One browser, its session and its cookie."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.csrf = ""

    def said(self, name: str) -> Browser:
        """Say who sits before it, on the loopback."""
        self.csrf = self.get("session")["csrf"]
        self.ask("PUT", "session", json={"name": name})
        return self

    def ask(self, method: str, path: str, **sent: Json) -> Json:
        """Send a request, with the session's token, and give the answer whatever it is."""
        return self.client.request(
            method, f"/api/{path}", headers={"X-CSRF-Token": self.csrf}, **sent
        )

    def get(self, path: str) -> Json:
        """What is at an address; it must be there."""
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def did(self, method: str, path: str, **sent: Json) -> Json:
        """Change something; it must be accepted."""
        answer = self.ask(method, path, **sent)
        assert answer.status_code < 300, answer.text
        return answer.json() if answer.content else None

    def script(self, bulletin: str = JOURNAL) -> Json:
        """A script as the page gets it."""
        return self.get(f"bulletins/{bulletin}/script")

    def edit(self, old: str, new: str, *, bulletin: str = JOURNAL) -> Json:
        """Change some words of a script and keep it; the answer, whatever it is."""
        script = self.script(bulletin)
        assert old in script["text"], f"the script no longer says {old!r}"
        text = script["text"].replace(old, new, 1)
        return self.ask(
            "PUT",
            f"bulletins/{bulletin}/script",
            json={"text": text, "based_on": script["version"]},
        )


@contextmanager
def desk(workspace: Workspace, **how: Json) -> Iterator[Callable[[], Browser]]:
    """A desk that is open while the block runs; each call gives another browser."""
    app = make_app(open_newsroom(workspace), **how)
    with TestClient(app, base_url=ADDRESS) as first:
        yield lambda: Browser(_sharing(first))


def _sharing(first: TestClient) -> TestClient:
    """Another browser of the same server: its own cookies, the same loop."""
    other = TestClient(first.app, base_url=ADDRESS)
    other.portal = first.portal
    return other


def eventually(ask: Callable[[], Json], wanted: Callable[[Json], bool]) -> Json:
    """The answer once it is as wanted; what happens in the background has a minute."""
    limit = monotonic() + PATIENCE_S
    while not wanted(answer := ask()):
        assert monotonic() < limit, f"still {answer!r}"
        sleep(0.05)
    return answer


@contextmanager
def served(workspace: Workspace, **how: Json) -> Iterator[str]:
    """The same desk on a real port: its address, "http://127.0.0.1:…"."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = make_app(open_newsroom(workspace), **how)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        eventually(lambda: server.started, bool)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
