"""A machine's own folder: the station laid there from the store, whole; yesterday's goes."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING

import pytest

from broadcast.errors import StoreError
from broadcast.pipeline.cluster.own_folder import workspace_from
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

    def lays_down(self, bundle: str, **files: str) -> None:
        listed = []
        for name, text in files.items():
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            self.store.put(f"station/{sha256}", text.encode())
            listed.append([name.replace("_", "/"), sha256])
        self.store.put(f"station/{bundle}.json", json.dumps(listed).encode())

    def workspace(self, bundle: str) -> Workspace:
        return workspace_from(self.folder, self.store, bundle)


@pytest.fixture
def station(tmp_path: Path) -> Station:
    made = Station(tmp_path)
    made.lays_down("lundi", data_station="Totem", scripts_flash="a", data_antenne_parole="p")
    return made


def test_the_station_is_there_as_it_was_laid_down(station: Station) -> None:
    """Its data and its scripts; a log and an output of this process's own."""
    workspace = station.workspace("lundi")

    assert (workspace.root / "data" / "station").read_text() == "Totem"
    assert (workspace.scripts / "flash").read_text() == "a"
    workspace.rules_log.write_text("refus")
    laid = station.folder / "station" / "lundi"
    assert [path.name for path in (laid / "data" / "antenne").iterdir()] == ["parole"]
    assert workspace.speech_cache.resolve() == (station.folder / "speech-cache").resolve()


def test_a_station_that_has_changed_is_another_workspace(station: Station) -> None:
    """What did not change is not asked of the store again."""
    station.workspace("lundi")
    station.lays_down("mardi", data_station="Totem 2", scripts_flash="a")
    (unchanged,) = (
        path
        for path in (station.folder.parent / "magasin" / "station").iterdir()
        if path.read_bytes() == b"a"
    )
    unchanged.unlink()

    workspace = station.workspace("mardi")

    assert (workspace.root / "data" / "station").read_text() == "Totem 2"
    assert (workspace.scripts / "flash").read_text() == "a"


def test_what_was_used_longest_ago_goes(station: Station) -> None:
    """Yesterday's station, files that none has any longer, and what a dead process left."""
    station.workspace("lundi")
    os.utime(station.folder / "station" / "lundi", (1_000, 1_000))
    (station.folder / "at-work" / "999999999-lundi").mkdir()
    station.lays_down("mardi", data_station="Totem 2", scripts_flash="a")

    station.workspace("mardi")

    assert [path.name for path in (station.folder / "station").iterdir()] == ["mardi"]
    assert len(list((station.folder / "objects").iterdir())) == 2
    assert not (station.folder / "at-work" / "999999999-lundi").exists()
    assert (station.workspace("lundi").root / "data" / "station").read_text() == "Totem"


@pytest.mark.parametrize("name", ["../ailleurs", "/etc/ailleurs", "data/../../ailleurs"])
def test_nothing_is_laid_outside_the_folder(station: Station, name: str) -> None:
    """Whoever may write to the store may not write anywhere else here."""
    whole = b"x"
    sha256 = hashlib.sha256(whole).hexdigest()
    station.store.put(f"station/{sha256}", whole)
    station.store.put("station/faux.json", json.dumps([[name, sha256]]).encode())

    with pytest.raises(StoreError, match="hors de la station"):
        station.workspace("faux")


@pytest.mark.parametrize("fault", ["gone", "short"])
def test_a_station_that_is_not_whole_in_the_store_is_refused(station: Station, fault: str) -> None:
    """And there is nothing half-laid the next time, when it is whole again."""
    kept = station.store.get(f"station/{hashlib.sha256(b'a').hexdigest()}")
    assert kept == b"a"
    path = station.folder.parent / "magasin" / "station" / hashlib.sha256(b"a").hexdigest()
    path.unlink() if fault == "gone" else path.write_bytes(b"")

    with pytest.raises(StoreError, match="abîmé" if fault == "short" else "n'a plus"):
        station.workspace("lundi")
    path.write_bytes(b"a")

    assert (station.workspace("lundi").scripts / "flash").read_text() == "a"
