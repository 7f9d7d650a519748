"""When results may be told, and when candidates must not be heard: the embargo and the silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from broadcast.model.election import CONTEST_AREA, ElectionKind
from broadcast.rules.zones import (
    MAINLAND_CLOSING,
    OVERSEAS,
    PARIS,
    at,
    clock_of,
    voting_day,
)

if TYPE_CHECKING:
    from datetime import date

    from broadcast.model.election import Election
    from broadcast.rules.settings import StationRules

EMBARGO_LAW = "article L52-2 du code électoral"
SILENCE_LAW = "article L49 du code électoral"
OF_THE_ORGANISER = "heure fixée pour ce scrutin : release, dans election.yaml"
NO_HOUR = "ce scrutin n'a pas d'heure dans election.yaml (release) : 20 h à Paris, par prudence"

WITHOUT_A_LAW = (ElectionKind.PRIMAIRE, ElectionKind.SENATORIALES)
"""Elections that no source ties to L52-2: whoever organises them sets the hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """The end of a refusal, and the rule behind it."""

    at: datetime
    """With its time zone: the clock of the place where the bulletin is heard."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """When nobody who stands, or supports who stands, may be heard."""

    starts_at: datetime
    ends_at: datetime
    why: str

    def holds_at(self, moment: datetime) -> bool:
        """Whether it holds: its end is no longer part of it."""
        return self.starts_at <= moment < self.ends_at


def release_of(
    election: Election, round_: int, *, counted_in: str, heard_in: str, rules: StationRules
) -> Until:
    """When the results of a round may be told in a department.

    ``counted_in`` is the INSEE code of the department that they were counted in, empty for those
    of a wider area; ``heard_in`` that of the bulletin. L52-2: in a general election, the close of
    the last polling place of metropolitan France, and in an overseas department that of its own
    last one; in a by-election, that of the constituency. What an overseas department counts of
    an election that the whole nation decides waits for metropolitan France (Constitutional Council,
    presidential elections of 2017 and 2022).
    """
    day = election.rounds[round_ - 1]
    if election.release:
        return Until(at=election.release[round_ - 1], why=OF_THE_ORGANISER)
    mainland = at(day, MAINLAND_CLOSING, PARIS)
    if election.kind in WITHOUT_A_LAW:
        return Until(at=mainland, why=NO_HOUR)
    own = _closing(election, day, counted_in or heard_in, rules)
    if election.by_election:
        return Until(at=own, why=f"{EMBARGO_LAW} : dernier bureau de la circonscription")
    if heard_in not in OVERSEAS:
        return Until(at=mainland, why=f"{EMBARGO_LAW} : dernier bureau de métropole")
    here = _closing(election, day, heard_in, rules)
    alone = counted_in == heard_in and CONTEST_AREA[election.kind] != "nation"
    last = here if alone else max(mainland, here)
    bureau = "du département" if last == here else "de métropole"
    zone = clock_of(heard_in)
    return Until(at=last.astimezone(zone), why=f"{EMBARGO_LAW} : dernier bureau {bureau}")


def silence_of(
    election: Election, round_: int, *, heard_in: str, rules: StationRules
) -> Silence | None:
    """When candidates and their supporters must not be heard in a department; None for never.

    L49, as the CSA read it in 2012 and 2017: from midnight before the eve of the vote, by the clock
    of the place, to 20:00 in Paris on the Sunday; a day earlier where one votes on the Saturday.
    A by-election ends its own with its last polling place.
    """
    if election.kind is ElectionKind.PRIMAIRE and not rules.silence_in_primaries:
        return None
    day = election.rounds[round_ - 1]
    votes_on = voting_day(heard_in, day, election.kind)
    zone = clock_of(heard_in)
    starts_at = at(votes_on - timedelta(days=1), time(), zone)
    here, mainland = _closing(election, day, heard_in, rules), at(day, MAINLAND_CLOSING, PARIS)
    why = SILENCE_LAW
    if election.kind is ElectionKind.PRIMAIRE:
        why = f"{SILENCE_LAW}, étendu aux primaires par la station ([rules], silence_in_primaries)"
    if election.release and (election.kind is ElectionKind.PRIMAIRE or election.by_election):
        ends_at = election.release[round_ - 1]
    elif election.by_election:
        ends_at = here
    else:
        ends_at = max(mainland, here) if heard_in in OVERSEAS else mainland
    return Silence(starts_at=starts_at, ends_at=ends_at.astimezone(zone), why=why)


def _closing(election: Election, day: date, department: str, rules: StationRules) -> datetime:
    """When the last polling place of a department closes, by its own clock."""
    return at(voting_day(department, day, election.kind), rules.closing, clock_of(department))
