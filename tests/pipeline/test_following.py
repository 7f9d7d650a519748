"""A morning kept current: new figures remake what they touch, until it is too late for them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from newsroom import edit

from broadcast.errors import SourceError, WorkspaceError
from broadcast.pipeline.morning.following import keep_current
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.run import Shown, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.pipeline.morning.planning import Morning
    from broadcast.pipeline.receiving.watching import Followed
    from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

TWO = "slots:\n" + "".join(
    f'  - {{time: "{clock}", format: flash, duration: "1:20", clips: 0}}\n'
    for clock in ("07:00", "08:00")
)


class Night:
    """A clock that only moves while one sleeps, and figures that come while one looks."""

    def __init__(self, workspace: Workspace, now: str, figures: dict[str, tuple[str, str]]) -> None:
        self.workspace = workspace
        self._now = datetime.fromisoformat(f"2017-01-30T{now}+01:00").timestamp()
        self._figures = figures

    def clock(self) -> datetime:
        return datetime.fromtimestamp(self._now, UTC)

    def sleep(self, seconds: float) -> None:
        self._now += seconds

    def look(self) -> Iterator[Followed]:
        at = f"{datetime.fromtimestamp(self._now, UTC).astimezone(UTC):%H:%M}"
        if at in self._figures:
            results = self.workspace.election("primaire-gauche-2017") / "results.csv"
            edit(results, *self._figures.pop(at))
        yield from ()

    def plan(self) -> Morning:
        return plan_morning(self.workspace, day="2017-01-30", names=["Aveyron"], ahead=True)

    def make(self, morning: Morning) -> Shown:
        return run(morning, lambda _: None, jobs=1, clock=self.clock)


def test_new_figures_remake_what_is_not_on_air_yet(workspace: Workspace) -> None:
    """At 6:30 all is made; at 6:59 the first is locked and the second remade; at 8:02 it is over."""
    workspace.show.write_text(TWO, encoding="utf-8")
    night = Night(workspace, "06:30:00", {"05:59": ("54,7", "54,9")})
    steps = keep_current(
        night.look, night.plan, night.make, clock=night.clock, sleep=night.sleep, every_s=29 * 60
    )

    turns = []
    files = []
    for step in steps:
        assert isinstance(step, Shown)
        turns.append([one.state for one in step.outcomes])
        files.append(
            [path.read_bytes() for path in sorted(workspace.root.glob("output/*/*/6-air.mp3"))]
        )

    assert (
        turns
        == [
            ["made", "made"],
            ["locked", "made"],
            ["aired", "fresh"],
            ["aired", "fresh"],
            ["aired", "fresh"],
        ][: len(turns)]
    )
    assert len(turns) == 5
    assert files[1][0] == files[0][0]
    assert files[1][1] != files[0][1]
    assert files[2:] == [files[1]] * 3


def test_what_goes_wrong_is_told_and_tried_again(workspace: Workspace) -> None:
    """Settings in the middle of an edit, then a whole turn, then the end of the morning."""
    night = Night(workspace, "08:00:00", {})
    turns = iter([SourceError("show.yaml illisible"), WorkspaceError("le disque est plein")])
    made = Shown(outcomes=(), files={})

    def make(_: Morning) -> Shown:
        if error := next(turns, None):
            raise error
        return made

    steps = keep_current(
        night.look, night.plan, make, clock=night.clock, sleep=night.sleep, every_s=1_800
    )

    assert [str(step) for step in steps if step is not made] == [
        "show.yaml illisible",
        "le disque est plein",
    ]
