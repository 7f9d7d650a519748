"""A store for who is waiting: told in time that it does not answer, and then heard without it."""

from __future__ import annotations

from threading import Event, Semaphore
from typing import TYPE_CHECKING

import pytest

from broadcast.errors import StoreError
from broadcast.store.place import StoreAt
from broadcast.store.prompt import PromptStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Silent:
    """What a store does that takes connections and never answers."""

    def __init__(self) -> None:
        self.over, self.asked = Event(), Semaphore(0)

    def __call__(self, _path: str) -> None:
        self.asked.release()
        self.over.wait(60)


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[Silent]:
    made = Silent()
    monkeypatch.setattr("fsspec.implementations.local.LocalFileSystem.cat_file", made)
    yield made
    made.over.set()


def test_a_store_that_answers_is_as_any_other(tmp_path: Path) -> None:
    """What was put is found, and what is not there is no fault."""
    store = PromptStore(StoreAt(url=str(tmp_path)))
    store.put("sentences/a", b"son")

    assert (store.get("sentences/a"), store.get("sentences/b")) == (b"son", None)


def test_a_store_that_is_silent_is_told_and_left_in_peace_for_a_while(
    tmp_path: Path, silent: Silent
) -> None:
    """Nobody waits again for what did not answer a moment ago; a minute later it is asked."""
    now = [0.0]
    place = StoreAt(url=str(tmp_path))
    store = PromptStore(place, wait_s=0.01, rest_s=60, clock=lambda: now[0])

    for at, is_asked in ((0.0, True), (59.0, False), (60.0, True)):
        now[0] = at
        with pytest.raises(StoreError, match=f"le magasin {tmp_path} n'a pas répondu en 0.01 s"):
            store.get("sentences/a")
        assert silent.asked.acquire(timeout=60 if is_asked else 0) is is_asked


def test_a_store_that_refuses_is_told_in_its_own_words(tmp_path: Path) -> None:
    """Not as one that is slow."""
    (tmp_path / "magasin").write_text("un fichier à la place du magasin", "utf-8")
    store = PromptStore(StoreAt(url=str(tmp_path / "magasin")))

    for _ in range(2):
        with pytest.raises(StoreError, match="ne répond pas"):
            store.put("sentences/a", b"son")
