"""The appointments of a morning, and the rules that make each one fresh."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from broadcast.errors import ModelError

if TYPE_CHECKING:
    from datetime import date, time
    from zoneinfo import ZoneInfo

FORMATS = ("flash", "journal")

Opening = Literal["national", "local"]

LOCK_MS = 120_000
"""How long before air a bulletin is left alone: house rule, the time that a playout, which loads
its file a minute or so ahead, and a hand-over over a slow line take together."""


EVERYONE = 1_000
"""More quotes than any morning has: all of those that were not heard just before, but one that is
left to a shorter appointment that follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One appointment of the morning."""

    clock: time
    format: str
    budget_ms: int
    name: str = ""
    """How its bulletins are titled; empty: "Le journal de 7 heures"."""

    voice: str = ""
    """Who reads it; empty for the station's usual voice."""

    departments: tuple[str, ...] = ()
    """INSEE codes of those that have it; empty for all of them."""

    opens: Opening = "national"
    """What is told first: the country, or the department."""

    clips: int | tuple[str, ...] | None = None
    """What is heard: so many quotes, these very ones; None for all of them, whatever was heard
    before, as in a bulletin that stands outside the morning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """A station's morning."""

    slots: tuple[Slot, ...]
    """In the order of the clock."""

    lock_ms: int = field(default=LOCK_MS, repr=False)  # it shapes no sound: see inputs_print
    """How long before its airtime a bulletin is left alone."""

    def of(self, department: str) -> tuple[Slot, ...]:
        """The appointments of one department, by its INSEE code."""
        return tuple(
            slot for slot in self.slots if not slot.departments or department in slot.departments
        )


def airtime_of(day: date, clock: time, timezone: ZoneInfo) -> datetime:
    """When a slot is on air, with its offset.

    On the night that the clocks go back, an hour that comes twice means its first pass.

    >>> from datetime import date, time
    >>> from zoneinfo import ZoneInfo
    >>> airtime_of(date(2017, 3, 26), time(7), ZoneInfo("Europe/Paris")).isoformat()
    '2017-03-26T07:00:00+02:00'

    Raises `ModelError` for an hour that the clocks skip in spring.
    """
    if not exists(day, clock, timezone):
        raise ModelError(
            f"le {day:%d/%m/%Y}, il n'est jamais {clock:%H:%M} : les horloges avancent d'une heure",
            hint="donnez une heure d'antenne qui existe ce jour-là",
        )
    return datetime.combine(day, clock, tzinfo=timezone)


def exists(day: date, clock: time, timezone: ZoneInfo) -> bool:
    """Whether the clock shows this time that day: one night in spring, an hour is skipped."""
    airtime = datetime.combine(day, clock, tzinfo=timezone)
    return after(airtime, 0).time() == clock


def after(moment: datetime, length_ms: int) -> datetime:
    """The clock on the wall, so many milliseconds later, whatever the clocks do in between.

    >>> from datetime import datetime
    >>> from zoneinfo import ZoneInfo
    >>> late = datetime(2017, 3, 26, 1, 59, 30, tzinfo=ZoneInfo("Europe/Paris"))
    >>> f"{after(late, 90_000):%H:%M:%S}"
    '03:01:00'
    """
    later = moment.astimezone(UTC) + timedelta(milliseconds=length_ms)
    return later.astimezone(moment.tzinfo)


def locked(airtime: datetime, slot: Slot, show: Show, now: datetime) -> bool:
    """Whether what is ready must be left as it is: soon on air, or on air."""
    begins, ends = after(airtime, -show.lock_ms), after(airtime, slot.budget_ms)
    return begins.astimezone(UTC) <= now < ends.astimezone(UTC)
