"""One line of the verdict on a file: a measure, its written limit, and whether it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

Verdict = Literal["ok", "warning", "fault"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of the verdict."""

    key: str
    name: str
    value: float | None
    """None where this file does not allow to tell."""

    unit: str
    limit: str
    verdict: Verdict


def line(
    key: str,
    name: str,
    value: float | None,
    unit: str,
    limit: str,
    *,
    holds: Callable[[float], bool],
    otherwise: Verdict = "fault",
) -> Check:
    """A measure held against its limit; what cannot be told of this file holds."""
    good = value is None or (np.isfinite(value) and holds(value))
    return Check(
        key=key,
        name=name,
        value=None if value is None else round(float(value), 3),
        unit=unit,
        limit=limit.replace(".", ",").replace("-", "−"),
        verdict="ok" if good else otherwise,
    )


def anything(_: float) -> bool:
    """No limit: it is shown."""
    return True


def under(limit: float) -> Callable[[float], bool]:
    """Less than a limit."""
    return lambda value: value < limit


def at_most(limit: float) -> Callable[[float], bool]:
    """A limit, or less."""
    return lambda value: value <= limit
