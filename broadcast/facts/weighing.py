"""The reasons why each fact is news, completed with what the whole count shows, and its weight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadcast.facts.shares import number_of
from broadcast.facts.weights import weight
from broadcast.french.wordings.intervals import percent_of
from broadcast.model.figures import Stage

if TYPE_CHECKING:
    from collections.abc import Collection

    from broadcast.model.areas import Area
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact, Reasons

CLOSE_POINTS = 5
"""Points between the first two from which a result is not close at all: "nettement" begins there
(see french.thresholds)."""

COMPLETE: dict[Stage, float] = {Stage.DEFINITIVE: 1.0, Stage.QUASI_DEFINITIVE: 0.95}
"""What a count is worth by its stage; a partial one by the part of the stations counted."""

UNKNOWN_PART = 0.5
"""A partial count that does not say how far it has gone. House style."""

CHANGED = ("flip", "flipped_places")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What the facts of one bulletin are measured by."""

    election: Election
    department: Area
    neighbours: Collection[Area]
    """The other departments and their contests."""

    contests: Collection[Area]

    def weighed(self, fact: Fact) -> Fact:
        """The same fact with its reasons complete and its weight."""
        reasons = self._reasons(fact)
        neighbour = fact.area in self.neighbours
        return replace(
            fact, reasons=reasons, weight=weight(fact.kind, reasons, neighbour=neighbour)
        )

    def _reasons(self, fact: Fact) -> Reasons:
        own = fact.reasons
        return replace(
            own,
            audience=min(own.audience, self._audience(fact.area)),
            closeness=max(own.closeness, _closeness(fact)),
            change=1.0 if fact.kind in CHANGED else own.change,
            completeness=_completeness(fact),
        )

    def _audience(self, area: Area) -> float:
        """The part of the department that lives in one of its contests; all of it otherwise."""
        if area == self.department or area not in self.contests:
            return 1.0
        whole = number_of(self.election, self.department, self.election.round, "registered")
        part = number_of(self.election, area, self.election.round, "registered")
        return min(1.0, part / whole) if whole and part is not None else 1.0


def _closeness(fact: Fact) -> float:
    """How close a result is; a tie is as close as can be, an only candidate not at all."""
    scores = [one.share for one in fact.standings if one.share is not None][:2]
    if fact.kind != "result" or len(scores) < 2:
        return 0.0
    points = float(percent_of(scores[0]) - percent_of(scores[1]))
    return max(0.0, 1 - points / CLOSE_POINTS)


def _completeness(fact: Fact) -> float:
    if fact.stage in COMPLETE:
        return COMPLETE[fact.stage]
    return UNKNOWN_PART if fact.counted is None else float(percent_of(fact.counted)) / 100
