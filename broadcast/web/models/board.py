"""The morning at a glance."""

from __future__ import annotations

from datetime import date

from broadcast.desk.board import State
from broadcast.desk.studio import JobKind, JobState
from broadcast.web.models.answering import Approval
from broadcast.web.models.base import Asked, Said


class Block(Said):
    """One thing that stands between a bulletin and the air."""

    what: str
    line: int | None = None


class Job(Said):
    """Work under way."""

    id: str
    bulletin: str | None
    subject: str
    """Of a sentence: its key; of a recording: its sha256."""

    kind: JobKind
    state: JobState
    done: int
    total: int
    sentence: str
    error: str
    by: str


class Row(Said):
    """One bulletin of the morning."""

    id: str
    day: date
    clock: str
    """Time of day of its slot: "07:00"."""

    format: str
    department: str
    """INSEE code."""

    department_name: str
    title: str
    election: str
    state: State
    told: str
    """The state in French."""

    blocks: tuple[Block, ...]
    budget_ms: int
    expected_ms: int | None
    """All of it with comfortable pauses, clips and imaging; null before there is a script."""

    over_ms: int | None
    """Expected against the slot: positive is too long."""

    fits: bool | None
    """Whether the mix can bring it to its slot, by cutting what may be cut and by its pauses."""

    duration_ms: int | None
    """Measured on the file for air."""

    version: int | None
    edited: bool
    stopping: int
    """Findings of the fact check that keep it from air."""

    doubts: int
    comments: int
    """Those that are open."""

    takes: int
    approval: Approval | None
    lapsed: int
    """How many things have changed under the approval."""

    job: Job | None
    present: tuple[str, ...]


class Board(Said):
    """Every bulletin of a day."""

    day: date
    station: str
    rows: tuple[Row, ...]
    counts: dict[State, int]
    surveyed: bool
    """False while the first look at the day's scripts is still under way."""


class Presence(Asked):
    """That one has a script open."""

    editing: bool = False


class Present(Said):
    """Who has a script open."""

    name: str
    editing: bool
