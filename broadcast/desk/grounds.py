"""What a department's scripts are made from and held against, and one script read against it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from broadcast.pipeline.clearing.locks import lock_on, studied
from broadcast.pipeline.writing.giving import Drafts, compiled, given_by
from broadcast.pipeline.writing.lines import lines_to_say
from broadcast.pipeline.writing.standing import standing

if TYPE_CHECKING:
    from collections.abc import Hashable

    from broadcast.config import Station
    from broadcast.french.lexicon.names_said import Lexicon
    from broadcast.model.election import Election
    from broadcast.model.facts import Facts
    from broadcast.model.script import Header
    from broadcast.pipeline.writing.giving import Given
    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.pipeline.writing.standing import Standing
    from broadcast.review.factlock import FactLock, Study
    from broadcast.script.templates import Composition
    from broadcast.voice.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grounds:
    """An election as one department tells it: its facts, its fact-lock, its morning's scripts."""

    election: Election
    station: Station
    facts: Facts
    lock: FactLock
    print: str
    """Fingerprint of all that scripts are written from here."""

    morning: dict[Header, Composition] = field(default_factory=dict)
    """The scripts that the data give, each written once: later ones are unlike the earlier."""

    def given(self, bulletin: Bulletin) -> Given:
        """What the data give for a bulletin."""
        drafts = Drafts(facts=self.facts, lock=self.lock, written=self.morning)
        return given_by(replace(bulletin, drafts=drafts))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """A script read against its grounds; it keeps what it was read with."""

    grounds: Grounds
    lexicon: Lexicon
    standing: Standing
    study: Study
    lines: tuple[Line, ...]


def grounds_of(bulletin: Bulletin, templates: Hashable) -> Grounds:
    """Compile a department's facts; ``templates`` is what its scripts' templates look like."""
    election, station = bulletin.election, bulletin.station
    department = bulletin.order.department
    facts = compiled(election, station, department)
    return Grounds(
        election=election,
        station=station,
        facts=facts,
        lock=lock_on(election, station, facts, department.code),
        print=sha256(repr((election, station, templates)).encode()).hexdigest(),
    )


def read_script(bulletin: Bulletin, text: str, grounds: Grounds, lexicon: Lexicon) -> Reading:
    """Read a script: what stands in it, what the data say of it, what a voice would say.

    Raises a `BroadcastError` for one that cannot be understood, or names what is not there.
    """
    looked = standing(bulletin, text, grounds.given(bulletin))
    return Reading(
        grounds=grounds,
        lexicon=lexicon,
        standing=looked,
        study=studied(grounds.lock, looked.paper),
        lines=lines_to_say(bulletin, looked.paper),
    )
