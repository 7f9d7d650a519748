"""Some seconds of a bulletin that count for someone, and how wide their race is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.model.election import CONTEST_AREA

if TYPE_CHECKING:
    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election

Kind = Literal["parole", "antenne"]

SCOPES = {
    "nation": "national",
    "region": "régional",
    "department": "départemental",
    "constituency": "circonscription",
    "canton": "canton",
    "commune": "commune",
}
"""How wide a race is, as the regulator's sheets ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Some seconds of a bulletin that count for someone."""

    kind: Kind
    start_ms: int
    """In the bulletin."""

    length_ms: int
    """What counts: a sentence about two candidates counts half for each."""

    person: str
    """Who is heard or quoted; empty for a sentence of the presenter's."""

    role: str
    party: str
    candidate: str
    """Who stands and is supported or spoken of; empty for a party's official."""

    scope: str
    words: str
    """What is heard."""

    source: str
    """The clip's file, or the take's; empty for a synthetic voice."""

    estimated: bool = False
    """Whether its place inside a take was told from its letters, not heard."""


def scope_of(candidate: Candidate | None, election: Election) -> str:
    """How wide the race of a candidate is, and where: "commune : Figeac"."""
    where = candidate.stands_in if candidate else None
    kind = where.kind if where else CONTEST_AREA[election.kind]
    scope = SCOPES.get(kind, "local")
    return f"{scope} : {where.name}" if where else scope
