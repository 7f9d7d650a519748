"""What the picture of a department shows: its candidates, its turnout, each of its communes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.facts.participation import rate
from broadcast.facts.picture.dots import Dot, dots_of
from broadcast.french.grammar.letters import capitalised
from broadcast.french.wordings.apart import apart
from broadcast.french.wordings.intervals import percent_of
from broadcast.french.wordings.written import number_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from broadcast.model.areas import Area
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact, Facts

MOST_BARS = 8
"""Candidates in one group of bars: those who come after are in the table of facts."""

MOST_GROUPS = 4
"""Contests that have bars of their own."""

COLOURS = 6
"""Candidates with a colour of their own; the others share the last one."""

STAGES = {
    "partial": "résultats partiels",
    "quasi-definitive": "résultats quasi définitifs",
    "definitive": "résultats définitifs",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One candidate's score, or one turnout."""

    name: str
    percent: float
    said: str
    """As it is written beside the bar: "72,8 %", "109 340 voix"."""

    colour: int | None
    """Which of the colours; None for what is no candidate's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The picture of a department, before anything is drawn."""

    title: str
    subtitle: str
    groups: tuple[tuple[str, tuple[Bar, ...]], ...]
    """Titles and their bars: the department, or its contests."""

    turnout: tuple[Bar, ...]
    dots_title: str
    dots: tuple[Dot, ...]
    source: str


def chart(
    election: Election,
    facts: Facts,
    department: Area,
    *,
    wider: tuple[Area, Area],
    timezone: ZoneInfo,
) -> Chart:
    """What the sources allow to be drawn; ``wider`` are the nation and the region."""
    found = facts.find("result", department)
    shown = [found] if found else [facts.find("result", area) for area in facts.contests]
    results = [fact for fact in shown if fact][:MOST_GROUPS]
    colours = _colours(results[0]) if found else {}
    dots_title, dots = dots_of(election, facts, department, found, colours)
    first = results[0] if results else facts.facts[0]
    when = first.as_of.astimezone(timezone)
    return Chart(
        title=f"{capitalised(election.name)}, {_round(election)} : {department.name}",
        subtitle=f"{STAGES[first.stage].capitalize()}, {when:%d/%m/%Y} à {when.hour} h {when:%M}",
        groups=tuple((fact.area.name, _bars(fact, colours or _colours(fact))) for fact in results),
        turnout=_turnout(election, department, wider),
        dots_title=dots_title,
        dots=dots,
        source="Source : " + ", ".join(dict.fromkeys(source.name for source in first.sources)),
    )


def _round(election: Election) -> str:
    if len(election.rounds) == 1:
        return str(election.rounds[0].year)
    name = "second tour" if election.last_round else "premier tour"
    return f"{name} de {election.rounds[election.round - 1].year}"


def _colours(fact: Fact) -> dict[str, int]:
    return {one.candidate.id: min(index, COLOURS - 1) for index, one in enumerate(fact.standings)}


def _bars(fact: Fact, colours: Mapping[str, int]) -> tuple[Bar, ...]:
    known = [one for one in fact.standings if one.share is not None]
    texts = apart([one.share for one in known if one.share is not None])
    bars = []
    for one, text in zip(known, texts, strict=True):
        votes = f" · {number_text(one.votes)} voix" if one.votes is not None else ""
        bars.append(
            Bar(
                name=one.candidate.name,
                percent=float(percent_of(one.share)) if one.share is not None else 0.0,
                said=f"{text}{votes}",
                colour=colours.get(one.candidate.id),
            )
        )
    return tuple(bars[:MOST_BARS])


def _turnout(election: Election, department: Area, wider: tuple[Area, Area]) -> tuple[Bar, ...]:
    """The department's turnout, then that of the round before, the region's, the nation's."""
    nation, region = wider
    asked = (
        (department.name, department, election.round),
        (f"{department.name}, premier tour", department, election.round - 1),
        (region.name, region, election.round),
        (nation.name, nation, election.round),
    )
    rates = [(name, found.percent) for name, area, n in asked if (found := rate(election, area, n))]
    if not rates or rates[0][0] != department.name:
        return ()
    texts = apart([percent for _, percent in rates])
    return tuple(
        Bar(name=name, percent=float(percent), said=text, colour=None)
        for (name, percent), text in zip(rates, texts, strict=True)
    )
