"""What a morning is made of: each department's appointments of one day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.pipeline.writing.request import name_of
from broadcast.show.morning import exists

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.french.naming.places import Territory
    from broadcast.show.morning import Slot

State = Literal["made", "fresh", "locked", "aired", "waiting", "unapproved", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a morning is to be made."""

    root: Path
    """The workspace."""

    day: date
    election: str | None = None
    voice: str | None = None
    for_air: bool = False
    """Only what is approved."""

    ahead: bool = False
    """Only what is still to be aired: a morning that is followed as it goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One department's bulletins: made in the order of the clock, from one reading of its data."""

    asked: Asked
    department: Territory
    slots: tuple[Slot, ...]
    made_from: str = ""
    """The fingerprint of all its data, taken before they are read; see `unchanged`."""

    shared: str = ""
    """The same, figures that were imported apart."""

    def bulletin(self, slot: Slot) -> str:
        """The name of the bulletin of a slot."""
        return name_of(self.asked.day, self.department, slot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one bulletin."""

    bulletin: str
    department: str
    """INSEE code."""

    state: State
    reason: str = ""
    """Why it failed or was refused, in a few French words."""

    problem: str = ""
    """The same, with where and what to do: one line."""

    until: datetime | None = None
    """The hour that it waits for, where the rules of the election hold it back until then."""

    approved: bool = False
    synthesised: int = 0
    """Sentences that had to be spoken."""

    took_s: float = 0.0

    @property
    def stands(self) -> bool:
        """Whether its files are what they should be."""
        return self.state not in ("failed", "unapproved", "waiting")

    @property
    def missing(self) -> bool:
        """Whether someone must act: it does not stand, and no clock will change that in time."""
        return not self.stands and self.state != "waiting"


def batches(
    station: Station, departments: Iterable[Territory], asked: Asked
) -> tuple[tuple[Batch, ...], tuple[str, ...]]:
    """The work of a morning, and what to know of it.

    An appointment at an hour that the clocks skip that night is not held, and is told.
    """
    skipped = {
        f"le {asked.day:%d/%m/%Y}, pas de rendez-vous à {slot.clock:%H:%M} : les horloges avancent"
        for slot in station.slots
        if not exists(asked.day, slot.clock, station.timezone)
    }
    made = []
    for department in departments:
        slots = tuple(
            slot
            for slot in station.show.of(department.code)
            if exists(asked.day, slot.clock, station.timezone)
        )
        if slots:
            made.append(Batch(asked=asked, department=department, slots=slots))
    return tuple(made), tuple(sorted(skipped))
