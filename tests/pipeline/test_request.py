"""What is asked on the command line, and the bulletin that it means."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from broadcast.config import read_station
from broadcast.errors import BroadcastError
from broadcast.pipeline.writing.request import Request, earlier_today, order_of

if TYPE_CHECKING:
    from broadcast.workspace import Workspace

MONDAY = date(2017, 1, 30)


@pytest.mark.parametrize(
    ("request_", "bulletin", "budget_ms"),
    [
        pytest.param(Request(department="12"), "0700-journal", 180_000, id="first journal"),
        pytest.param(
            Request(department="12", slot="07:30"), "0730-flash", 90_000, id="the slot's format"
        ),
        pytest.param(
            Request(department="12", format="flash"), "0600-flash", 90_000, id="first of a format"
        ),
        pytest.param(
            Request(department="12", slot="07:00", format="flash"),
            *("0700-flash", 90_000),
            id="another format at that time",
        ),
        pytest.param(
            Request(department="12", slot="10h15"),
            "1015-journal",
            180_000,
            id="a time of one's own",
        ),
        pytest.param(
            Request(department="12", duration="1:10"), "0700-journal", 70_000, id="its own length"
        ),
    ],
)
def test_what_is_not_said_is_the_stations_usual(
    workspace: Workspace, request_: Request, bulletin: str, budget_ms: int
) -> None:
    """A slot, a format or a length alone is enough."""
    order = order_of(request_, read_station(workspace.station), MONDAY)

    assert order.header.bulletin == f"2017-01-30-aveyron-{bulletin}"
    assert order.header.budget_ms == budget_ms


def test_the_next_appointment_is_the_next_slot(workspace: Workspace) -> None:
    """The last bulletin of the morning has none."""
    station = read_station(workspace.station)

    orders = [order_of(Request(department="46", slot=s), station, MONDAY) for s in ("7h", "9h")]

    assert [order.next_slot for order in orders] == [time(7, 30), None]


def test_the_bulletins_before_one_are_those_of_its_morning(workspace: Workspace) -> None:
    """In the order of the clock, with their own names, formats and lengths."""
    station = read_station(workspace.station)
    order = order_of(Request(department="46", slot="08:00"), station, MONDAY)

    before = [one.header for one in earlier_today(order, station)]

    assert [header.bulletin for header in before] == [
        "2017-01-30-lot-0600-flash",
        "2017-01-30-lot-0630-flash",
        "2017-01-30-lot-0700-journal",
        "2017-01-30-lot-0730-flash",
    ]
    assert [header.budget_ms for header in before] == [90_000, 90_000, 180_000, 90_000]
    first = order_of(Request(department="46", slot="06:00"), station, MONDAY)
    assert not list(earlier_today(first, station))


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(Request(department="12", slot="25:00"), id="no such time"),
        pytest.param(Request(department="12", duration="deux minutes"), id="no length"),
        pytest.param(Request(department="12", date="30/01/2017"), id="no date"),
        pytest.param(Request(department="Averon et Lot"), id="no department"),
    ],
)
def test_what_nobody_understands_is_refused(workspace: Workspace, request_: Request) -> None:
    """With a way out."""
    with pytest.raises(BroadcastError) as caught:
        order_of(request_, read_station(workspace.station), MONDAY)

    assert caught.value.hint or "«" in caught.value.what
