"""What a template may say: the facts, the quotes and the words of the house, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.french.dates import MONTHS
from broadcast.french.naming.elections import election_named
from broadcast.french.naming.places import AS_SHIPPED
from broadcast.model.election import CONTEST_AREA
from broadcast.script.extras import OF_THE_TURNOUT, OF_THE_VOTE, extras

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from broadcast.french.naming.places import Usage
    from broadcast.model.areas import Area
    from broadcast.model.election import Election
    from broadcast.model.facts import Facts
    from broadcast.model.quotes import Quote
    from broadcast.model.script import Header


SUNDAY = 6
NIGHT_ENDS, NOON, EVENING = 4, 12, 18
"""Hours from which one no longer wishes a good night, a good morning, nor a good afternoon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Someone who is quoted, with everything they are heard saying."""

    name: str
    role: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All that a bulletin is written from."""

    header: Header
    station: str
    election: Election
    facts: Facts
    nation: Area
    region: Area
    area: Area
    neighbours: tuple[Area, ...]
    quotes: tuple[Quote, ...]
    """Those that this bulletin may let hear."""

    next_slot: time | None
    """The next appointment of the morning, if there is one."""

    says_sources: bool = False
    """Whether it is said who gave the figures, and when."""

    disclosure: str = ""
    """What is said of the synthetic voices; nothing where the station says nothing."""

    disclosure_at: Literal["start", "end"] = "start"
    opens: Literal["national", "local"] = "national"
    """What is told first: the country, or the department."""

    usage: Usage = AS_SHIPPED
    """How the station names departments and regions, where it has its own way."""


def variables(brief: Brief) -> dict[str, object]:
    """The names that a template may use; `docs/` lists them for the newsroom."""
    return {
        "bulletin": brief.header,
        "clock": clock_text(brief.header.airtime.timetz()),
        "greeting": "bonjour" if NIGHT_ENDS <= brief.header.airtime.hour < EVENING else "bonsoir",
        "farewell": _farewell(brief.header.airtime.hour),
        "decided": _decided(brief),
        "next_clock": clock_text(brief.next_slot) if brief.next_slot else "",
        "station": brief.station,
        "says_sources": brief.says_sources,
        "disclosure": {
            place: brief.disclosure if place == brief.disclosure_at else ""
            for place in ("start", "end")
        },
        "opens": brief.opens,
        "usage": brief.usage,
        "election": brief.election,
        "facts": brief.facts,
        "nation": brief.nation,
        "region": brief.region,
        "area": brief.area,
        "neighbours": brief.neighbours,
        "speakers": speakers(brief.quotes, brief.area),
        "candidates": {candidate.id: candidate for candidate in brief.election.candidates},
        "contests": brief.facts.contests,
        "details": extras(brief.facts, brief.area, OF_THE_VOTE),
        "turnout_details": extras(brief.facts, brief.area, OF_THE_TURNOUT),
        "neighbour_contests": [
            area for other in brief.neighbours for area in brief.election.contests(other)
        ],
        "the_election": election_named(brief.election.name),
        "round_name": _round_name(brief.election),
        "one_round": len(brief.election.rounds) == 1,
        "next_round": _next_round(brief),
    }


def _decided(brief: Brief) -> bool:
    """Whether the election is over: its last round, with more than a partial count."""
    contest = {"nation": brief.nation, "region": brief.region, "department": brief.area}
    area = contest.get(CONTEST_AREA[brief.election.kind])
    result = brief.facts.find("result", area) if area else None
    return brief.election.last_round and result is not None and not result.partial


def _round_name(election: Election) -> str:
    if len(election.rounds) == 1:
        return "scrutin"
    return "second tour" if election.last_round else "premier tour"


def _next_round(brief: Brief) -> str:
    """When the next round is held, as it is said: "dimanche prochain", "le 7 mai"; or nothing."""
    if brief.election.last_round:
        return ""
    day = brief.election.rounds[brief.election.round]
    days = (day - brief.header.airtime.date()).days
    if 0 < days < 7:
        return "dimanche prochain" if day.weekday() == SUNDAY else "la semaine prochaine"
    return f"le {'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]}"


def _farewell(hour: int) -> str:
    if hour < NIGHT_ENDS:
        return "Bonne nuit"
    if hour < NOON:
        return "Bonne matinée"
    return "Bon après-midi" if hour < EVENING else "Bonne soirée"


def speakers(quotes: Sequence[Quote], area: Area) -> tuple[Speaker, ...]:
    """Who is heard, those of this department and those of the whole region first."""
    names = dict.fromkeys(quote.speaker for quote in sorted(quotes, key=lambda q: _far(q, area)))
    grouped = ((name, [quote for quote in quotes if quote.speaker == name]) for name in names)
    return tuple(Speaker(name=name, role=own[0].role, quotes=tuple(own)) for name, own in grouped)


def _far(quote: Quote, area: Area) -> int:
    """0 for a speaker of this department, 1 for one of all, 2 for a neighbour."""
    if area.code in quote.areas:
        return 0
    return 2 if quote.areas else 1


def clock_text(clock: time) -> str:
    """A time of day as a newsroom writes it.

    >>> from datetime import time
    >>> clock_text(time(7)), clock_text(time(7, 30)), clock_text(time(12))
    ('7 heures', '7 h 30', 'midi')
    """
    if clock.minute == 0:
        return {0: "minuit", 1: "1 heure", 12: "midi"}.get(clock.hour, f"{clock.hour} heures")
    return f"{clock.hour} h {clock.minute:02d}"
