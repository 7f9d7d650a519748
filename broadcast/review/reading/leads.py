"""A lead that a sentence claims, kept for the one after it: "c'était l'inverse au premier tour"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.review.reading.spans import Span

if TYPE_CHECKING:
    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate

Scope = Literal["", "only", "except"]
"""Whether it is said of the places named alone, or of all the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Span):
    """Someone said to be ahead, or not, somewhere."""

    subject: tuple[Candidate, ...]
    """Who it may be."""

    ahead: bool
    other: tuple[Candidate, ...] = ()
    """Over whom, or behind whom; nothing where it is everyone else."""

    places: tuple[tuple[Area, ...], ...] = ()
    """Each of them, as far as the sentence names them."""

    areas: tuple[Area, ...] = ()
    """Otherwise: one of these."""

    rounds: tuple[int, ...] = ()
    scope: Scope = ""
    everywhere: bool = False
    """Whether it is said of every place, none left out."""
