"""What the antenna waits for and has not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from broadcast.config import read_station
from broadcast.pipeline.handover.readiness import never_made

if TYPE_CHECKING:
    from broadcast.workspace import Workspace

MONDAY = date(2017, 1, 30)
LOT = '\n[[deliveries]]\nname = "antenne"\nto = "folder"\npath = "."\ndepartments = ["46"]\n'
SIX, SEVEN = "2017-01-30-lot-0600-flash", "2017-01-30-lot-0700-journal"


@pytest.mark.parametrize(
    ("clock", "missing"),
    [
        pytest.param("05:57:00", (), id="there is time"),
        pytest.param("05:58:00", (SIX,), id="from its lock"),
        pytest.param("06:20:00", (SIX,), id="late"),
        pytest.param("07:00:00", ("2017-01-30-lot-0630-flash", SEVEN), id="of the last hour"),
        pytest.param("12:00:00", (), id="the morning is over"),
    ],
)
def test_a_bulletin_that_was_never_made_is_missing(
    workspace: Workspace, clock: str, missing: tuple[str, ...]
) -> None:
    """Of the departments that something is delivered for: those that have a script are told apart."""
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(LOT)
    now = datetime.fromisoformat(f"2017-01-30T{clock}+01:00").astimezone(UTC)

    station = read_station(workspace.station)
    assert never_made(workspace, station, station.departments, MONDAY, now) == missing


def test_one_that_has_a_script_is_not_missing(workspace: Workspace) -> None:
    """Whether it may leave is another question."""
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(LOT)
    script = workspace.bulletin(f"{MONDAY}", SIX) / "2-script.md"
    script.parent.mkdir(parents=True)
    script.touch()
    now = datetime(2017, 1, 30, 5, 0, tzinfo=UTC)

    station = read_station(workspace.station)
    assert never_made(workspace, station, station.departments, MONDAY, now) == ()
