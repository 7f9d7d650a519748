"""A morning made by a real Dask cluster on the loopback: two workers, whatever dies on the way."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from pipeline.machines import free_port, loopback

from broadcast.errors import WorkspaceError
from broadcast.pipeline.cluster import steering
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.run import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.machines import Loopback

    from broadcast.pipeline.morning.run import Shown
    from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

TWO = "slots:\n" + "".join(
    f'  - {{time: "{clock}", format: flash, duration: "1:20", clips: 0}}\n'
    for clock in ("07:00", "08:00")
)


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Loopback]:
    with loopback(tmp_path) as made:
        yield made


@pytest.fixture(autouse=True)
def _two_slots(workspace: Workspace) -> None:
    workspace.show.write_text(TWO, encoding="utf-8")


def made_by(machines: Loopback, workspace: Workspace) -> Shown:
    morning = plan_morning(workspace, day="2017-01-30")
    return run(morning, lambda _: None, scheduler=machines.address)


def when_one_is_being_made(workspace: Workspace) -> None:
    """Wait until a voice has begun: the first sentence of the morning is in the cache."""
    while not any(workspace.speech_cache.rglob("*.wav")):
        time.sleep(0.05)


def test_a_morning_is_made_by_two_machines(machines: Loopback, workspace: Workspace) -> None:
    """Every bulletin is made, and the next run finds them good without asking anyone."""
    first = made_by(machines, workspace)
    machines.close()

    again = made_by(machines, workspace)

    assert [one.state for one in first.outcomes] == ["made"] * 4
    assert [one.state for one in again.outcomes] == ["fresh"] * 4


@pytest.mark.parametrize("lost", ["a worker", "the scheduler"])
def test_what_dies_on_the_way_loses_nothing(
    machines: Loopback, workspace: Workspace, lost: str
) -> None:
    """Killed in the middle of the morning: every bulletin is there at the end, and whole."""
    from threading import Thread

    def strike() -> None:
        when_one_is_being_made(workspace)
        if lost == "a worker":
            machines.kill(machines.workers[0])
        else:
            machines.restart_the_scheduler()

    striking = Thread(target=strike)
    striking.start()
    shown = made_by(machines, workspace)
    striking.join()

    assert {one.state for one in shown.outcomes} <= {"made", "fresh"}
    assert len(shown.outcomes) == len(list(workspace.root.glob("output/*/*/6-air.mp3"))) == 4
    assert [one.state for one in made_by(machines, workspace).outcomes] == ["fresh"] * 4


def test_a_cluster_that_is_not_there_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, with its address."""
    monkeypatch.setattr(steering, "PATIENCE_S", 1)
    address = f"tcp://127.0.0.1:{free_port()}"

    with pytest.raises(WorkspaceError, match="ne répond pas"):
        run(plan_morning(workspace, day="2017-01-30"), lambda _: None, scheduler=address)
