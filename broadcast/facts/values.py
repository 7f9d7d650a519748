"""What a fact may carry besides its area, sources and time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.facts import Reasons, Spot
    from broadcast.model.figures import PublishedNumber, Share, Source


class Values(TypedDict, total=False):
    """The fields of `Fact` that depend on its kind."""

    leader: Candidate | None
    runner_up: Candidate | None
    share: Share | None
    runner_up_share: Share | None
    votes: int | None
    runner_up_votes: int | None
    places: tuple[Area, ...]
    complete: bool
    kept: bool
    number: int | PublishedNumber | None
    exact: int | None
    exact_source: Source | None
    before: int | None
    relation: str
    than: str
    other_share: Share | None
    there: Area | None
    other_number: int | None
    among: int | None
    more_than: int | None
    spots: tuple[Spot, ...]
    reasons: Reasons
