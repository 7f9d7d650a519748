"""Who lets the findings of a script pass, by name and with a reason: those very findings alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Someone who lets findings pass, and why."""

    by: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """An override as recorded: it covers these very findings and no other."""

    by: str
    because: str
    at: datetime
    """UTC."""

    findings: str
    """Their fingerprint."""


def granted(own: str, override: Override | None, record: Path, now: datetime) -> Granted | None:
    """The override asked for now, or one recorded for what has the fingerprint ``own``."""
    earlier = _recorded(record)
    if earlier and earlier.findings == own:
        same = (earlier.by, earlier.because)
        if override is None or same == (override.by, override.because):
            return earlier
    if override is None:
        return None
    at = now.astimezone(UTC).replace(microsecond=0)
    return Granted(by=override.by, because=override.because, at=at, findings=own)


def _recorded(record: Path) -> Granted | None:
    """The override that a record keeps; a damaged one grants nothing."""
    try:
        kept = json.loads(record.read_text(encoding="utf-8"))["override"]
        return Granted(
            by=str(kept["by"]),
            because=str(kept["because"]),
            at=datetime.fromisoformat(kept["at"]),
            findings=str(kept["findings"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
