"""What every store promises: an object is found whole under its name, or it is not there."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from store.servers import s3_store, sftp_store

from broadcast.errors import StoreError
from broadcast.store import reaching
from broadcast.store.objects import Store

if TYPE_CHECKING:
    from pathlib import Path

    from store.servers import Running

WHOLE = b"0123456789abcdef" * 40_000
LONG = WHOLE * 15
"""More than a server takes in one piece."""


def test_an_object_is_found_as_it_was_put(running: Running) -> None:
    """Byte for byte, by another machine; nothing else is left beside it."""
    Store(running.place).put("sentences/ab/abc.wav", WHOLE)

    other = Store(running.place)

    assert other.get("sentences/ab/abc.wav") == WHOLE
    assert other.has("sentences/ab/abc.wav")
    assert other.names("sentences") == {"abc.wav"}
    assert running.names() == ["sentences/ab/abc.wav"]


def test_what_is_not_there_is_no_fault(running: Running) -> None:
    """A sentence that nobody spoke yet, in a store that nobody used yet."""
    store = Store(running.place)

    assert store.get("sentences/ab/abc.wav") is None
    assert not store.has("sentences/ab/abc.wav")
    assert store.names("sentences") == frozenset()


def test_an_object_takes_the_place_of_a_damaged_one(running: Running) -> None:
    """Whoever asks for it finds the one or the other, never a mixture."""
    store = Store(running.place)
    store.put("a.wav", WHOLE)
    running.on_disk("a.wav").write_bytes(WHOLE[:100])

    store.put("a.wav", WHOLE[::-1])

    assert store.get("a.wav") == WHOLE[::-1]
    assert running.names() == ["a.wav"]


@pytest.mark.parametrize("fault", ["cut", "full"])
def test_an_upload_that_breaks_off_leaves_nothing_under_its_name(
    tmp_path: Path, fault: str
) -> None:
    """The line cut in the middle, the server's disk full: told, and tried again without harm."""
    with sftp_store(tmp_path / "magasin") as running:
        store, trouble = Store(running.place), running.trouble
        assert trouble
        trouble.full, trouble.cuts = fault == "full", int(fault == "cut")

        with pytest.raises(StoreError, match="magasin"):
            store.put("a.wav", LONG)

        assert "a.wav" not in running.names()
        trouble.full = False
        again = Store(running.place)
        assert again.get("a.wav") is None
        again.put("a.wav", LONG)
        assert again.get("a.wav") == LONG


def test_a_connection_that_was_closed_in_between_is_opened_again(tmp_path: Path) -> None:
    """A worker may have nothing to do for an hour."""
    with sftp_store(tmp_path / "magasin") as running:
        store = Store(running.place)
        store.put("a.wav", WHOLE)
        assert running.trouble
        running.trouble.cuts = 1

        store.put("b.wav", LONG)

        assert store.get("b.wav") == LONG
        assert running.names() == ["a.wav", "b.wav"]


@pytest.mark.contract
@pytest.mark.parametrize(
    ("variable", "told"),
    [
        pytest.param("MAGASIN_SECRET", "refuse .*signature", id="a wrong secret"),
        pytest.param("MAGASIN_CLE", "refuse", id="an unknown key"),
    ],
)
def test_a_bucket_that_refuses_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, told: str
) -> None:
    """403: the hint is about rights, not about the network."""
    with s3_store(tmp_path / "magasin") as running:
        monkeypatch.setenv(variable, "faux")

        with pytest.raises(StoreError, match=told) as caught:
            Store(running.place).put("a.wav", WHOLE)

        assert "droits" in caught.value.hint
        assert running.names() == []


def test_a_server_that_refuses_the_password_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same over SFTP."""
    with sftp_store(tmp_path / "magasin") as running:
        monkeypatch.setenv("MAGASIN_PASSE", "faux")

        with pytest.raises(StoreError, match="refuse"):
            Store(running.place).get("a.wav")


def test_another_server_than_the_one_expected_is_refused(tmp_path: Path) -> None:
    """Its key is not the one that was written down: nothing is sent to it."""
    with sftp_store(tmp_path / "1") as one, sftp_store(tmp_path / "2") as other:
        place = replace(one.place, options=other.place.options)

        with pytest.raises(StoreError, match="refuse"):
            Store(place).get("a.wav")


def test_a_store_that_is_gone_is_told_on_one_line(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its address, and the way out."""
    monkeypatch.setattr(reaching, "TIMEOUT_S", 1)
    gone = _gone(running)

    began = time.monotonic()
    with pytest.raises(StoreError) as caught:
        Store(gone.place).get("a.wav")

    assert time.monotonic() - began < 60
    assert gone.place.url in str(caught.value)
    assert "\n" not in str(caught.value)


def _gone(running: Running) -> Running:
    """The same store, once its server has stopped or its folder is no folder."""
    if running.place.kind == "sftp":
        url = running.place.url.replace("127.0.0.1:", "127.0.0.1:1")[:-7] + "/totem"
        return replace(running, place=replace(running.place, url=url))
    if running.place.kind == "file":
        running.root.write_text("un fichier à la place du magasin", "utf-8")
    running.stop()
    return running


def test_a_secret_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is asked of the server."""
    with sftp_store(tmp_path / "magasin") as running:
        monkeypatch.delenv("MAGASIN_PASSE")

        with pytest.raises(StoreError, match="MAGASIN_PASSE est vide"):
            Store(running.place).get("a.wav")
