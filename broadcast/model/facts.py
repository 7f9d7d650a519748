"""What a journalist would say of the counts: each fact with its weight and its sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from broadcast.errors import ModelError

if TYPE_CHECKING:
    from datetime import datetime

    from broadcast.model.election import (
        Area,
        Candidate,
        PublishedNumber,
        Share,
        Source,
        Stage,
    )

Kind = Literal[
    "result",
    "votes",
    "in_line",
    "flip",
    "flipped_places",
    "runner_up_places",
    "fewer_places",
    "turnout",
    "turnout_trend",
    "turnout_than",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing worth saying, about one area, that can be traced to what was typed."""

    id: str
    """Kind and area: "result-12"."""

    kind: Kind
    area: Area
    stage: Stage
    as_of: datetime
    """When its latest source was published."""

    sources: tuple[Source, ...]
    traces: tuple[str, ...]
    """File and line of every figure it rests on."""

    weight: int
    """Newsworthiness, 0 to 100."""

    leader: Candidate | None = None
    runner_up: Candidate | None = None
    share: Share | None = None
    runner_up_share: Share | None = None
    votes: int | None = None
    runner_up_votes: int | None = None
    places: tuple[Area, ...] = ()
    complete: bool = False
    """Whether these places are all there are: only then does one say "ne … qu'à"."""

    kept: bool = False
    """Whether these places already preferred that candidate in the round before."""

    number: int | PublishedNumber | None = None
    exact: int | None = None
    """The number to the unit, where a source counted it."""

    exact_source: Source | None = None
    before: int | None = None
    """The same number in the round before, to the unit."""

    relation: str = ""
    than: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that can be said to a department, heaviest first."""

    facts: tuple[Fact, ...]
    warnings: tuple[str, ...]
    """What a journalist should know before trusting the figures, one French line each."""

    def find(self, kind: Kind, area: Area) -> Fact | None:
        """The fact of that kind about that area, if the sources allow it."""
        return next(iter(self.all(kind, area)), None)

    def all(self, kind: Kind, area: Area) -> tuple[Fact, ...]:
        """Every fact of that kind about that area. Raises `ModelError` for a kind that is none."""
        if kind not in get_args(Kind):
            raise ModelError(f"aucun fait ne s'appelle « {kind} »", hint=", ".join(get_args(Kind)))
        return tuple(fact for fact in self.facts if fact.kind == kind and fact.area == area)
