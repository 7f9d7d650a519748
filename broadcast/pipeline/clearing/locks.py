"""The fact-lock of a department: a script held against the data that it is written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.french.naming.places import find_department
from broadcast.pipeline.writing.giving import compiled
from broadcast.review.factlock import FactLock
from broadcast.script.document import parse_script

if TYPE_CHECKING:
    from broadcast.config import Station
    from broadcast.model.election import Election
    from broadcast.model.facts import Facts
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.factlock import Study


def lock_of(election: Election, station: Station, department: str) -> FactLock:
    """The fact-lock of an election for one department."""
    own = find_department(department)
    return lock_on(election, station, compiled(election, station, own), own.code)


def lock_on(election: Election, station: Station, facts: Facts, department: str) -> FactLock:
    """The same, where the facts are there already."""
    clocks = tuple(slot.clock for slot in station.show.of(department))
    return FactLock(election, facts, department, slots=clocks)


def lock_for(bulletin: Bulletin, paper: Paper) -> FactLock:
    """The fact-lock of a bulletin, made once for those of its department that are made together."""
    drafts = bulletin.drafts
    if drafts.lock is None:
        department = paper.script.header.department
        drafts.lock = lock_on(bulletin.election, bulletin.station, paper.facts, department)
    return drafts.lock


def studied(lock: FactLock, paper: Paper) -> Study:
    """All that one reading of a script tells; what the data give by themselves is not at fault."""
    return lock.study(paper.script, parse_script(paper.generated, paper.path))
