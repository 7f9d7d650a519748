"""Where a candidate stands: the same name in two communes is two people."""

from __future__ import annotations

import polars as pl

from broadcast.french.naming.territories import departments
from broadcast.model.election import CONTEST_AREA, ElectionKind


def contest_of(kind: ElectionKind | None) -> pl.Expr:
    """The code of the area that a row's candidates stand in, "" where they stand everywhere."""
    area = CONTEST_AREA[kind] if kind else "nation"
    if kind is ElectionKind.MUNICIPALES:
        return _or_nothing(pl.coalesce(pl.when(pl.col("kind") == "sector").then("code"), "insee"))
    if area in {"constituency", "canton", "department"}:
        return _or_nothing(pl.col(area))
    if area == "region":
        regions = {one.code: one.region_code for one in departments()}
        own = pl.when(pl.col("kind") == "region").then("code")
        return _or_nothing(
            pl.coalesce(own, pl.col("department").replace_strict(regions, default=None))
        )
    return pl.lit("")


def _or_nothing(code: pl.Expr) -> pl.Expr:
    return code.fill_null("")


KEEPS_SEATS: dict[ElectionKind | None, tuple[str, ...]] = {
    ElectionKind.PRIMAIRE: (),
    ElectionKind.PRESIDENTIELLE: (),
    ElectionKind.LEGISLATIVES: ("constituency",),
    ElectionKind.MUNICIPALES: ("commune", "sector"),
    ElectionKind.EUROPEENNES: ("nation",),
    ElectionKind.REGIONALES: ("region", "department"),
    ElectionKind.DEPARTEMENTALES: ("canton",),
    ElectionKind.SENATORIALES: ("department",),
    None: ("nation", "region", "department", "constituency", "canton", "commune", "sector"),
}
"""Kinds of area whose seats are their own: elsewhere the file repeats those of a wider one, as the
européennes 2024 do with the nation's on every polling station."""
