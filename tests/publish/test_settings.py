"""`[[deliveries]]` and `[alarm]` of station.toml: each fault with its line."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING

import pytest

from broadcast.config import read_station
from broadcast.errors import SourceError
from broadcast.publish import delivery
from broadcast.publish.delivery import known_targets, maker_of, target_for

if TYPE_CHECKING:
    from broadcast.workspace import Workspace


def typed(workspace: Workspace, text: str) -> None:
    """Add settings at the end of station.toml."""
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def test_a_station_writes_down_where_its_bulletins_go(workspace: Workspace) -> None:
    """The kind, the name that the playout reads, the departments; in their order."""
    typed(
        workspace,
        '[[deliveries]]\nname = "antenne"\nto = "sftp"\nhost = "automate"\nuser = "antenne"\n'
        'password_env = "ANTENNE"\npattern = "{department}-{clock}"\ndepartments = ["Lot"]\n'
        '[[deliveries]]\nname = "automate"\nto = "rivendell"\npath = "/mnt/drop"\n'
        'carts = "lot-0730=10001"\n[alarm]\nsmtp = "mail"\nfrom = "a@b.fr"\nto = ["c@d.fr"]',
    )

    station = read_station(workspace.station)

    first, second = station.deliveries
    assert (first.name, first.to, first.form, first.departments) == (
        "antenne",
        "sftp",
        "mp3",
        ("46",),
    )
    assert dict(first.options)["password_env"] == "ANTENNE"
    assert (first.takes("46"), first.takes("12"), second.takes("12")) == (True, False, True)
    assert second.form == "bwf"
    assert station.alarm
    assert station.alarm.to == ("c@d.fr",)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        pytest.param('to = "ftp"\npath = "x"', "le plus proche : sftp", id="unknown kind"),
        pytest.param('to = "folder"', "« path » manquant", id="no path"),
        pytest.param('to = "folder"\npath = "x"\nform = "ogg"', "« ogg »", id="unknown form"),
        pytest.param('to = "folder"\npath = "x"\nhost = "y"', "champ inconnu « host »", id="stray"),
        pytest.param(
            'to = "sftp"\nhost = "h"\nuser = "u"\npassword = "x"', "password_env", id="a secret"
        ),
        pytest.param('to = "folder"\npath = "x"\npattern = "{dept}"', "{dept}", id="bad field"),
        pytest.param('to = "folder"\npath = "x"\npattern = "../x"', "nom de fichier", id="a path"),
        pytest.param(
            'to = "folder"\npath = "x"\ndepartments = ["Lott"]', "Lot", id="unknown department"
        ),
        pytest.param(
            'to = "folder"\npath = "x"\n[[deliveries]]\nname = "antenne"\nto = "folder"\npath = "y"',
            "deux destinations",
            id="twice the same name",
        ),
        pytest.param(
            'to = "folder"\npath = "x"\n[alarm]\nsmtp = "mail"', "vont ensemble", id="half an alarm"
        ),
    ],
)
def test_a_delivery_that_cannot_be_is_refused(
    workspace: Workspace, settings: str, told: str
) -> None:
    """With the line of station.toml, before anything is made."""
    typed(workspace, f'[[deliveries]]\nname = "antenne"\n{settings}')

    with pytest.raises(SourceError) as caught:
        read_station(workspace.station)
    assert "station.toml, ligne" in str(caught.value)
    assert told in str(caught.value)


def test_another_package_may_bring_a_target(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its settings are those that it asks for; it cannot take the name of ours."""
    plugs = [
        EntryPoint(name, "publish.carrier:Carrier", delivery.PLUG_INS)
        for name in ("carrier", "folder")
    ]
    monkeypatch.setattr(delivery, "entry_points", lambda **_: plugs)
    known_targets.cache_clear()
    typed(workspace, '[[deliveries]]\nname = "pigeon"\nto = "carrier"\nloft = "toit"')

    (found,) = read_station(workspace.station).deliveries
    known = dict(known_targets())
    made = target_for(found)
    known_targets.cache_clear()

    assert (made.memory, found.options) == ("taken", (("loft", "toit"),))
    assert known["folder"] == delivery.TARGETS["folder"]


@pytest.mark.parametrize("kind", delivery.TARGETS)
def test_every_kind_of_target_is_there(kind: str) -> None:
    """Its module loads; plug-ins come beside, and take no name of ours."""
    assert callable(maker_of(kind))
    assert known_targets()[kind] == delivery.TARGETS[kind]
