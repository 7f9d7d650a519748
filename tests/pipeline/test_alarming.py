"""An alarm that somebody still hears: for what is new, and once an hour while it lasts."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from publish.web import web

from broadcast.errors import PublishError
from broadcast.pipeline.handover.alarming import NAME, alarmed
from broadcast.publish.delivery import Alarm

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2017, 1, 30, 6, 0, tzinfo=UTC)
DOWN = {"lot-0730 antenne": "connexion refusée"}
BOTH = DOWN | {"lot-0800 antenne": "connexion refusée"}


@pytest.mark.parametrize(
    ("then", "minutes", "rings"),
    [
        pytest.param(DOWN, 15, False, id="the same, a quarter of an hour later"),
        pytest.param(DOWN, 60, True, id="the same, an hour later"),
        pytest.param(BOTH, 15, True, id="one more"),
    ],
)
def test_it_rings_for_what_is_new(
    tmp_path: Path, then: dict[str, str], minutes: int, rings: bool
) -> None:
    """Then all that is wrong is told, not the new alone."""
    with web(lambda _: (200, b"")) as server:
        alarm = Alarm(webhook=server.url)
        assert alarmed(alarm, tmp_path, DOWN, station="Totem", now=NOW)
        later = NOW + timedelta(minutes=minutes)
        assert alarmed(alarm, tmp_path, then, station="Totem", now=later) == rings

    told = [json.loads(one.body)["failures"] for one in server.asked]
    assert len(told) == 1 + rings
    assert len(told[-1]) == len(then)


def test_one_that_did_not_get_through_rings_again(tmp_path: Path) -> None:
    """Nobody was told: the next run tells."""
    with web(lambda _: (500, b"")) as server, pytest.raises(PublishError):
        alarmed(Alarm(webhook=server.url), tmp_path, DOWN, station="Totem", now=NOW)

    with web(lambda _: (200, b"")) as server:
        assert alarmed(Alarm(webhook=server.url), tmp_path, DOWN, station="Totem", now=NOW)


@pytest.mark.parametrize("damaged", ["", "[]", '{"lot-0730 antenne": 3}', '{"lot-0730 antenne"'])
def test_what_was_rung_and_cannot_be_read_rings_again(tmp_path: Path, damaged: str) -> None:
    """Rather once too often than never."""
    (tmp_path / NAME).write_text(damaged, encoding="utf-8")

    with web(lambda _: (200, b"")) as server:
        assert alarmed(Alarm(webhook=server.url), tmp_path, DOWN, station="Totem", now=NOW)
