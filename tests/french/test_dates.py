"""Days and hours seen from the day of the bulletin."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from broadcast.errors import FrenchError
from broadcast.french.dates import day, said_when, since_when

MONDAY = date(2017, 1, 30)


@pytest.mark.parametrize(
    ("d", "said"),
    [
        (MONDAY, "lundi 30 janvier"),
        (date(2026, 2, 1), "dimanche 1er février"),
        (date(2026, 8, 15), "samedi 15 août"),
        (date(2026, 12, 31), "jeudi 31 décembre"),
    ],
    ids=str,
)
def test_a_day_has_its_name_and_its_date(d: date, said: str) -> None:
    """The first of a month is 1er, others are cardinals."""
    assert day(d) == said


@pytest.mark.parametrize(
    ("said_on", "daypart", "said"),
    [
        (MONDAY, "matin", "ce lundi matin"),
        (MONDAY, "midi", "ce lundi midi"),
        (MONDAY, "", "ce lundi"),
        (date(2017, 1, 29), "matin", "hier matin"),
        (date(2017, 1, 29), "soir", "hier soir"),
        (date(2017, 1, 29), "", "hier"),
        (date(2017, 1, 28), "soir", "samedi soir"),
        (date(2017, 1, 24), "", "mardi"),
        (date(2017, 1, 23), "matin", "le 23 janvier"),
        (date(2017, 1, 1), "", "le 1er janvier"),
        (date(2016, 11, 27), "", "le 27 novembre 2016"),
    ],
)
def test_when_someone_spoke_is_told_from_the_bulletin(
    said_on: date, daypart: Literal["matin", "midi", "soir", ""], said: str
) -> None:
    """Today, yesterday, a day of the week, then a date: a week ago a day had today's name."""
    assert said_when(said_on, daypart, MONDAY) == said


@pytest.mark.parametrize(
    ("d", "said"),
    [
        (MONDAY, "aujourd'hui"),
        (date(2017, 1, 29), "hier"),
        (date(2017, 1, 27), "vendredi"),
        (date(2017, 1, 22), "le 22 janvier"),
    ],
)
def test_a_recent_day_goes_by_its_name(d: date, said: str) -> None:
    """As said_when, without a part of the day."""
    assert since_when(d, MONDAY) == said


def test_nobody_has_spoken_tomorrow() -> None:
    """A day to come is a typing error."""
    with pytest.raises(FrenchError, match="pas encore passé"):
        said_when(date(2017, 1, 31), "matin", MONDAY)
    with pytest.raises(FrenchError, match="pas encore passé"):
        since_when(date(2018, 1, 1), MONDAY)
