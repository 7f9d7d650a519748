"""One thing looked at, and how it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from broadcast.errors import BroadcastError

if TYPE_CHECKING:
    from collections.abc import Callable


class Health(StrEnum):
    """Whether the morning can be made with it."""

    GOOD = "good"
    DOUBT = "doubt"
    """The morning can be made; someone should know."""

    FAULT = "fault"
    """Something will fail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing looked at."""

    what: str
    """Its name in French: "la voix claire"."""

    health: Health
    told: str
    """What it is, or what is wrong and what to do, on one French line."""


class DoubtError(BroadcastError):
    """What works, and yet someone should know."""


def looked_at(what: str, look: Callable[[], str]) -> Found:
    """Look at one thing: ``look`` says how it is, or raises a `BroadcastError`.

    >>> looked_at("le disque", lambda: "12 Go libres").health
    <Health.GOOD: 'good'>
    """
    try:
        return Found(what=what, health=Health.GOOD, told=look())
    except DoubtError as doubt:
        return Found(what=what, health=Health.DOUBT, told=str(doubt))
    except BroadcastError as fault:
        return Found(what=what, health=Health.FAULT, told=str(fault))
