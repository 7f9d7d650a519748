"""Headers such as "commune" or "lieu" that hold a code in one file and a name in another."""

from __future__ import annotations

from functools import cache

import polars as pl

from broadcast.french.naming.territories import collectivities, departments, regions
from broadcast.sources.received.tables.codes import first_known
from broadcast.sources.received.tables.vocabulary import fold

_TWOFOLD = ("region", "department", "constituency", "canton", "commune")
_CODE = r"^(?:\d{1,5}(?:\.0)?|\d[AB]\d{0,3}|Z[A-Z]\d{0,3}|\d{3}(?:AR|SR)\d\d)$"
SAMPLE = 2000
"""Cells looked at to tell a column of codes from one of names."""

_FRANCE = ("France", "France entière", "National", "Ensemble du pays")


def settle(places: pl.DataFrame) -> pl.DataFrame:
    """The places with codes and names each in a column of their own.

    A column is one of codes where nearly all its cells look like codes. "lieu" and "code" are told
    row by row: the newsroom's own table names departments and communes side by side.
    """
    for kind in _TWOFOLD:
        if kind in places.columns:
            name = f"{kind}_code" if _holds_codes(places[kind]) else f"{kind}_name"
            taken = name in places.columns
            places = places.drop(kind) if taken else places.rename({kind: name})
    if "station" in places.columns:
        taken = "station_code" in places.columns
        places = places.drop("station") if taken else places.rename({"station": "station_code"})
    if "where" in places.columns or "code" in places.columns:
        places = _row_by_row(places)
    return places


def _holds_codes(column: pl.Series) -> bool:
    cells = column.drop_nulls()
    cells = cells.gather_every(cells.len() // SAMPLE + 1).str.strip_chars()
    share = cells.str.contains(_CODE).mean() if cells.len() else None
    return isinstance(share, float) and share > 0.9


def _row_by_row(places: pl.DataFrame) -> pl.DataFrame:
    """The columns "lieu" and "code" as France, a region, a department, or else a commune."""
    name, code = first_known(["where"], places), first_known(["code"], places)
    names = places.select(name.alias("name")).to_series().unique().drop_nulls()
    kinds = {text: known for text in names if (known := territory(text))}
    kind = name.replace_strict(
        {text: k for text, (k, _) in kinds.items()}, default=None, return_dtype=pl.String()
    )
    found = name.replace_strict(
        {text: c for text, (_, c) in kinds.items()}, default=None, return_dtype=pl.String()
    )
    coded = (
        pl.when(code.str.contains(r"^(?:\d{4,5}|\d[AB]\d{3})$"))
        .then(pl.lit("commune"))
        .when(code == "FR")
        .then(pl.lit("nation"))
        .when(code.str.contains(r"^(?:\d{1,3}|\d[AB]|Z[A-Z])$"))
        .then(pl.lit("department"))
    )
    places = places.with_columns(
        pl.coalesce(coded, kind, pl.lit("commune")).alias("_kind"),
        pl.coalesce(code, found).alias("_code"),
        name.alias("_name"),
    )
    filled = [
        pl.when(pl.col("_kind") == kind).then(pl.col(f"_{what}")).alias(f"{kind}_{what}")
        for kind in ("nation", "region", "department", "commune")
        for what in ("code", "name")
        if f"{kind}_{what}" not in places.columns
    ]
    return places.with_columns(filled).drop(
        "where", "code", "_kind", "_code", "_name", strict=False
    )


def territory(name: str) -> tuple[str, str] | None:
    """Kind and code of France, a region or a department; None for any other place.

    >>> territory("France entière"), territory("Lot"), territory("Onet")
    (('nation', 'FR'), ('department', '46'), None)
    """
    return _territories().get(fold(name))


@cache
def _territories() -> dict[str, tuple[str, str]]:
    """What a newsroom may call France, its regions and its departments: kind and code."""
    known = {fold(name): ("nation", "FR") for name in _FRANCE}
    known |= {fold(region.name): ("region", region.code) for region in regions()}
    known |= {fold(other.name): ("department", other.code) for other in collectivities()}
    known |= {fold(one.name): ("department", one.code) for one in departments()}
    return known
