"""The rundown of a morning (*le conducteur*): what is heard when, to the second, and who reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.show.morning import after

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One story of a bulletin, from its first sound to that of the next."""

    at: datetime
    """When it begins, on the clock of the studio."""

    title: str
    duration_ms: int
    cumulated_ms: int
    """From the start of the bulletin to the end of this story."""

    remaining_ms: int
    """From the start of this story to the end of the slot: the time that is counted down."""

    voices: tuple[str, ...]
    outcue: str
    """Its last words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One bulletin of the morning."""

    bulletin: str
    title: str
    department: str
    airtime: datetime
    budget_ms: int
    state: str
    """Approved by whom, or what is the matter; in French."""

    ready: bool
    """Whether it may go to air as it is."""

    file: str = ""
    """Its file for air, from the root of the workspace; empty where there is none."""

    duration_ms: int = 0
    entries: tuple[Entry, ...] = ()

    @property
    def ends(self) -> datetime:
        """The end of its slot."""
        return after(self.airtime, self.budget_ms)

    @property
    def outcue(self) -> str:
        """The last words of the bulletin."""
        return next((one.outcue for one in reversed(self.entries) if one.outcue), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rundown:
    """A station's morning, department after department, each in the order of the clock."""

    station: str
    day: date
    sheets: tuple[Sheet, ...]

    @property
    def departments(self) -> dict[str, tuple[Sheet, ...]]:
        """The bulletins of each department."""
        names = dict.fromkeys(sheet.department for sheet in self.sheets)
        return {
            name: tuple(sheet for sheet in self.sheets if sheet.department == name)
            for name in names
        }


def entries_of(
    airtime: datetime,
    budget_ms: int,
    length_ms: int,
    starts: Sequence[tuple[int, str]],
    read: Sequence[tuple[Sequence[str], str]],
) -> tuple[Entry, ...]:
    """The stories of a bulletin on the clock, in whole seconds: what a rundown shows adds up.

    ``starts`` holds when each begins, in ms from the start of the bulletin, and its title; ``read``
    who is heard in it and its last words.
    """
    on_clock = [(_whole_ms(start_ms), title) for start_ms, title in starts]
    ends = [*(start_ms for start_ms, _ in on_clock[1:]), _whole_ms(length_ms)]
    return tuple(
        Entry(
            at=after(airtime, start_ms),
            title=title,
            duration_ms=end_ms - start_ms,
            cumulated_ms=end_ms,
            remaining_ms=budget_ms - start_ms,
            voices=tuple(voices),
            outcue=outcue,
        )
        for (start_ms, title), end_ms, (voices, outcue) in zip(on_clock, ends, read, strict=True)
    )


def _whole_ms(place_ms: int) -> int:
    """A place in a bulletin as a clock shows it: cut, not rounded; 7:00:59,9 is still 7:00:59."""
    return place_ms // 1000 * 1000


def count(length_ms: int) -> str:
    """A length as it is counted on a rundown, to the second.

    >>> count(90_400), count(179_999)
    ('1:30', '2:59')
    """
    minutes, seconds = divmod(length_ms // 1000, 60)
    return f"{minutes}:{seconds:02d}"


OUTCUE_WORDS = 8


def last_words(text: str) -> str:
    """The end of what is said, as a rundown shows it.

    >>> last_words("Un deux trois quatre cinq six sept huit neuf.")
    '… deux trois quatre cinq six sept huit neuf.'
    """
    words = text.split()
    if len(words) <= OUTCUE_WORDS:
        return text
    return "… " + " ".join(words[-OUTCUE_WORDS:]).lstrip(":;!?» ")
