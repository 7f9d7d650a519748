"""The national polls since 2012: when each round was voted, and who stood for president."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from broadcast.model.election import ElectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """An election that the whole country voted in."""

    kind: ElectionKind
    year: int
    days: tuple[date, ...]
    """The day of each round, in metropolitan France."""


@cache
def polls() -> tuple[Poll, ...]:
    """Every national poll since 2012, in their order."""
    table = files("broadcast.sources.received.election").joinpath("polls.csv")
    text = table.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        Poll(
            kind=ElectionKind(row["kind"]),
            year=int(row["year"]),
            days=tuple(date.fromisoformat(day) for day in (row["first"], row["second"]) if day),
        )
        for row in csv.DictReader(lines)
    )


@cache
def stood_for_president(year: int | None) -> tuple[str, ...]:
    """Family names of all who stood in the first round of a year; none where it is not known.

    >>> len(stood_for_president(2017)), stood_for_president(2018)
    (11, ())
    """
    text = files("broadcast.sources").joinpath("presidential.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines)
    return tuple(row["family_name"] for row in rows if str(year) in row["years"].split())


def polling_days(kind: ElectionKind | None, year: int | None) -> tuple[date, ...]:
    """The days on which an election was voted, by round; none where this table has it not.

    >>> [str(day) for day in polling_days(ElectionKind.PRESIDENTIELLE, 2017)]
    ['2017-04-23', '2017-05-07']
    """
    found = (poll.days for poll in polls() if (poll.kind, poll.year) == (kind, year))
    return next(found, ())
