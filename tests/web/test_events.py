"""What happens is on every page without reloading."""

from __future__ import annotations

import json
import threading
from queue import Queue
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from desk_of import FLASH, JOURNAL, PATIENCE_S, served
from newsroom import edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow


class Page:
    """A page that listens."""

    def __init__(self, address: str, bulletin: str = "") -> None:
        self.desk = httpx2.Client(base_url=f"{address}/api/", timeout=PATIENCE_S)
        self.desk.headers["X-CSRF-Token"] = self.desk.get("session").json()["csrf"]
        self.desk.put("session", json={"name": "N. B."})
        self._heard: Queue[tuple[str, Any]] = Queue()
        self._bulletin = {"bulletin": bulletin} if bulletin else {}
        threading.Thread(target=self._listen, daemon=True).start()
        self.hears(lambda what, _: what == "hello")

    def hears(self, wanted: Callable[[str, Any], bool]) -> Any:  # noqa: ANN401 - JSON
        """Wait for an event; what it says."""
        while True:
            what, data = self._heard.get(timeout=PATIENCE_S)
            if wanted(what, data):
                return data

    def _listen(self) -> None:
        with self.desk.stream("GET", "events", params=self._bulletin) as answer:
            what = ""
            try:
                for line in answer.iter_lines():
                    if line.startswith("event: "):
                        what = line.removeprefix("event: ")
                    elif line.startswith("data: "):
                        self._heard.put((what, json.loads(line.removeprefix("data: "))))
            except httpx2.TransportError:
                return  # the desk was closed


@pytest.fixture
def address(workspace: Workspace) -> Iterator[str]:
    """A desk on a port, with two scripts."""
    with served(workspace) as at:
        for bulletin in (JOURNAL, FLASH):
            httpx2.post(f"{at}/api/bulletins/{bulletin}/script", json={}, timeout=PATIENCE_S)
        yield at


def is_row(bulletin: str, **values: object) -> Callable[[str, Any], bool]:
    """Whether an event is a line of the board that says this."""
    return lambda what, data: (
        what == "row"
        and data["id"] == bulletin
        and all(data[name] == value for name, value in values.items())
    )


def test_an_edit_is_on_the_other_pages(address: str) -> None:
    """The board of everyone else follows, and the script's page knows its new version."""
    page, other = Page(address), Page(address, JOURNAL)
    script = page.desk.get(f"bulletins/{JOURNAL}/script").json()

    page.desk.put(
        f"bulletins/{JOURNAL}/script",
        json={"text": script["text"].replace("bonjour", "bonsoir"), "based_on": script["version"]},
    ).raise_for_status()

    other.hears(lambda what, data: what == "script" and data["id"] == JOURNAL)
    other.hears(is_row(JOURNAL, version=2))
    page.hears(is_row(JOURNAL, version=2))


def test_an_approval_that_lapses_is_on_every_page(address: str, workspace: Workspace) -> None:
    """New figures come in from outside the desk: nobody reloads to see that they did."""
    page = Page(address)
    read = page.desk.get(f"bulletins/{JOURNAL}/approval").json()["fingerprint"]
    page.desk.post(f"bulletins/{JOURNAL}/approval", json={"fingerprint": read}).raise_for_status()
    page.hears(is_row(JOURNAL, state="approved"))

    edit(workspace.election("primaire-gauche-2017") / "results.csv", "54,7", "55,1")

    told = page.hears(is_row(JOURNAL, state="stale"))
    assert told["lapsed"] == 1


def test_a_page_of_one_bulletin_hears_of_no_other(address: str) -> None:
    """A phone in a corridor is not sent the whole morning."""
    page = Page(address, FLASH)

    for bulletin in (JOURNAL, FLASH):
        page.desk.post(f"bulletins/{bulletin}/comments", json={"text": "à voir"}).raise_for_status()

    told = page.hears(lambda what, _: what == "comments")
    assert told["id"] == FLASH


def test_a_sentence_says_when_it_can_be_heard(address: str) -> None:
    """The player does not ask again and again."""
    page = Page(address)
    script = page.desk.get(f"bulletins/{JOURNAL}/script").json()
    key = next(
        s["key"] for story in script["stories"] for i in story["items"] for s in i["sentences"]
    )

    assert page.desk.post(f"bulletins/{JOURNAL}/speech/{key}").status_code in (200, 202)

    assert page.hears(lambda what, data: what == "speech" and data["key"] == key)["ready"]


def test_a_render_tells_its_progress(address: str) -> None:
    """Sentence after sentence, to the end."""
    page = Page(address)

    job = page.desk.post(f"bulletins/{FLASH}/render", json={}).json()

    page.hears(lambda what, data: what == "job" and data["id"] == job["id"] and data["done"] > 0)
    page.hears(
        lambda what, data: what == "job" and data["id"] == job["id"] and data["state"] == "done"
    )
    page.hears(is_row(FLASH, duration_ms=90_000))
