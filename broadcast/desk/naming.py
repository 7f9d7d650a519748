"""A bulletin's name, taken apart: its day, department, slot and format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from broadcast.config import FORMATS
from broadcast.errors import MissingError
from broadcast.french.naming.territories import departments
from broadcast.model.script import slug_of

if TYPE_CHECKING:
    from broadcast.french.naming.places import Territory

_ID = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})-(?P<department>[a-z0-9-]+)-(?P<clock>\d{4})-(?P<format>[a-z]+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the name of a bulletin says."""

    id: str
    day: date
    department: Territory
    clock: time
    format: str


@lru_cache(maxsize=8192)
def parse_id(bulletin: str) -> Named:
    """Take a name apart; it is the only way from a web address to a file.

    >>> named = parse_id("2017-01-30-lot-et-garonne-0730-flash")
    >>> named.department.code, named.clock, named.format
    ('47', datetime.time(7, 30), 'flash')

    Raises `MissingError` for what is no bulletin's name.
    """
    found = _ID.fullmatch(bulletin)
    territory = _by_slug().get(found["department"]) if found else None
    try:
        if not found or not territory or found["format"] not in FORMATS:
            raise ValueError(bulletin)
        return Named(
            id=bulletin,
            day=date.fromisoformat(found["day"]),
            department=territory,
            clock=datetime.strptime(found["clock"], "%H%M").time(),
            format=found["format"],
        )
    except ValueError as error:
        raise MissingError(
            f"aucun bulletin ne s'appelle « {bulletin[:80]} »",
            hint="par exemple 2017-01-30-aveyron-0700-journal",
        ) from error


@cache
def _by_slug() -> dict[str, Territory]:
    return {slug_of(one.name): one for one in departments()}
