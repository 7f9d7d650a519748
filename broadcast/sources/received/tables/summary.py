"""A summary sheet: ballots down the first column, candidates beside, one block for each territory.

The ministry's workbooks open with one ("France entière", "Métropole", "Outre-mer").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from broadcast.sources.received.tables.ambiguous import territory
from broadcast.sources.received.tables.melting import Molten
from broadcast.sources.received.tables.vocabulary import BALLOT_ROLES, CANDIDATE_ROLES, role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.sources.received.opened.grid import Grid

MAX_ROWS = 400
_NEEDED = 3

Row = tuple[str | None, ...]


def melt_summary(grid: Grid) -> Molten | None:
    """One place for each block of a known territory; None where the sheet has no such block.

    Blocks that are no territory of a bulletin ("Métropole", "Outre-mer") are left out.
    """
    rows = grid.top(MAX_ROWS)
    places: list[dict[str, object]] = []
    entries: list[dict[str, object]] = []
    for start, end in _blocks(rows):
        block, place, title = rows[start : end + 1], len(places), _title(rows, start)
        if not territory(title):
            continue
        own = {"place": place, "row": grid.first_row + start, "sheet": grid.sheet}
        places.append({**own, "where": title, **_ballots(block)})
        beside = rows[start - 1 : end + 1] if start else block
        entries += [
            {**own, "row": grid.first_row + start + offset - 1, **entry}
            for offset, entry in _candidates(beside)
        ]
    if not places:
        return None
    own_types = {"place": pl.UInt32(), "row": pl.UInt32()}
    return Molten(
        places=pl.DataFrame(places, schema_overrides=own_types, infer_schema_length=None),
        entries=pl.DataFrame(entries, schema_overrides=own_types, infer_schema_length=None)
        if entries
        else pl.DataFrame(schema={**own_types, "sheet": pl.String(), "votes": pl.String()}),
    )


def _blocks(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """First and last row of each run of rows that begin with the name of a ballot count."""
    blocks: list[tuple[int, int]] = []
    for index, row in enumerate(rows):
        if not row or role_of(row[0] or "")[0] not in BALLOT_ROLES:
            continue
        if blocks and blocks[-1][1] == index - 1:
            blocks[-1] = (blocks[-1][0], index)
        else:
            blocks.append((index, index))
    return [(start, end) for start, end in blocks if end - start + 1 >= _NEEDED]


def _title(rows: Sequence[Row], start: int) -> str:
    """What stands alone on a row above the block: the name of its territory."""
    alone = [row[0] for row in rows[:start] if row[0] and not any(row[1:])]
    return alone[-1] or "" if alone else ""


def _ballots(block: Sequence[Row]) -> dict[str, str | None]:
    return {role_of(row[0] or "")[0]: next((c for c in row[1:] if c), None) for row in block}


def _candidates(rows: Sequence[Row]) -> list[tuple[int, dict[str, str | None]]]:
    """The candidates beside a block, under a header of their own."""
    header = [role_of(cell or "")[0] for cell in rows[0]]
    at = {role: index for index, role in enumerate(header) if role in CANDIDATE_ROLES}
    if "votes" not in at:
        return []
    found = []
    for offset, row in enumerate(rows[1:], start=1):
        entry = {role: row[index] for role, index in at.items()}
        if any(value for role, value in entry.items() if role not in {"votes", "share"}):
            found.append((offset, entry))
    return found
