"""Departments and regions of the day of a vote: there were 22 regions in France until 2016."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from broadcast.french.naming.places import collectivities, departments, regions

if TYPE_CHECKING:
    from collections.abc import Mapping

NEW_MAP_VOTED = date(2015, 12, 6)
"""The regions of today began on 1 January 2016 (law 2015-29 of 16 January 2015); those elected the
month before were voted with the new map already."""

COUNTED_TOGETHER = {"ZX": "Saint-Martin et Saint-Barthélemy"}
"""What the ministry counts as one department."""


@cache
def _old() -> tuple[tuple[str, str], ...]:
    """The regions that are no more: code and name."""
    text = (
        files("broadcast.sources.received.places")
        .joinpath("regions_before_2016.csv")
        .read_text(encoding="utf-8")
    )
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple((row["code"], row["name"]) for row in csv.DictReader(lines))


def wider_names(kind: str, day: date | None) -> Mapping[str, str]:
    """Names of the regions, or of the departments and what votes like one, by their codes.

    >>> wider_names("region", date(2012, 5, 6))["73"]
    'Midi-Pyrénées'
    >>> "73" in wider_names("region", date(2016, 1, 1))
    False
    >>> wider_names("department", None)["12"]
    'Aveyron'
    """
    if kind == "department":
        places = {one.code: one.name for one in (*departments(), *collectivities())}
        return places | COUNTED_TOGETHER
    now = {one.code: one.name for one in regions()}
    if day and day >= NEW_MAP_VOTED:
        return now
    return now | dict(_old())
