"""The communes of any day since 2012, and what has become of them: merged, renamed, parted."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from broadcast.french.naming.communes import names_of_today

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One commune, before and after one day."""

    day: date
    code: str
    name: str
    new_code: str
    new_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What the communes of one day were on a later one."""

    into: Mapping[str, str]
    """Code of the commune that an old one is in, whole; none of those that nothing happened to."""

    parts: Mapping[str, tuple[str, ...]]
    """Codes of the old communes in a later one; none of those that nothing happened to."""

    parted: Mapping[str, tuple[str, ...]]
    """Codes of the communes that share an old one: its votes cannot be told between them."""


@cache
def changes() -> tuple[Change, ...]:
    """Every change since 2012, in the order of days."""
    table = files("broadcast.sources.received.places").joinpath("commune_changes.tsv.gz")
    packed = table.read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode().split("\n"))
    return tuple(
        Change(
            day=date.fromisoformat(day), code=code, name=name, new_code=new_code, new_name=new_name
        )
        for day, code, name, new_code, new_name in rows
    )


@cache
def communes_on(day: date) -> Mapping[str, str]:
    """The communes of a day: their names by their codes.

    >>> communes_on(date(2017, 5, 7))["12076"], communes_on(date(2026, 3, 15))["12218"]
    ('Conques-en-Rouergue', 'Conques-en-Rouergue')
    >>> communes_on(date(2015, 12, 6))["12218"]
    'Saint-Cyprien-sur-Dourdou'
    """
    names = dict(names_of_today())
    later = [change for change in reversed(changes()) if change.day > day]
    for _, group in groupby(later, key=lambda change: change.day):
        that_day = list(group)
        for change in that_day:
            names.pop(change.new_code, None)
        names |= {change.code: change.name for change in that_day}
    return names


@cache
def became(day: date, later: date) -> Became:
    """What became of the communes of a day by a later one.

    >>> then = became(date(2017, 5, 7), date(2026, 3, 15))
    >>> then.into["12076"], then.parts["46172"], then.parted["85084"]
    ('12218', ('46172', '46217'), ('85084', '85165', '85212'))
    """
    start = communes_on(day)
    origins: dict[str, set[str]] = {}  # of each commune that changed, the old ones in it
    between = [change for change in changes() if day < change.day <= later]
    for _, group in groupby(between, key=lambda change: change.day):
        step: dict[str, set[str]] = {}
        for change in group:
            step.setdefault(change.new_code, set()).add(change.code)
        held = {code: origins.pop(code, {code} & start.keys()) for code in _all(step.values())}
        for code, olds in step.items():
            origins.setdefault(code, set()).update(*(held[old] for old in olds))
    ends: dict[str, set[str]] = {}
    for code, olds in origins.items():
        for old in olds:
            ends.setdefault(old, set()).add(code)
    return Became(
        into={old: min(now) for old, now in ends.items() if len(now) == 1},
        parts={code: tuple(sorted(olds)) for code, olds in origins.items()},
        parted={old: tuple(sorted(now)) for old, now in ends.items() if len(now) > 1},
    )


def _all(sets: Iterable[set[str]]) -> set[str]:
    return set().union(*sets)
