"""What makes a fact newsworthy: one written table, so that an editor can dispute it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from broadcast.model.facts import Kind

BASE: dict[Kind, int] = {
    "result": 100,
    "pending": 90,
    "flip": 85,
    "runner_up_places": 75,
    "flipped_places": 72,
    "turnout_trend": 70,
    "turnout": 68,
    "turnout_than": 62,
    "fewer_places": 58,
    "in_line": 55,
    "votes": 45,
}
"""House style: who won, what changed hands, where it went the other way, how many voted."""

NEIGHBOUR_PERCENT = 50
"""A neighbour's news is worth half of one's own."""


def weight(kind: Kind, *, neighbour: bool) -> int:
    """Newsworthiness of a fact, 0 to 100.

    >>> weight("flip", neighbour=False), weight("flip", neighbour=True)
    (85, 42)
    """
    return BASE[kind] * (NEIGHBOUR_PERCENT if neighbour else 100) // 100
