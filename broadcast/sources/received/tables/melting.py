"""A table of any layout into two long tables: the rows of areas, and the entries of candidates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from broadcast.sources.received.tables.vocabulary import CANDIDATE_ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from broadcast.sources.received.opened.grid import Grid
    from broadcast.sources.received.tables.columns import Group

ENTRY_ROLES = tuple(CANDIDATE_ROLES)
_OWN = ("place", "row", "sheet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Molten:
    """What a table says, still as text, in the order of its rows."""

    places: pl.DataFrame
    """One row for each area: `place` (its position, from 0), `row`, `sheet`, and what is said."""

    entries: pl.DataFrame
    """One row for each candidate in each area: `place`, `row`, `sheet`, and what is said."""


def melt(body: Grid, fixed: Mapping[str, int], groups: Sequence[Group]) -> Molten:
    """Every row of a body as a place, every filled group of a row as an entry.

    A group without votes nor share is empty: a list that does not stand in this commune, or a
    candidate who withdrew. In a long table, one candidate a line, the lines of an area make one.
    """
    rows = body.cells.with_row_index("row", offset=body.first_row)
    filled = rows.select(pl.any_horizontal(pl.exclude("row").is_not_null())).to_series()
    rows = rows if filled.all() else rows.filter(filled)
    rows = rows.with_row_index("place").with_columns(pl.lit(body.sheet).alias("sheet"))
    places = rows.select(*_OWN, *(pl.col(str(index)).alias(role) for role, index in fixed.items()))
    used = [role for role in ENTRY_ROLES if any(role in group for group in groups)]
    parts = [_entries(rows, group, used) for group in groups]
    entries = pl.concat(parts) if parts else _entries(rows, {}, [])
    molten = Molten(places=places, entries=entries)
    return gathered(molten) if len(groups) == 1 else molten


def _entries(rows: pl.DataFrame, group: Group, used: Sequence[str]) -> pl.DataFrame:
    columns = [
        pl.col(str(group[role])).alias(role)
        if role in group
        else pl.lit(None, dtype=pl.String()).alias(role)
        for role in used
    ]
    filled = [pl.col(r).str.strip_chars() != "" for r in ("votes", "share") if r in used]
    entries = rows.select(*_OWN, *columns)
    if not filled:
        return entries.clear()
    kept = entries.select(pl.any_horizontal(filled).fill_null(value=False)).to_series()
    return entries if kept.all() else entries.filter(kept)


def gathered(long: Molten) -> Molten:
    """A long table with each area once: lines that say the same of their area are of one area.

    They nearly always follow each other; a table sorted by candidate is gathered all the same.
    """
    said = [name for name in long.places.columns if name not in {"place", "row"}]
    if not said:
        return long
    again = pl.all_horizontal(pl.col(name).eq_missing(pl.col(name).shift(1)) for name in said)
    first = ~long.places.select(again & (pl.int_range(pl.len()) > 0)).to_series()
    if first.all():
        return _regrouped(long)
    number = (first.cum_sum() - 1).cast(pl.UInt32())
    places = long.places.filter(first)
    entries = long.entries.with_columns(number.gather(long.entries["place"]).alias("place"))
    return _regrouped(Molten(places=_numbered(places), entries=entries))


def _regrouped(long: Molten) -> Molten:
    """The same with areas that come again, apart, taken together."""
    said = pl.struct(pl.exclude("place", "row"))
    coded = [name for name in long.places.columns if name.endswith("_code") or name == "round"]
    if coded and not long.places.select(pl.struct(coded).hash()).to_series().is_duplicated().any():
        return long
    seen = long.places.select("place", said.hash().alias("same"))
    firsts = seen.unique("same", keep="first", maintain_order=True)
    if firsts.height == seen.height:
        return long
    numbers = firsts.select("same", pl.int_range(pl.len(), dtype=pl.UInt32()).alias("number"))
    position = seen.join(numbers, on="same", how="left", maintain_order="left")["number"]
    own = position.gather(long.entries["place"])
    return Molten(
        places=_numbered(long.places[firsts["place"]]),
        entries=long.entries.with_columns(own.alias("place")),
    )


def _numbered(places: pl.DataFrame) -> pl.DataFrame:
    return places.with_columns(pl.int_range(pl.len(), dtype=pl.UInt32()).alias("place"))


def joined(parts: Sequence[Molten]) -> Molten:
    """Several tables as one: the places of each are numbered after those of the one before."""
    if len(parts) == 1:
        return parts[0]
    places, entries, start = [], [], 0
    for part in parts:
        shift = pl.col("place") + pl.lit(start, dtype=pl.UInt32())
        places.append(part.places.with_columns(shift))
        entries.append(part.entries.with_columns(shift))
        start += part.places.height
    return Molten(
        places=pl.concat(places, how="diagonal"), entries=pl.concat(entries, how="diagonal")
    )
