"""What sets one department apart: its communes, its past, the region and the nation beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.facts.changes import close_places, flipped_communes, led_places
from broadcast.facts.elsewhere import against, eliminated_leader, gain, swing
from broadcast.facts.leads import result
from broadcast.facts.participation import (
    blank_vote,
    comparable,
    turnout_against,
    turnout_places,
    turnout_rate,
)
from broadcast.facts.shares import number_of
from broadcast.facts.since import turnout_since
from broadcast.facts.strongholds import SMALL, places_of_note
from broadcast.facts.tallies import communes
from broadcast.model.election import CONTEST_AREA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from broadcast.facts.tallies import Communes
    from broadcast.model.areas import Area
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact

AT_HOME = ("commune", "canton", "constituency")
"""Where the seats of a local election are won: its candidates differ from one to the next."""


def department_facts(
    election: Election,
    results: Mapping[Area, Fact],
    department: Area,
    *,
    wider: tuple[Area, ...],
) -> list[Fact]:
    """The facts about a department as a whole, from its own figures and those of its communes.

    ``results`` are the results already known, by area; ``wider`` are the nation, and the
    region where it is not the department itself.
    """
    here = communes(election, department, election.round)
    local = CONTEST_AREA[election.kind] in AT_HOME
    found = results.get(department)
    facts = [
        *filter(None, (turnout_rate(election, department), turnout_since(election, department))),
        *turnout_against(election, department, wider),
        *filter(None, (blank_vote(election, department, wider[0]),)),
    ]
    if here:
        facts += _of_communes(election, department, here, found, local=local)
    if found and not local:
        for area in wider:
            facts += against(election, found, results.get(area))
        facts += filter(None, (eliminated_leader(election, found), gain(election, found)))
        facts += swing(found, list(_earlier(election, department)))
    return facts


def _of_communes(
    election: Election, department: Area, here: Communes, found: Fact | None, *, local: bool
) -> Iterator[Fact]:
    registered = number_of(election, department, election.round, "registered")
    registered = registered or sum(tally.registered for tally in here.tallies)
    some = [turnout_places(election, department, here)]
    by_commune = CONTEST_AREA[election.kind] == "commune"
    if by_commune or (found and not local):
        some.append(
            close_places(
                election, department, here, registered, more_than=0 if by_commune else SMALL
            )
        )
    if found and not local:
        some.append(led_places(election, found, here))
        before = communes(election, department, election.round - 1)
        if before:
            some.append(flipped_communes(election, found, here, before, registered))
        yield from places_of_note(election, found, here, registered)
    yield from filter(None, some)


def _earlier(election: Election, department: Area) -> Iterator[tuple[Election, Fact]]:
    """The same round of earlier elections of the same kind, as far as a result is known here."""
    for one in election.previous:
        found = result(one, department) if comparable(election, one) else None
        if found:
            yield one, found
