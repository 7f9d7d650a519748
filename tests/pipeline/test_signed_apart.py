"""A station that signs its files has them made by machines that do not have its key."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest
from approvals import approve
from export.certificates import write_certificate
from newsroom import edit
from pipeline.apart import NIGHT, course

from broadcast.config import read_station
from broadcast.errors import WorkspaceError
from broadcast.export.credentials import read_credentials
from broadcast.export.manifest import VOICES
from broadcast.pipeline.cluster.bundle import OWN
from broadcast.pipeline.cluster.ground import FOLDER_VARIABLE
from broadcast.pipeline.cluster.morning import returned, work_of
from broadcast.pipeline.handover.readiness import ready_for_air
from broadcast.pipeline.morning.making import make
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.unchanged import Prints, unchanged
from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.request import Request
from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.pipeline.cluster.ground import Work
    from broadcast.pipeline.morning.plan import Outcome

FLASH = Request(department="Lot", slot="07:00", format="flash", date="2017-01-30")
NAME = "2017-01-30-lot-0700-flash"
ONE = 'slots:\n  - {time: "07:00", format: flash, duration: "1:20", clips: 0}\n'
OURS = """
[store]
url = "%s"

[credentials]
certificate = "chaine.pem"
key = "cle.pem"

[[deliveries]]
name = "antenne"
to = "folder"
path = "antenne"

[alarm]
webhook = "https://alerte.exemple.fr/jeton-secret"
"""


@pytest.fixture(autouse=True)
def _signing(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate, a store, and somewhere to hand over to."""
    workspace.show.write_text(ONE, encoding="utf-8")
    write_certificate(workspace.root)
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(OURS % (tmp_path / "magasin"))
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "machine"))


def sent(workspace: Workspace, *, for_air: bool = False) -> Work:
    morning = plan_morning(workspace, day="2017-01-30", names=["Lot"], for_air=for_air)
    prints = Prints(workspace, morning.station, "primaire-gauche-2017")
    (batch,) = morning.batches
    batch = replace(batch, made_from=prints.of(batch), shared=prints.shared)
    (work,) = work_of([batch], workspace, morning.station, "primaire-gauche-2017")
    return work


def back(workspace: Workspace, work: Work) -> Outcome:
    """Made apart, and brought back."""
    (made,), _ = course(work)
    station = read_station(workspace.station)
    return returned(work, work.sent[0], made, station=station, clock=lambda: NIGHT)


def signature(path: Path) -> dict[str, Any]:
    """What the reader of the C2PA project gives of a file: who signed, what it vouches for."""
    told = read_credentials(path)
    active = told["manifests"][told["active_manifest"]]
    said = {one["label"]: one["data"] for one in active["assertions"]}
    return {
        "state": told["validation_state"],
        "by": active["signature_info"]["common_name"],
        "of": said[VOICES],
        "made": said["c2pa.actions.v2"]["actions"][0]["digitalSourceType"],
    }


def test_what_comes_back_is_signed_as_if_made_here(workspace: Workspace, tmp_path: Path) -> None:
    """The signature holds in each file, and vouches for the same; the store had none of it."""
    here = Workspace(copytree(workspace.root, tmp_path / "ici"))
    list(make(plan_morning(here, day="2017-01-30", names=["Lot"]).batches[0], lambda: NIGHT))

    outcome = back(workspace, sent(workspace))

    assert outcome.state == "made", outcome.problem
    folder, own = (one.bulletin("2017-01-30", NAME) for one in (workspace, here))
    for name in ("6-air.mp3", "6-air.wav"):
        assert signature(folder / name) == signature(own / name)
        assert signature(folder / name)["state"] == "Valid"
        assert signature(folder / name)["by"] == "Totem, essai"
        (unsigned,) = (tmp_path / "magasin" / "bulletins").glob(f"*/*/*/{name}")
        assert b"c2pa" not in unsigned.read_bytes()
    told, same = (json.loads((one / "6-air.json").read_text("utf-8")) for one in (folder, own))
    assert {key for key in told if told[key] != same[key]} == {"sha256"}
    assert (folder / "6-air.qc.json").read_bytes() == (own / "6-air.qc.json").read_bytes()


def test_what_was_signed_here_may_leave_and_is_not_made_again(workspace: Workspace) -> None:
    """Approved, made apart and brought back, it is ready for the antenna; the next run rests."""
    script_of(open_bulletin(workspace, FLASH))
    approve(workspace, FLASH)
    work = sent(workspace, for_air=True)

    assert back(workspace, work).state == "made"

    assert ready_for_air(open_bulletin(workspace, FLASH), NIGHT).script.header.bulletin == NAME
    assert unchanged(work.batch, work.batch.slots[0])
    (again,) = make(work.batch, lambda: NIGHT, jobs=1)
    assert again.state == "fresh"


def test_a_certificate_that_was_renewed_signs_all_again(workspace: Workspace) -> None:
    """Under the same name: what the former one has signed is told apart from what it would sign."""
    work = sent(workspace)
    back(workspace, work)
    before = (workspace.bulletin("2017-01-30", NAME) / "6-air.mp3").read_bytes()
    write_certificate(workspace.root)
    again = sent(workspace)

    assert unchanged(again.batch, again.batch.slots[0]) is None
    assert back(workspace, again).state == "made"
    assert (workspace.bulletin("2017-01-30", NAME) / "6-air.mp3").read_bytes() != before


def test_a_key_that_cannot_sign_leaves_what_was_there(workspace: Workspace) -> None:
    """Nothing unsigned gets the name of a file for air."""
    work = sent(workspace)
    folder = workspace.bulletin("2017-01-30", NAME)
    folder.mkdir(parents=True)
    (folder / "6-air.mp3").write_bytes(b"hier")
    (workspace.root / "cle.pem").write_text("-----BEGIN PRIVATE KEY-----")

    outcome = back(workspace, work)

    assert outcome.state == "failed"
    assert "la signature C2PA a échoué" in outcome.problem
    assert str(folder / "6-air") in outcome.problem
    assert [path.name for path in folder.iterdir()] == ["6-air.mp3"]


def test_nothing_of_the_signature_leaves_the_station(workspace: Workspace, tmp_path: Path) -> None:
    """Not the key, nor the certificate, nor the settings that tell of them."""
    sent(workspace)

    kept = [path.read_bytes() for path in (tmp_path / "magasin").rglob("*") if path.is_file()]
    assert not [whole for whole in kept if b"-----BEGIN" in whole or b"jeton-secret" in whole]
    settings = tomllib.loads(workspace.station.read_text("utf-8"))
    without = {name: table for name, table in settings.items() if name not in OWN}
    read = [whole.decode("utf-8", "replace") for whole in kept if b'\nname = "Totem"' in whole]
    assert [tomllib.loads(text) for text in read] == [without]


def test_a_key_among_what_other_machines_are_given_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Before anything has left."""
    (workspace.root / "cle.pem").rename(workspace.imaging / "cle.pem")
    edit(workspace.station, 'key = "cle.pem"', 'key = "data/imaging/cle.pem"')

    with pytest.raises(WorkspaceError, match="cette clé est dans un dossier qui part"):
        sent(workspace)

    assert not [path for path in (tmp_path / "magasin").rglob("*") if path.is_file()]
