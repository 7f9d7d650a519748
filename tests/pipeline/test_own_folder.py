"""A machine's own folder: the station laid there from the store, whole; yesterday's goes."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING

import pytest

from broadcast.errors import StoreError
from broadcast.pipeline.cluster.own_folder import workspace_from
from broadcast.pipeline.stamps import fingerprint
from broadcast.store.objects import Store
from broadcast.store.place import StoreAt

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.workspace import Workspace


class Station:
    """What a station has laid down in a store."""

    def __init__(self, root: Path) -> None:
        self.store = Store(StoreAt(url=str(root / "magasin")))
        self.folder = root / "machine"

    def lays_down(self, **files: str) -> str:
        """Files under these names, ``_`` for ``/``; gives the name of the whole."""
        named = {name.replace("_", "/"): text for name, text in files.items()}
        listed = [(name, hashlib.sha256(text.encode()).hexdigest()) for name, text in named.items()]
        for text, (_name, sha256) in zip(named.values(), listed, strict=True):
            self.store.put(f"station/{sha256}", text.encode())
        bundle = fingerprint(f"{name}\n{sha256}" for name, sha256 in listed)
        self.store.put(f"station/{bundle}.json", json.dumps(listed).encode())
        return bundle

    def workspace(self, bundle: str) -> Workspace:
        return workspace_from(self.folder, self.store, bundle)


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path)


@pytest.fixture
def monday(station: Station) -> str:
    return station.lays_down(data_station="Totem", scripts_flash="a", data_antenne_parole="p")


def test_the_station_is_there_as_it_was_laid_down(station: Station, monday: str) -> None:
    """Its data and its scripts; a log and an output of this process's own."""
    workspace = station.workspace(monday)

    assert (workspace.root / "data" / "station").read_text() == "Totem"
    assert (workspace.scripts / "flash").read_text() == "a"
    workspace.rules_log.write_text("refus")
    laid = station.folder / "station" / monday
    assert [path.name for path in (laid / "data" / "antenne").iterdir()] == ["parole"]
    assert workspace.speech_cache.resolve() == (station.folder / "speech-cache").resolve()


def test_a_station_that_has_changed_is_another_workspace(station: Station, monday: str) -> None:
    """What did not change is not asked of the store again."""
    station.workspace(monday)
    tuesday = station.lays_down(data_station="Totem 2", scripts_flash="a")
    (unchanged,) = (
        path
        for path in (station.folder.parent / "magasin" / "station").iterdir()
        if path.read_bytes() == b"a"
    )
    unchanged.unlink()

    workspace = station.workspace(tuesday)

    assert (workspace.root / "data" / "station").read_text() == "Totem 2"
    assert (workspace.scripts / "flash").read_text() == "a"


def test_what_was_used_longest_ago_goes(station: Station, monday: str) -> None:
    """Yesterday's station, files that none has any longer, and what a dead process left."""
    station.workspace(monday)
    os.utime(station.folder / "station" / monday, (1_000, 1_000))
    (station.folder / "at-work" / "999999999-lundi").mkdir()
    tuesday = station.lays_down(data_station="Totem 2", scripts_flash="a")

    station.workspace(tuesday)

    assert [path.name for path in (station.folder / "station").iterdir()] == [tuesday]
    assert len(list((station.folder / "objects").iterdir())) == 2
    assert not (station.folder / "at-work" / "999999999-lundi").exists()
    assert (station.workspace(monday).root / "data" / "station").read_text() == "Totem"


@pytest.mark.parametrize("name", ["../ailleurs", "/etc/ailleurs", "data/../../ailleurs"])
def test_nothing_is_laid_outside_the_folder(station: Station, name: str) -> None:
    """Whoever may write to the store may not write anywhere else here."""
    false = station.lays_down(**{name: "x"})

    with pytest.raises(StoreError, match="hors de la station"):
        station.workspace(false)


@pytest.mark.parametrize("fault", ["gone", "short", "another list"])
def test_a_station_that_is_not_whole_in_the_store_is_refused(
    station: Station, monday: str, fault: str
) -> None:
    """And there is nothing half-laid the next time, when it is whole again."""
    name = f"{monday}.json" if fault == "another list" else hashlib.sha256(b"a").hexdigest()
    path = station.folder.parent / "magasin" / "station" / name
    whole = path.read_bytes()
    path.unlink() if fault == "gone" else path.write_bytes(whole[:-1])

    with pytest.raises(StoreError, match="n'a plus" if fault == "gone" else "abîmé"):
        station.workspace(monday)
    path.write_bytes(whole)

    assert (station.workspace(monday).scripts / "flash").read_text() == "a"
