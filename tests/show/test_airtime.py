"""Clock times on air, the nights that the clocks change included."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from broadcast.errors import ModelError
from broadcast.show.morning import Show, Slot, after, airtime_of, exists, locked

PARIS = ZoneInfo("Europe/Paris")
SPRING, AUTUMN = date(2017, 3, 26), date(2017, 10, 29)


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        pytest.param(SPRING, time(1, 59), "00:59", id="before the spring jump"),
        pytest.param(SPRING, time(3), "01:00", id="the minute after it"),
        pytest.param(SPRING, time(7), "05:00", id="a summer morning"),
        pytest.param(AUTUMN, time(2, 30), "00:30", id="the first of two"),
        pytest.param(AUTUMN, time(7), "06:00", id="a winter morning"),
    ],
)
def test_a_slot_is_on_air_at_its_clock_time(day: date, clock: time, utc: str) -> None:
    """Whatever the clocks did in the night."""
    assert f"{airtime_of(day, clock, PARIS).astimezone(UTC):%H:%M}" == utc


def test_an_hour_that_does_not_exist_is_refused() -> None:
    """At two, in March, it is three."""
    with pytest.raises(ModelError, match="il n'est jamais 02:30"):
        airtime_of(SPRING, time(2, 30), PARIS)

    assert not exists(SPRING, time(2, 30), PARIS)
    assert exists(AUTUMN, time(2, 30), PARIS)


@pytest.mark.parametrize(
    ("day", "clock", "told"),
    [
        pytest.param(SPRING, time(1, 59), "03:01:00", id="spring: an hour is skipped"),
        pytest.param(AUTUMN, time(2, 59), "02:01:00", id="autumn: an hour comes twice"),
        pytest.param(date(2017, 1, 30), time(23, 59), "00:01:00", id="midnight"),
    ],
)
def test_what_is_heard_later_is_on_the_wall_clock(day: date, clock: time, told: str) -> None:
    """Two minutes after."""
    assert f"{after(airtime_of(day, clock, PARIS), 120_000):%H:%M:%S}" == told


@pytest.mark.parametrize(
    ("now", "left_alone"),
    [
        pytest.param("05:57:59", False, id="there is time yet"),
        pytest.param("05:58:00", True, id="two minutes before air"),
        pytest.param("06:01:29", True, id="on air"),
        pytest.param("06:01:30", False, id="aired"),
    ],
)
def test_what_is_soon_on_air_is_left_alone(now: str, left_alone: bool) -> None:
    """From the lock to the last second; times in UTC."""
    slot = Slot(clock=time(7), format="flash", budget_ms=90_000)
    show = Show(slots=(slot,), lock_ms=120_000)
    moment = datetime.fromisoformat(f"2017-01-30T{now}+00:00")

    assert locked(airtime_of(date(2017, 1, 30), time(7), PARIS), slot, show, moment) is left_alone
