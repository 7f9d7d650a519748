"""What a check reports: where, what was found, what the data say, and how grave it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["contradiction", "unsourced", "doubt"]
"""The data say otherwise; the data do not say it; the check did not understand it."""

Kind = Literal[
    "figure", "lead", "outcome", "comparison", "name", "function", "place", "round", "date",
    "hour", "quote", "total",
]  # fmt: skip

STOPS: frozenset[Severity] = frozenset({"contradiction", "unsourced"})
"""What keeps a script from being rendered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing in a script that its data do not bear out."""

    kind: Kind
    severity: Severity
    line: int
    """Line of the script, counted from 1."""

    found: str
    """The words of the script."""

    data_says: str
    """What the data say in their place, in French."""

    trace: str = ""
    """File and line of the data, where there is one."""

    source: str = ""
    """Who published it."""

    @property
    def stops(self) -> bool:
        """Whether it keeps the script from being rendered."""
        return self.severity in STOPS


def fingerprint(findings: Iterable[Finding]) -> str:
    """One fingerprint of what is at fault, wherever in the script it stands."""
    told = sorted(f"{one.kind}\n{one.found}\n{one.data_says}" for one in findings if one.stops)
    return hashlib.sha256("\n\n".join(told).encode()).hexdigest() if told else ""
