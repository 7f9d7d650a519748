"""What a template may say: the facts, the quotes and the words of the house, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.french.dates import said_when
from broadcast.french.grammar import (
    before_phrase,
    before_place,
    capitalised,
    elided,
    listing,
    listing_with,
)
from broadcast.french.places import find_department, in_, of, regions, the
from broadcast.french.written import number_text, percent_text
from broadcast.model.election import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, time

    from broadcast.french.places import Territory
    from broadcast.model.election import Area, Election, Quote
    from broadcast.model.facts import Facts
    from broadcast.model.script import Header


NOON, EVENING = 12, 18
"""Hours from which one no longer wishes a good morning, nor a good afternoon."""


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
    next_slot: time | None
    """The next appointment of the morning, if there is one."""


def variables(brief: Brief) -> dict[str, object]:
    """The names that a template may use; `docs/` lists them for the newsroom."""
    return {
        "bulletin": brief.header,
        "clock": clock_text(brief.header.airtime.timetz()),
        "greeting": "bonjour" if brief.header.airtime.hour < EVENING else "bonsoir",
        "farewell": _farewell(brief.header.airtime.hour),
        "decided": _decided(brief),
        "next_clock": clock_text(brief.next_slot) if brief.next_slot else "",
        "station": brief.station,
        "election": brief.election,
        "facts": brief.facts,
        "nation": brief.nation,
        "region": brief.region,
        "area": brief.area,
        "neighbours": brief.neighbours,
        "speakers": speakers(brief.election.quotes, brief.area),
        "candidates": {candidate.id: candidate for candidate in brief.election.candidates},
        "round_name": "second tour" if brief.election.round == 2 else "premier tour",
    }


def _decided(brief: Brief) -> bool:
    """Whether the election is over: its last round, with more than a partial count."""
    result = brief.facts.find("result", brief.nation)
    last = brief.election.round == len(brief.election.rounds)
    return last and result is not None and result.stage is not Stage.PARTIAL


def _farewell(hour: int) -> str:
    if hour < NOON:
        return "Bonne matinée"
    return "Bon après-midi" if hour < EVENING else "Bonne soirée"


def filters(today: date) -> dict[str, Callable[..., str]]:
    """The words of the house, as Jinja filters."""
    return {
        "percent": percent_text,
        "number": number_text,
        "in_area": lambda area: in_(territory(area)),
        "of_area": lambda area: of(territory(area)),
        "the_area": lambda area: the(territory(area)),
        "verb": lambda area, one, many: many if territory(area).article == "les" else one,
        "agree": lambda word, candidate: f"{word}e" if candidate.gender == "f" else word,
        "of_name": lambda name: elided("de", name),
        "of_phrase": lambda phrase: before_phrase("de", phrase),
        "at_phrase": lambda phrase: before_phrase("à", phrase),
        "at_places": lambda places: listing_with("à", [place.name for place in places]),
        "only_at_places": lambda places: (
            "qu'" + listing_with("à", [place.name for place in places])
        ),
        "of_places": lambda places: listing([before_place("de", place.name) for place in places]),
        "listing": listing,
        "capital": capitalised,
        "when": lambda quote: said_when(quote.said_on, quote.daypart, today),
    }


def territory(area: Area) -> Territory:
    """The French forms of a department or a region."""
    if area.kind == "region":
        return next(region for region in regions() if region.code == area.code)
    return find_department(area.code)


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
