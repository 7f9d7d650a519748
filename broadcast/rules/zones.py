"""Which clock a department votes by, and which of them vote a day before the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from broadcast.model.election import ElectionKind

PARIS = ZoneInfo("Europe/Paris")

MAINLAND_CLOSING = time(20)
"""When the last polling place of metropolitan France closes, by the clock of Paris."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """An overseas department or collectivity, by its clock."""

    clock: ZoneInfo
    saturday: bool
    """Whether it votes on the Saturday in elections of the whole nation."""


OVERSEAS = {
    "971": Zone(clock=ZoneInfo("America/Guadeloupe"), saturday=True),
    "972": Zone(clock=ZoneInfo("America/Martinique"), saturday=True),
    "973": Zone(clock=ZoneInfo("America/Cayenne"), saturday=True),
    "974": Zone(clock=ZoneInfo("Indian/Reunion"), saturday=False),
    "976": Zone(clock=ZoneInfo("Indian/Mayotte"), saturday=False),
    "975": Zone(clock=ZoneInfo("America/Miquelon"), saturday=True),
    "977": Zone(clock=ZoneInfo("America/St_Barthelemy"), saturday=True),
    "978": Zone(clock=ZoneInfo("America/Marigot"), saturday=True),
    "986": Zone(clock=ZoneInfo("Pacific/Wallis"), saturday=False),
    "987": Zone(clock=ZoneInfo("Pacific/Tahiti"), saturday=True),
    "988": Zone(clock=ZoneInfo("Pacific/Noumea"), saturday=False),
}
"""By INSEE code; any other department is metropolitan. Who votes on the Saturday: the list of the
Constitutional Council for the presidential elections of 2017 and 2022, as the press gave it."""

NATIONWIDE = frozenset(
    {ElectionKind.PRESIDENTIELLE, ElectionKind.LEGISLATIVES, ElectionKind.EUROPEENNES}
)
"""Elections in which the Atlantic and Polynesia vote on the Saturday."""


def clock_of(department: str) -> ZoneInfo:
    """The clock that a department lives by."""
    return OVERSEAS[department].clock if department in OVERSEAS else PARIS


def voting_day(department: str, round_day: date, kind: ElectionKind) -> date:
    """The day on which a department votes in a round that is dated ``round_day``.

    >>> voting_day("971", date(2022, 6, 12), ElectionKind.LEGISLATIVES)
    datetime.date(2022, 6, 11)
    >>> voting_day("971", date(2026, 3, 15), ElectionKind.MUNICIPALES)
    datetime.date(2026, 3, 15)
    """
    early = department in OVERSEAS and OVERSEAS[department].saturday and kind in NATIONWIDE
    return round_day - timedelta(days=1) if early else round_day


def at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """A moment by a place's own clock."""
    return datetime.combine(day, clock, tzinfo=zone)
