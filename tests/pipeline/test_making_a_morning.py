"""A morning made at once: nothing that fails stops the rest, nothing on air is touched."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from newsroom import edit

from broadcast.config import read_station
from broadcast.errors import FrenchError, WorkspaceError
from broadcast.french.naming.places import find_department
from broadcast.pipeline.morning import pool
from broadcast.pipeline.morning import run as running
from broadcast.pipeline.morning.making import make
from broadcast.pipeline.morning.plan import Asked, Batch, Outcome, batches
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.pool import make_all, processes
from broadcast.pipeline.morning.run import run
from broadcast.pipeline.morning.unchanged import Prints
from broadcast.pipeline.stamps import Stamps

if TYPE_CHECKING:
    from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

MONDAY = date(2017, 1, 30)
THREE = "slots:\n" + "".join(
    f'  - {{time: "{clock}", format: flash, duration: "1:20", clips: 0}}\n'
    for clock in ("07:00", "07:30", "08:00")
)


def at(clock: str) -> datetime:
    """A time of that Monday, as the studio's clock shows it."""
    return datetime.fromisoformat(f"2017-01-30T{clock}+01:00").astimezone(UTC)


EARLY = at("05:00:00")
RELEASE = datetime(2017, 1, 29, 19, tzinfo=UTC)


@pytest.fixture
def batch(workspace: Workspace) -> Batch:
    """Aveyron's three flashes."""
    workspace.show.write_text(THREE, encoding="utf-8")
    station = read_station(workspace.station)
    asked = Asked(root=workspace.root, day=MONDAY)
    return batches(station, station.departments[:1], asked)[0][0]


def only(batch: Batch, *places: int) -> Batch:
    return replace(batch, slots=tuple(batch.slots[at] for at in places))


def made(batch: Batch, now: datetime = EARLY) -> list[Outcome]:
    return list(make(batch, lambda: now))


def test_a_bulletin_that_fails_stops_none_of_the_others(batch: Batch, workspace: Workspace) -> None:
    """Its reason is told; made again, the others are found good as they are."""
    first = made(only(batch, 0))
    folder = workspace.bulletin("2017-01-30", batch.bulletin(batch.slots[0]))
    edit(folder / "2-script.md", "54,7", "64,7")

    outcomes = made(only(batch, 0, 1))
    again = made(only(batch, 0, 1))

    assert [one.state for one in first] == ["made"]
    assert [one.state for one in outcomes] == ["failed", "made"]
    assert "contredit les données" in outcomes[0].problem
    assert [one.state for one in again] == ["failed", "fresh"]
    assert (folder / "6-air.mp3").is_file()


@pytest.mark.parametrize(
    ("now", "state"),
    [
        pytest.param("06:57:59", "made", id="time enough"),
        pytest.param("06:58:00", "locked", id="two minutes before air"),
        pytest.param("07:01:00", "locked", id="on air"),
        pytest.param("07:01:20", "made", id="aired, and asked for again"),
    ],
)
def test_what_is_on_air_is_never_replaced(
    batch: Batch, workspace: Workspace, now: str, state: str
) -> None:
    """New figures come after the lock: the file that is ready stays, to the byte."""
    made(only(batch, 0))
    file = workspace.bulletin("2017-01-30", batch.bulletin(batch.slots[0])) / "6-air.mp3"
    before = file.read_bytes()
    edit(workspace.election("primaire-gauche-2017") / "results.csv", "58,72", "58,73")

    (outcome,) = made(only(batch, 0), at(now))

    assert outcome.state == state
    assert (file.read_bytes() == before) is (state == "locked")


def test_the_lock_falls_while_a_bulletin_is_being_made(batch: Batch, workspace: Workspace) -> None:
    """It was begun in time and is ready too late: the file before it stays."""
    made(only(batch, 0))
    file = workspace.bulletin("2017-01-30", batch.bulletin(batch.slots[0])) / "6-air.mp3"
    before = file.read_bytes()
    edit(workspace.election("primaire-gauche-2017") / "results.csv", "58,72", "58,73")
    clock = iter([at("06:57:00")] * 4)

    (outcome,) = make(only(batch, 0), lambda: next(clock, at("06:58:30")))

    assert outcome.state == "locked"
    assert file.read_bytes() == before


def test_what_is_missing_is_made_even_late(batch: Batch) -> None:
    """Nothing is ready: better late than silence."""
    assert [one.state for one in made(only(batch, 0), at("06:59:30"))] == ["made"]


def test_a_morning_that_is_followed_leaves_what_was_aired(batch: Batch) -> None:
    """At a quarter past seven, only what comes after is made."""
    ahead = replace(only(batch, 0, 1), asked=replace(batch.asked, ahead=True))

    assert [one.state for one in made(ahead, at("07:15:00"))] == ["aired", "made"]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        pytest.param("2017-01-30", "waiting", id="aired after the release"),
        pytest.param("2017-01-29", "failed", id="aired before it"),
    ],
)
def test_what_is_under_an_embargo_waits_if_that_ends_before_air(
    batch: Batch, day: str, state: str
) -> None:
    """On Sunday afternoon Monday's flash has all its time; one of Sunday morning never will."""
    on_that_day = replace(batch, asked=replace(batch.asked, day=date.fromisoformat(day)))

    (outcome,) = made(only(on_that_day, 0), datetime(2017, 1, 29, 14, tzinfo=UTC))

    assert (outcome.state, outcome.missing) == (state, state == "failed")
    assert outcome.until == (RELEASE if state == "waiting" else None)
    assert "embargo jusqu'au dimanche 29 janvier 2017 à 20 h" in outcome.problem


def test_only_what_is_approved_is_made_for_air(batch: Batch, workspace: Workspace) -> None:
    """What nobody answers for is told, and has no sound."""
    for_air = replace(only(batch, 0), asked=replace(batch.asked, for_air=True))

    (outcome,) = made(for_air)

    assert (outcome.state, outcome.reason) == ("unapproved", "ce bulletin n'est pas approuvé")
    assert not list(workspace.root.glob("output/*/*/6-air.mp3"))


def test_a_killed_process_costs_one_bulletin(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed while it makes the second: that one is told, the third is made by another process."""
    started: list[int] = []

    class Watched(pool._Maker):
        def give(self, batch: Batch) -> None:
            super().give(batch)
            started.append(self.process.pid or 0)

    monkeypatch.setattr(pool, "_Maker", Watched)
    outcomes: list[Outcome] = []

    for outcome in make_all([batch], most=1, jobs=1):
        outcomes.append(outcome)
        if len(outcomes) == 1:
            os.kill(started[0], signal.SIGKILL)

    assert [one.state for one in outcomes] == ["made", "failed", "made"]
    assert "s'est arrêté (code -9)" in outcomes[1].problem
    assert [one.bulletin for one in outcomes] == [batch.bulletin(slot) for slot in batch.slots]
    assert [one.state for one in made(batch)] == ["fresh", "made", "fresh"]


def test_two_shows_at_once_do_not_fight(batch: Batch, workspace: Workspace) -> None:
    """The second one is told, and touches nothing."""
    morning = plan_morning(workspace, day="2017-01-30", names=[batch.department.name])
    folder = workspace.day("2017-01-30")
    folder.mkdir(parents=True)

    with FileLock(folder / ".show.lock"), pytest.raises(WorkspaceError, match="un autre"):
        run(morning, lambda _: None)

    assert [path.name for path in folder.iterdir()] == [".show.lock"]


def test_on_the_night_of_the_spring_jump_an_hour_is_not_held(workspace: Workspace) -> None:
    """It is told; the others keep their times."""
    workspace.show.write_text(THREE.replace("07:30", "02:30"), encoding="utf-8")

    morning = plan_morning(workspace, day="2017-03-26")

    assert [[f"{slot.clock:%H:%M}" for slot in one.slots] for one in morning.batches] == [
        ["07:00", "08:00"],
        ["07:00", "08:00"],
    ]
    assert "pas de rendez-vous à 02:30" in morning.notices[0]


def test_all_of_france_is_one_hundred_and_one_departments(workspace: Workspace) -> None:
    """Each with every appointment."""
    morning = plan_morning(workspace, day="2017-01-30", everywhere=True)

    assert (len(morning.batches), morning.bulletins) == (101, 707)


def test_a_department_has_the_appointments_that_are_its_own(workspace: Workspace) -> None:
    """A slot for the Lot is not made for Aveyron."""
    lot = THREE.replace("clips: 0}", 'clips: 0, departments: ["46"]}', 1)
    workspace.show.write_text(lot, encoding="utf-8")

    morning = plan_morning(workspace, day="2017-01-30")

    assert [len(one.slots) for one in morning.batches] == [2, 3]


@pytest.mark.parametrize(
    ("free_mb", "asked", "departments", "most"),
    [
        pytest.param(64_000, None, 101, 4, id="cores"),
        pytest.param(1_900, None, 101, 2, id="memory"),
        pytest.param(100, None, 101, 1, id="one at least"),
        pytest.param(64_000, 3, 101, 3, id="as asked"),
        pytest.param(64_000, 8, 2, 2, id="no more than there is to do"),
    ],
)
def test_processes_are_as_many_as_the_machine_can_feed(
    monkeypatch: pytest.MonkeyPatch, free_mb: int, asked: int | None, departments: int, most: int
) -> None:
    """Of a machine with four cores."""
    monkeypatch.setattr(pool, "cores", lambda: 4)
    monkeypatch.setattr(pool, "_free_mb", lambda: free_mb)

    assert processes(asked, departments) == most


def test_an_unknown_department_is_refused(workspace: Workspace) -> None:
    """With the nearest one."""
    with pytest.raises(FrenchError, match="Aveyon"):
        plan_morning(workspace, day="2017-01-30", names=["Aveyon"])

    assert find_department("Aveyron").code == "12"


def states(workspace: Workspace, *, for_air: bool = False) -> list[str]:
    """What a run of Aveyron's morning does with each bulletin."""
    morning = plan_morning(workspace, day="2017-01-30", names=["Aveyron"], for_air=for_air)
    return [one.state for one in run(morning, lambda _: None, jobs=1).outcomes]


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """No script may be read, no figure looked at."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nothing was to be made")

    monkeypatch.setattr(running, "make", refuse)


class TestAMorningThatIsMadeAlready:
    """What is still good is told at once; what may have changed is looked at."""

    @pytest.fixture(autouse=True)
    def _made(self, workspace: Workspace) -> None:
        workspace.show.write_text(THREE.replace("07:30", "07:10").rsplit("  -", 1)[0])
        assert states(workspace) == ["made", "made"]

    @pytest.mark.usefixtures("forbidden")
    def test_nothing_is_read_where_nothing_changed(self, workspace: Workspace) -> None:
        """Not a figure, not a template."""
        assert states(workspace) == ["fresh", "fresh"]

    def test_a_file_that_someone_touched_is_made_again(self, workspace: Workspace) -> None:
        """Its look tells; the other one is left."""
        next(workspace.day("2017-01-30").glob("*-0700-*")).joinpath("6-air.mp3").write_bytes(b"x")

        assert states(workspace) == ["made", "fresh"]

    def test_an_edited_script_is_read(self, workspace: Workspace) -> None:
        """What a person wrote goes on air."""
        script = next(workspace.day("2017-01-30").glob("*-0700-*")) / "2-script.md"
        edit(script, "Benoît Hamon", "Monsieur Benoît Hamon")

        assert states(workspace) == ["made", "fresh"]

    def test_for_air_is_another_question(self, workspace: Workspace) -> None:
        """What was made without an approval is not good for air."""
        assert states(workspace, for_air=True) == ["unapproved", "unapproved"]

    def test_new_figures_that_change_no_word_change_no_sound(self, workspace: Workspace) -> None:
        """The prints move, the scripts do not: the files stay."""
        prints = Prints(workspace, read_station(workspace.station), "primaire-gauche-2017")
        for path in workspace.day("2017-01-30").glob("*/stamps.json"):
            Stamps(path.parent).keep(morning="before the last import", render="gone")

        assert states(workspace) == ["fresh", "fresh"]
        assert {
            Stamps(path.parent).get("shared")
            for path in workspace.day("2017-01-30").glob("*/stamps.json")
        } == {prints.shared}

    def test_the_rundown_keeps_the_departments_of_other_runs(self, workspace: Workspace) -> None:
        """The Lot made alone is on the same page as Aveyron."""
        morning = plan_morning(workspace, day="2017-01-30", names=["Lot"])
        shown = run(morning, lambda _: None, jobs=1)

        table = shown.files["csv"].read_text(encoding="utf-8-sig")
        assert table.index("2017-01-30-aveyron-0700") < table.index("2017-01-30-lot-0700")
        assert "pas fait" not in table
