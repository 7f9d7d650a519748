"""The morning as typed in show.yaml, or in station.toml: one of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from newsroom import edit

from broadcast.config import read_station
from broadcast.errors import SourceError
from broadcast.show.morning import EVERYONE

if TYPE_CHECKING:
    from broadcast.workspace import Workspace

SEVEN = 'slots:\n  - {time: "07:00", format: journal, duration: "3:00"'
SLOTS = '[[slots]]\ntime = "07:00"\nformat = "journal"\nduration = "2:00"\n\n# Les voix, sous'


def test_the_starter_has_a_morning(workspace: Workspace) -> None:
    """Seven appointments from six to nine, and what makes each one fresh."""
    show = read_station(workspace.station).show

    assert [
        (f"{slot.clock:%H:%M} {slot.format}", slot.opens, slot.clips) for slot in show.slots
    ] == [
        ("06:00 flash", "national", 1),
        ("06:30 flash", "local", 1),
        ("07:00 journal", "national", EVERYONE),
        ("07:30 flash", "local", 1),
        ("08:00 journal", "local", EVERYONE),
        ("08:30 flash", "national", 1),
        ("09:00 flash", "local", 1),
    ]
    assert show.lock_ms == 120_000


def test_a_slot_may_be_of_some_departments_only(workspace: Workspace) -> None:
    """Named as people write them; the others do not have it."""
    workspace.show.write_text(
        f'{SEVEN}, departments: [Lot], voice: marc, name: La matinale, clips: [a, b]}}\nlock: "30 s"\n'
    )

    show = read_station(workspace.station).show

    assert show.of("12") == ()
    slot = show.of("46")[0]
    assert (slot.voice, slot.name, slot.clips) == ("marc", "La matinale", ("a", "b"))
    assert show.lock_ms == 30_000


def test_a_station_may_keep_its_slots_in_station_toml(workspace: Workspace) -> None:
    """Without show.yaml they are the morning, and everyone is heard in each."""
    workspace.show.unlink()
    edit(workspace.station, "# Les voix, sous", SLOTS)

    (slot,) = read_station(workspace.station).slots

    assert (slot.budget_ms, slot.clips) == (120_000, None)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param("lock: 1:00\n", "le conducteur, champ « slots »", id="no slot"),
        pytest.param(f"{SEVEN}, voice: clair}}", "« clair » n'est pas connu", id="voice"),
        pytest.param(f"{SEVEN}, departments: [Aveyon]}}", "Aveyon", id="department"),
        pytest.param(f"{SEVEN}, opens: monde}}", "« monde » n'est pas connu", id="opening"),
        pytest.param(f"{SEVEN}, clips: -1}}", "« tous », un nombre", id="clips"),
        pytest.param(f"{SEVEN}, sons: 1}}", "champ inconnu « sons »", id="unknown field"),
        pytest.param(
            f'{SEVEN}}}\n  - {{time: "07:02", format: flash, duration: "1:00"}}',
            "celui de 07:00 est encore à l'antenne à 07:02",
            id="two at once",
        ),
        pytest.param(
            f'{SEVEN}, clips: [a]}}\n  - {{time: "08:00", format: flash, duration: "1:00", clips: [a]}}',
            "« a » passe déjà à 07:00",
            id="a clip twice in a row",
        ),
        pytest.param(
            'slots:\n  - {time: "07:00", format: journal, duration: "0:00"}',
            "ligne 2 : le rendez-vous, champ « duration » : un bulletin dure de 0:10 à 60:00",
            id="no length",
        ),
        pytest.param(
            'slots:\n  - {time: "23:59", format: flash, duration: "1:30"}\n'
            '  - {time: "00:00", format: flash, duration: "1:30"}',
            "encore à l'antenne le lendemain à 00:00",
            id="two at once over midnight",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(workspace: Workspace, typed: str, told: str) -> None:
    """Each on its line of show.yaml."""
    workspace.show.write_text(typed, encoding="utf-8")

    with pytest.raises(SourceError) as refused:
        read_station(workspace.station)

    assert told in str(refused.value)
    assert refused.value.where
    assert refused.value.where.path.name == "show.yaml"


def test_the_morning_is_written_in_one_place(workspace: Workspace) -> None:
    """Slots in both files would be two truths."""
    edit(workspace.station, "# Les voix, sous", SLOTS)

    with pytest.raises(SourceError, match=r"aussi dans show\.yaml"):
        read_station(workspace.station)


def test_a_station_has_a_morning(workspace: Workspace) -> None:
    """Neither file says one."""
    workspace.show.unlink()

    with pytest.raises(SourceError, match="aucun rendez-vous"):
        read_station(workspace.station)
