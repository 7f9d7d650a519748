"""What happened."""

from __future__ import annotations

from datetime import datetime

from broadcast.web.models.base import Said


class LogEntry(Said):
    """One thing that happened; never changed, never taken away."""

    id: int
    at: datetime
    by: str
    what: str
    bulletin: str | None
    detail: dict[str, str | int | float | bool | None]


class Log(Said):
    """The log, newest first."""

    entries: tuple[LogEntry, ...]
    before: int | None
    """Ask for what is before this entry next; null at the end."""
