"""What leaves the house keeps the rules of the election, and its speaking time counts."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from approvals import approve
from newsroom import edit

from broadcast.errors import RulesError
from broadcast.pipeline.clearing.speaking_ledger import entries_of, lines_of
from broadcast.pipeline.handover.dispatch import Dispatch
from broadcast.pipeline.handover.ledger import Ledger
from broadcast.pipeline.handover.publishing import publish, roll_back
from broadcast.pipeline.sounding.render import render
from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from broadcast.pipeline.handover.dispatch import Outcome
    from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

JOURNAL = Request(department="Aveyron", duration="3:00")
SUNDAY_AFTERNOON = datetime(2017, 1, 29, 15, tzinfo=ZoneInfo("Europe/Paris"))
MONDAY_AT_SIX = datetime(2017, 1, 30, 6, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture
def station(workspace: Workspace) -> Workspace:
    """A station whose journal of Aveyron is approved and made for air."""
    edit(workspace.station, '"mp3", "bwf", "srt", "vtt", "txt"', '"mp3"')
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write('\n[[deliveries]]\nname = "antenne"\nto = "folder"\npath = "antenne"\n')
    (workspace.root / "antenne").mkdir()
    script_of(open_bulletin(workspace, JOURNAL))
    made(workspace)
    return workspace


def made(workspace: Workspace) -> None:
    """Approve the journal as it stands, and make it for air."""
    approve(workspace, JOURNAL)
    bulletin = open_bulletin(workspace, JOURNAL)
    render(bulletin, script_of(bulletin), lambda *_: None, now=MONDAY_AT_SIX, for_air=True)


def dispatch(workspace: Workspace, now: datetime) -> Dispatch:
    return Dispatch(
        ledger=Ledger(workspace.root / "output" / "2017-01-30"),
        locks=workspace.root / "output" / "handing-over",
        by="A. B.",
        clock=lambda: now,
        sleep=lambda _: None,
    )


def published(workspace: Workspace, now: datetime) -> tuple[Outcome, ...]:
    return publish(open_bulletin(workspace, JOURNAL), dispatch(workspace, now))


def test_the_quotes_of_the_seed_do_not_leave_on_sunday_afternoon(station: Workspace) -> None:
    """Refused until eight in the evening, put on record, and nothing has left."""
    with pytest.raises(RulesError, match="20 h"):
        published(station, SUNDAY_AFTERNOON)

    entry = json.loads(station.rules_log.read_text("utf-8").splitlines()[-1])
    assert (entry["act"], entry["bulletin"]) == ("publish", "2017-01-30-aveyron-0700-journal")
    assert {one["rule"] for one in entry["refused"]} == {"embargo", "silence"}
    assert list((station.root / "antenne").iterdir()) == []
    assert entries_of(station) == ()


def test_what_was_handed_over_is_on_the_sheet_once(station: Workspace) -> None:
    """A second hand-over of the same version, which changes nothing, counts for nothing."""
    published(station, MONDAY_AT_SIX)
    published(station, MONDAY_AT_SIX)

    (airing,) = entries_of(station)
    assert airing.by == "A. B."
    people = {line.person for line in lines_of(station)}
    assert {"Pierre Pantanella", "Bertrand Cavalerie"} <= people


def test_a_hand_over_that_was_cut_before_it_counted_counts_the_next_time(
    station: Workspace,
) -> None:
    """The file had arrived: what is found there already is on the sheet all the same."""
    published(station, MONDAY_AT_SIX)
    station.speaking_time.unlink()

    (outcome,) = published(station, MONDAY_AT_SIX)

    assert outcome.state == "unchanged"
    assert len(entries_of(station)) == 1


def test_a_version_that_replaces_another_replaces_its_lines(station: Workspace) -> None:
    """The sheet tells what will be heard; the account keeps both."""
    published(station, MONDAY_AT_SIX)
    before = {line.id for line in lines_of(station)}
    bulletin = open_bulletin(station, JOURNAL)
    edit(bulletin.script_path, "bonjour", "bonjour à tous")
    made(station)

    published(station, datetime(2017, 1, 30, 5, 30, tzinfo=UTC))

    assert len(entries_of(station)) == 2
    assert not before & {line.id for line in lines_of(station)}


def two_versions(station: Workspace) -> Path:
    """A bulletin handed over, then corrected and handed over again; where the first one is kept."""
    published(station, MONDAY_AT_SIX)
    (first,) = (bulletin_folder(station) / "8-handed-over").iterdir()
    edit(bulletin_folder(station) / "2-script.md", "bonjour", "bien le bonjour")
    made(station)
    published(station, MONDAY_AT_SIX)
    return first


def bulletin_folder(station: Workspace) -> Path:
    return station.bulletin("2017-01-30", "2017-01-30-aveyron-0700-journal")


def rolled_back(station: Workspace, now: datetime) -> tuple[bool, str]:
    """Whether the antenna has another file after a rollback, and what was told."""
    (file,) = (station.root / "antenne").iterdir()
    before = file.read_bytes()
    (outcome,) = roll_back(open_bulletin(station, JOURNAL), dispatch(station, now))
    assert (outcome.state == "failed") is bool(outcome.error)
    return file.read_bytes() != before, outcome.error


def _on_sunday(_station: Workspace, _first: Path) -> datetime:
    return SUNDAY_AFTERNOON


def _uncleared(station: Workspace, _first: Path) -> datetime:
    edit(station.election("primaire-gauche-2017") / "quotes.yaml", "clearance: micro", "")
    return MONDAY_AT_SIX


def _unapproved(_station: Workspace, first: Path) -> datetime:
    (first / "3-approval.json").unlink()
    return MONDAY_AT_SIX


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(_on_sunday, "20 h", id="embargo and silence"),
        pytest.param(_uncleared, "clearance", id="a quote that is cleared no more"),
        pytest.param(_unapproved, "n'est plus approuvée", id="an approval taken back"),
    ],
)
def test_a_rollback_puts_nothing_on_air_that_may_not_be_said(
    station: Workspace, change: Callable[[Workspace, Path], datetime], told: str
) -> None:
    """The version before is held against the rules of now, as any other."""
    now = change(station, two_versions(station))

    changed, error = rolled_back(station, now)

    assert not changed
    assert told in error


def test_a_rollback_that_may_be_said_is_heard(station: Workspace) -> None:
    """Approved in its time, and let through by the rules of now."""
    two_versions(station)

    assert rolled_back(station, MONDAY_AT_SIX) == (True, "")
