"""The imported part of an election, ready to stand beside what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.figures import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The imported part of an election, as far as some departments go."""

    candidates: tuple[Candidate, ...]
    contests: tuple[Area, ...]
    """Where seats are won, home first, the most populous first."""

    figures: tuple[Figure, ...]
    warnings: tuple[str, ...]
