"""What a journalist would say of the counts: each fact with its weight and its sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from broadcast.errors import ModelError
from broadcast.model.figures import Stage

if TYPE_CHECKING:
    from datetime import datetime

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.figures import PublishedNumber, Share, Source

Kind = Literal[
    "result",
    "pending",
    "votes",
    "in_line",
    "flip",
    "flipped_places",
    "runner_up_places",
    "fewer_places",
    "turnout",
    "turnout_trend",
    "turnout_than",
    "first_round",
    "led_places",
    "flipped_communes",
    "close_places",
    "best_places",
    "weakest_places",
    "outlier_places",
    "against",
    "swing",
    "gain",
    "turnout_rate",
    "turnout_against",
    "turnout_places",
    "turnout_since",
    "blank_vote",
    "settled",
]
"""What a fact says."""


Status = Literal["", "elected", "elected_by_age", "qualified", "withdrawn"]

Outcome = Literal["lead", "tie", "elected", "runoff", "seats"]
"""What a count has settled: only who is ahead, or nobody; who is elected, who goes on, who sits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a candidate stands in one area: the score as far as it is known, and what it gives."""

    candidate: Candidate
    share: Share | None = None
    votes: int | None = None
    seats: int | None = None
    status: Status = ""
    derived: bool = False
    """Whether that status follows from the votes and the law: no source says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place among many that a fact names, with what makes it worth naming."""

    area: Area
    share: Share
    """Of the candidate, of the voters, or what separates the first two, in percent or points."""

    votes: int | None = None
    """Votes between the first two there."""

    leader: Candidate | None = None
    runner_up: Candidate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why a fact is news, as `facts.weights` weighs it: each from 0, nothing, to 1, the most."""

    audience: float = 1.0
    """The part of the listeners that it is about: of the department's registered voters."""

    surprise: float = 0.0
    """How far it is from what the rest of the count would let one expect."""

    closeness: float = 0.0
    """How little separates the first two."""

    change: float = 0.0
    """How much has moved since the round or the election before."""

    completeness: float = 1.0
    """How much of the count it rests on."""


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

    standings: tuple[Standing, ...] = ()
    """Everyone who stands there, first to last; those without a score come last."""

    outcome: Outcome = "lead"
    counted: Share | None = None
    """Share of the polling stations counted so far, in percent, while the count goes on."""

    seats: int | None = None
    """Seats to be won there, where there are several."""

    other_share: Share | None = None
    """The share that `share` is compared with: the nation's, that of the round before."""

    there: Area | None = None
    """Where that other share was counted, if elsewhere."""

    other_number: int | None = None
    """The places of the runner-up, or the contests that go on to a second round."""

    among: int | None = None
    """How many places or contests there are, where `number` counts some of them."""

    more_than: int | None = None
    """Only places with more registered voters than that were compared."""

    spots: tuple[Spot, ...] = ()
    """The places that it names, the most telling first."""

    reasons: Reasons = Reasons()

    @property
    def elected(self) -> tuple[Standing, ...]:
        """Those who have won a seat."""
        return tuple(one for one in self.standings if one.status.startswith("elected"))

    @property
    def qualified(self) -> tuple[Standing, ...]:
        """Those who stand in the next round: who withdrew is not among them."""
        return tuple(one for one in self.standings if one.status == "qualified")

    @property
    def withdrawn(self) -> tuple[Standing, ...]:
        """Those who could have stood in the next round, and have withdrawn."""
        return tuple(one for one in self.standings if one.status == "withdrawn")

    @property
    def derived(self) -> bool:
        """Whether who is elected or goes on was worked out from the votes and the law."""
        return any(one.derived for one in self.standings)

    @property
    def by_age(self) -> bool:
        """Whether a tie was broken by the candidates' age."""
        return any(one.status == "elected_by_age" for one in self.standings)

    @property
    def partial(self) -> bool:
        """Whether the count still goes on: then one says "serait", not "est"."""
        return self.stage is Stage.PARTIAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that can be said to a department, heaviest first."""

    facts: tuple[Fact, ...]
    warnings: tuple[str, ...]
    """What a journalist should know before trusting the figures, one French line each."""

    contests: tuple[Area, ...] = ()
    """The seats whose results are told: all of a few, as typed; of many, the heaviest first."""

    def find(self, kind: Kind, area: Area) -> Fact | None:
        """The fact of that kind about that area, if the sources allow it."""
        return next(iter(self.all(kind, area)), None)

    def all(self, kind: Kind, area: Area) -> tuple[Fact, ...]:
        """Every fact of that kind about that area. Raises `ModelError` for a kind that is none."""
        if kind not in get_args(Kind):
            raise ModelError(f"aucun fait ne s'appelle « {kind} »", hint=", ".join(get_args(Kind)))
        return tuple(fact for fact in self.facts if fact.kind == kind and fact.area == area)
