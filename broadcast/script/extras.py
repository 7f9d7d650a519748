"""What a bulletin adds when it has time: the heaviest facts beyond the result, few of each kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.model.areas import Area
    from broadcast.model.facts import Fact, Facts, Kind

OF_THE_VOTE: Sequence[Kind] = (
    "led_places",
    "first_round",
    "flipped_communes",
    "close_places",
    "best_places",
    "weakest_places",
    "outlier_places",
    "against",
    "swing",
    "gain",
)
"""Said after the result."""

OF_THE_TURNOUT: Sequence[Kind] = (
    "turnout_against",
    "turnout_since",
    "turnout_places",
    "blank_vote",
)
"""Said after how many voted."""

TOLD_SURPRISE = 0.25
"""Of the 20 points that are as surprising as can be, 5 are worth a sentence beside the nation or
the region: the bound of "nettement" in french.thresholds. Less stays in the table of facts."""

OF_A_KIND = 2
"""Of one kind, two are told at most: the score beside the nation's and the region's, no third."""


def extras(facts: Facts, area: Area, kinds: Sequence[Kind]) -> list[Fact]:
    """The facts of these kinds about an area, heaviest first, two of a kind at most.

    A comparison with the region gives way where a source has already published one.
    """
    compared = {fact.area for fact in facts.facts if fact.kind == "in_line"}
    told: Counter[str] = Counter()
    chosen = []
    for fact in facts.facts:
        if fact.kind not in kinds or fact.area != area:
            continue
        if fact.kind == "against" and (fact.there in compared or _ordinary(fact)):
            continue
        told[fact.kind] += 1
        if told[fact.kind] <= OF_A_KIND:
            chosen.append(fact)
    return chosen


def _ordinary(fact: Fact) -> bool:
    return fact.reasons.surprise < TOLD_SURPRISE
