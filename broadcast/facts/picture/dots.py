"""The communes of a department as dots, before anything is drawn.

No boundaries are shipped: a dot stands for a commune, as large as its voters are many, placed by
its score. That shows at a glance who stands out, which a map of mostly empty land does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.facts.changes import leader_of
from broadcast.facts.tallies import communes
from broadcast.french.grammar.elision import elided

if TYPE_CHECKING:
    from collections.abc import Mapping

    from broadcast.facts.tallies import Communes
    from broadcast.model.areas import Area
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact, Facts, Kind

MOST_LABELS = 7
"""Communes whose names are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One commune."""

    name: str
    percent: float
    voters: int
    colour: int | None
    label: str = ""


def dots_of(
    election: Election,
    facts: Facts,
    department: Area,
    found: Fact | None,
    colours: Mapping[str, int],
) -> tuple[str, tuple[Dot, ...]]:
    """A title, and each commune by the leader's score, or by its turnout.

    The turnout is for an election where each has its own candidates. ``found`` is the result of the
    whole department, where there is one.
    """
    here = communes(election, department, election.round)
    if not here:
        return "", ()
    labels = _labels(facts, department, here)
    if found and found.leader:
        who = found.leader
        title = f"Le score {elided('de', who.name)} dans les {len(here.tallies)} communes"
        values = {
            tally.area.code: 100 * tally.part(who.id) for tally in here.tallies if tally.valid
        }
    else:
        title = f"La participation dans les {len(here.tallies)} communes"
        values = {
            tally.area.code: 100 * tally.voters / tally.registered
            for tally in here.tallies
            if tally.registered
        }
    dots = []
    for tally in here.tallies:
        if (percent := values.get(tally.area.code)) is None:
            continue
        first = leader_of(tally) if found else None
        dots.append(
            Dot(
                name=tally.area.name,
                percent=percent,
                voters=tally.registered,
                colour=colours.get(first.id) if first else None,
                label=tally.area.name if tally.area.code in labels else "",
            )
        )
    return title, tuple(dots)


def _labels(facts: Facts, department: Area, here: Communes) -> set[str]:
    """The communes to name: those that the facts name, then the most populous."""
    kinds: tuple[Kind, ...] = ("best_places", "weakest_places", "outlier_places")
    if not facts.find("result", department):
        kinds = ("turnout_places",)
    told = [
        spot.area.code
        for fact in facts.facts
        if fact.area == department and fact.kind in kinds
        for spot in fact.spots
    ]
    largest = sorted(here.tallies, key=lambda tally: -tally.registered)
    return set(list(dict.fromkeys([*told, *(t.area.code for t in largest[:3])]))[:MOST_LABELS])
