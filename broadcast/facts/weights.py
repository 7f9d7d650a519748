"""What makes a fact newsworthy: one written formula, so that an editor can dispute it.

    interest = base + (100 - base) x LIFT x (1 - (1-surprise)(1-closeness)(1-change))
    weight   = interest x reach x completeness x (NEIGHBOUR for a neighbour's news)
    reach    = SMALLEST + (1 - SMALLEST) x square root of the audience

- ``base`` ranks the kinds of facts when nothing sets one apart: who won comes before who voted.
- Surprise, closeness and change are what turns a figure into news: what nobody expected, what was
  decided by little, what is no longer as it was (the first is the "unexpectedness" of Galtung and
  Ruge's news values, 1965). They are joined so that one strong reason is enough and several never
  pass the top: a tie is news even where nothing changed.
- Reach grows as the square root of the audience: a town of a quarter of the department stands
  halfway between a village and the whole, and a village still counts for something, since local
  radio is listened to for its villages too.
- An unfinished count is worth what it has counted: figures that may still move come later.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from broadcast.model.facts import Reasons

if TYPE_CHECKING:
    from broadcast.model.facts import Kind

BASE: dict[Kind, int] = {
    "result": 88,
    "pending": 85,
    "settled": 74,
    "turnout_trend": 70,
    "flip": 69,
    "runner_up_places": 68,
    "turnout": 68,
    "turnout_rate": 66,
    "turnout_than": 62,
    "flipped_places": 60,
    "fewer_places": 58,
    "led_places": 56,
    "in_line": 55,
    "first_round": 52,
    "against": 50,
    "turnout_since": 48,
    "turnout_against": 46,
    "votes": 45,
    "flipped_communes": 44,
    "close_places": 42,
    "best_places": 40,
    "swing": 38,
    "outlier_places": 36,
    "blank_vote": 34,
    "gain": 30,
    "turnout_places": 28,
    "weakest_places": 26,
}
"""House style: who won, what changed hands, where it went the other way, how many voted; then what
sets the department apart, and last what only its curious listeners would miss. A result has room
above it, so that of two seats the closer one comes first."""

LIFT = 0.6
"""How far the best of reasons lifts a fact towards 100. House style: a tie in a village does not
come before who won the department."""

SMALLEST = 0.4
"""Reach of a place that hardly anyone lives in. House style."""

CALM = Reasons()
"""Nothing but a fact of its kind, about everyone."""

NEIGHBOUR = 0.5
"""A neighbour's news is worth half of one's own. House style."""


def weight(kind: Kind, reasons: Reasons = CALM, *, neighbour: bool = False) -> int:
    """Newsworthiness of a fact, 0 to 100.

    >>> weight("votes"), weight("votes", Reasons(surprise=1.0)), weight("votes", neighbour=True)
    (45, 78, 22)
    >>> weight("close_places", Reasons(closeness=1.0, audience=0.01))
    35
    """
    base = BASE[kind]
    calm = (1 - reasons.surprise) * (1 - reasons.closeness) * (1 - reasons.change)
    interest = base + (100 - base) * LIFT * (1 - calm)
    reach = SMALLEST + (1 - SMALLEST) * sqrt(reasons.audience)
    value = interest * reach * reasons.completeness * (NEIGHBOUR if neighbour else 1.0)
    return min(100, int(value))
