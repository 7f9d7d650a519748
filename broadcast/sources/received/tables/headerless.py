"""The ministry's station files of 2001 to 2015: no header, a column's place is its meaning.

Lines that start with -- come first and explain the columns; the files are known by the shape of
their lines, one candidate each: a round, a department, a commune, … and the votes at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from broadcast.sources.received.opened.grid import Grid
from broadcast.sources.received.tables.melting import Molten, melt

if TYPE_CHECKING:
    from collections.abc import Sequence

_AREA_2012 = ("constituency_code", "canton_code")
_START = ("round", "department_code", "commune_code", "commune_name")
_END = (
    "station_code",
    "registered",
    "voters",
    "valid",
    "panel",
    "family_name",
    "first_name",
    "label",
    "votes",
)
_SHAPES = ((*_START, *_AREA_2012, *_END), (*_START, *_END))
"""Présidentielle and législatives 2012 (15 columns); the others (13)."""

_NUMBERS = ("registered", "voters", "valid", "votes")
_ENTRY = ("panel", "family_name", "first_name", "label", "votes")
REMARK = "--"


def melt_headerless(grid: Grid) -> tuple[Molten, tuple[str, ...]] | None:
    """The file as a long table, and its remarks; None where it has no such shape."""
    first = pl.col("0")
    remarks = (
        grid.cells.filter(first.str.starts_with(REMARK))["0"].to_list() if grid.cells.width else []
    )
    cells = grid.cells.with_columns(
        pl.when(~first.str.starts_with(REMARK).fill_null(value=False)).then(name).alias(name)
        for name in grid.cells.columns
    )
    for shape in _SHAPES:
        if cells.width == len(shape) and _fits(cells, shape):
            columns = {role: index for index, role in enumerate(shape)}
            fixed = {role: index for role, index in columns.items() if role not in _ENTRY}
            group = {role: index for role, index in columns.items() if role in _ENTRY}
            body = Grid(path=grid.path, sheet=grid.sheet, cells=cells, first_row=grid.first_row)
            return melt(body, fixed, [group]), tuple(remarks)
    return None


def _fits(cells: pl.DataFrame, shape: Sequence[str]) -> bool:
    """Whether the lines are of this shape: rounds are 1 or 2, counts are numbers."""
    sample = cells.drop_nulls("0").head(200)
    number = [sample[str(shape.index(name))].str.contains(r"^\d+$").all() for name in _NUMBERS]
    rounds = sample["0"].is_in(["1", "2"]).all()
    return bool(sample.height and rounds and all(number))
