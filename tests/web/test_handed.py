"""The desk shows where each bulletin stands with what plays it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from desk_of import FLASH, JOURNAL, desk

from broadcast.pipeline.handover.ledger import Entry, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

    from broadcast.workspace import Workspace

DELIVERIES = '\n[[deliveries]]\nname = "antenne"\nto = "folder"\npath = "antenne"\n'


@pytest.fixture
def client(workspace: Workspace) -> Iterator[TestClient]:
    """A browser at the desk of a station that has one target."""
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(DELIVERIES)
    with desk(workspace) as another:
        yield another().said("N. B.").client


def put_on_record(workspace: Workspace, bulletin: str, *, error: str = "") -> None:
    """A hand-over to the antenna, as another program writes it in the ledger of the day."""
    Ledger(workspace.day("2017-01-30")).add(
        Entry(
            at=datetime(2017, 1, 30, 5, 41, tzinfo=UTC),
            by="A. B.",
            bulletin=bulletin,
            target="antenne",
            state="failed" if error else "done",
            sha256="0" * 64,
            error=error,
        )
    )


def test_every_bulletin_has_its_hand_overs(workspace: Workspace, client: TestClient) -> None:
    """To which target, when, by whom; in red why not; those that were not handed over too."""
    put_on_record(workspace, JOURNAL)
    put_on_record(workspace, FLASH, error="le partage n'est <pas> monté")

    page = client.get("/jour/today/remises").text

    assert page.count("<tr>") == 1 + 2 * 7
    assert page.count("pas remis") == 2 * 7 - 2
    assert "remis, <time" in page
    assert "30 janvier à 6\u00a0h\u00a041" in page
    assert 'class="amiss">ÉCHEC' in page
    assert "n&#39;est &lt;pas&gt; monté" in page


def test_the_day_says_how_many_and_what_is_amiss(workspace: Workspace, client: TestClient) -> None:
    """One line, read again as the ledger grows; nothing where nothing was handed over."""
    before = client.get("/jour/today/remises/bref").text
    put_on_record(workspace, FLASH, error="le partage n'est pas monté")
    put_on_record(workspace, JOURNAL)
    after = client.get("/jour/today/remises/bref").text

    assert before.strip() == ""
    assert "Remises à l’antenne : 1" in after
    assert f"{FLASH}, antenne : ÉCHEC" in after
    assert JOURNAL not in after


def test_a_station_without_a_target_is_told(workspace: Workspace) -> None:
    """And where to write one."""
    with desk(workspace) as another:
        page = another().said("N. B.").client.get("/jour/today/remises").text

    assert "[[deliveries]]" in page
