"""Where the header of a table lies: under the title rows, it is the row that means most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.sources.received.tables.vocabulary import BALLOT_ROLES, CANDIDATE_ROLES, role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.sources.received.opened.grid import Grid

HEADER_ROWS = 40
"""How far down a header may lie; the headerless files of 2012 have 18 lines of explanation."""

NEEDED = 3
"""Words of a results table that make a row a header, whatever lies under it."""


def known_words(row: Sequence[str | None]) -> int:
    """How many different meanings of a results table a row of cells names.

    >>> known_words(["Code du département", "Inscrits", "Voix", "Voix", "% Abs/Ins", None])
    3
    """
    roles = {role_of(cell)[0] for cell in row if cell and len(cell) < 80}
    return len(roles - {"", "percent", "other"})


def header_row(grid: Grid, needed: int = NEEDED) -> int | None:
    """The index of the header in the cells, or None where there is none."""
    scores = [known_words(row) for row in grid.top(HEADER_ROWS)]
    best = max(scores, default=0)
    return scores.index(best) if best >= needed else None


def titles(grid: Grid, header: int | None) -> tuple[str, ...]:
    """What stands above the header: the name of the election, the round, a date."""
    rows = grid.top(HEADER_ROWS if header is None else header)
    return tuple(" ".join(cell for cell in row if cell) for row in rows if any(row))


def counts_something(roles: set[str]) -> bool:
    """Whether a header announces a result: ballots or votes."""
    ballots = set(BALLOT_ROLES) | {"votes", "share"}
    return bool(roles & ballots)


def stands_somebody(roles: set[str]) -> bool:
    """Whether a header names candidates."""
    return bool(roles & set(CANDIDATE_ROLES))
