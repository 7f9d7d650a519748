"""The rows of a table as areas: the smallest thing that a row names is what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.french.naming.territories import collectivities, departments
from broadcast.sources.received.schema import BALLOTS
from broadcast.sources.received.tables import codes
from broadcast.sources.received.tables.amounts import whole
from broadcast.sources.received.tables.distinct import each
from broadcast.sources.received.tables.vocabulary import fold

if TYPE_CHECKING:
    from pathlib import Path

COUNTED = (*BALLOTS, "stations", "stations_counted")
_TEXT = pl.String()
_NAMED = (
    "nation",
    "region",
    "department",
    "constituency",
    "canton",
    "sector",
    "commune",
    "station",
)
_DONE = r"(?i)^(?:complet|complete|oui|o|true|vrai|définitif|definitif)$"


def areas_of(places: pl.DataFrame, path: Path) -> pl.DataFrame:
    """The columns of `AREAS` that the places of a table give, beside `place` and what is theirs.

    A row that names nothing is the nation where the table names no area at all; elsewhere it is a
    line of totals, and its kind is "".

    Raises `SourceError` with the row where a count is no whole number.
    """
    known = set(places.columns)
    places = whole(places, [name for name in COUNTED if name in known], path)
    places = _rounds(places, path).with_columns(_complete(places))
    named = [f"{name}_{what}" for name in _NAMED for what in ("code", "name")]
    places = places.with_columns(_text(places, name) for name in named)
    department = _overseas_in_full(places, _department(places, known))
    insee = codes.commune(places["commune_code"], department).alias("insee")
    places = places.with_columns(department.alias("department"), insee)
    if department.has_nulls():
        places = places.with_columns(_department_of_commune())
    places = places.with_columns(_parts(places))
    places = places.with_columns(_kind(known).alias("kind")).with_columns(_sector())
    places = places.with_columns(_code(places).alias("code"), _name().alias("name"))
    within = pl.when(pl.col("kind").is_in(["sector", "station"])).then("insee")
    return places.with_columns(within.alias("commune"))


def _text(places: pl.DataFrame, name: str) -> pl.Expr:
    known = pl.col(name).str.strip_chars() if name in places.columns else pl.lit(None, dtype=_TEXT)
    return pl.when(known != "").then(known).alias(name)


def _rounds(places: pl.DataFrame, path: Path) -> pl.DataFrame:
    if "round" not in places.columns:
        return places.with_columns(pl.lit(None, dtype=pl.UInt8()).alias("round"))
    digits = pl.col("round").str.extract(r"([12])(?:er|nd|e|ème)?(?:\.0)?\D*$")
    places = places.with_columns(digits.cast(pl.UInt8()).alias("number"))
    bad = places.filter(pl.col("number").is_null() & pl.col("round").is_not_null())
    if bad.height:
        raise SourceError(
            f"tour « {bad['round'][0][:20]} »", where=Where(path, bad["row"][0]), hint="1 ou 2"
        )
    return places.drop("round").rename({"number": "round"})


def _department(places: pl.DataFrame, known: set[str]) -> pl.Series:
    """From its code, else from its name."""
    if "department_code" in known or "department_name" not in known:
        return each(places["department_code"], codes.department)
    spelt = {fold(one.name): one.code for one in (*departments(), *collectivities())}
    names = places["department_name"].drop_nulls().unique()
    told = {name: spelt[fold(name)] for name in names if fold(name) in spelt}
    return places["department_name"].replace_strict(told, default=None, return_dtype=_TEXT)


def _overseas_in_full(places: pl.DataFrame, department: pl.Series) -> pl.Series:
    """A department printed "97" or "98" in full: constituency "97101" is of 971."""
    short = department.is_in(["97", "98"]).fill_null(value=False)
    if not short.any():
        return department
    full = [
        places[name].str.extract(r"^(9[78]\d)\d\d$")
        for name in ("constituency_code", "canton_code", "commune_code")
    ]
    told = pl.select(pl.coalesce(*full, department)).to_series()
    return told.zip_with(short, department).rename("department")


def _parts(places: pl.DataFrame) -> list[pl.Series]:
    """Constituency and canton, where the table says them."""
    numbered = places["constituency_name"].str.extract(r"^(\d{1,2})")
    code = places["constituency_code"].zip_with(places["constituency_code"].is_not_null(), numbered)
    department = places["department"]
    return [
        codes.part(department, code).alias("constituency"),
        codes.part(department, places["canton_code"]).alias("canton"),
    ]


def _department_of_commune() -> pl.Expr:
    insee = pl.col("insee")
    own = (
        pl.when(insee.str.contains(r"^9[78]")).then(insee.str.head(3)).otherwise(insee.str.head(2))
    )
    return pl.coalesce("department", pl.when(insee.str.len_chars() == 5).then(own)).alias(
        "department"
    )


def _kind(known: set[str]) -> pl.Expr:
    def said(name: str) -> pl.Expr:
        return pl.col(f"{name}_code").is_not_null() | pl.col(f"{name}_name").is_not_null()

    names_nothing = pl.lit(not {f"{n}_{w}" for n in _NAMED for w in ("code", "name")} & known)
    return (
        pl.when(said("station"))
        .then(pl.lit("station"))
        .when(codes.is_sector(pl.coalesce("commune_code", pl.lit(""))) | said("sector"))
        .then(pl.lit("sector"))
        .when(said("commune"))
        .then(pl.lit("commune"))
        .when(said("canton"))
        .then(pl.lit("canton"))
        .when(said("constituency"))
        .then(pl.lit("constituency"))
        .when(said("department"))
        .then(
            pl.when(pl.col("department") == "ZZ")
            .then(pl.lit("abroad"))
            .otherwise(pl.lit("department"))
        )
        .when(said("region"))
        .then(pl.lit("region"))
        .when(said("nation") | names_nothing)
        .then(pl.lit("nation"))
        .otherwise(pl.lit(""))
    )


def _sector() -> tuple[pl.Expr, ...]:
    """A sector's own code, and the city it lies in as its commune."""
    printed, department = pl.coalesce("sector_code", "commune_code"), pl.col("department")
    coded = codes.is_sector(pl.col("commune_code"))
    numbered = pl.col("insee") + "-" + pl.col("sector_code").str.extract(r"(\d{1,2})$").str.zfill(2)
    city = pl.when(coded).then(codes.commune_of_sector(pl.col("commune_code"), department))
    own = pl.when(coded).then(codes.sector(printed, department)).otherwise(numbered)
    return own.alias("sector"), pl.coalesce(city, "insee").alias("insee")


def _code(places: pl.DataFrame) -> pl.Expr:
    insee, kind = pl.col("insee"), pl.col("kind")
    stations = places["station_code"].fill_null(places["station_name"])
    return (
        pl.when(kind == "station")
        .then(pl.lit(codes.station(places["insee"].fill_null(""), stations)))
        .when(kind == "sector")
        .then(pl.col("sector"))
        .when(kind == "commune")
        .then(insee)
        .when(kind == "canton")
        .then(pl.col("canton"))
        .when(kind == "constituency")
        .then(pl.col("constituency"))
        .when(kind.is_in(["department", "abroad"]))
        .then(pl.col("department"))
        .when(kind == "region")
        .then(codes.region(pl.col("region_code")))
        .when(kind == "nation")
        .then(pl.lit("FR"))
    )


def _name() -> pl.Expr:
    own = [pl.when(pl.col("kind") == kind).then(pl.col(f"{kind}_name")) for kind in _NAMED]
    abroad = pl.when(pl.col("kind") == "abroad").then("department_name")
    return pl.coalesce(
        *own, abroad, "commune_name", pl.when(pl.col("kind") == "nation").then(pl.lit("France"))
    )


def _complete(places: pl.DataFrame) -> pl.Expr:
    if "state" not in places.columns:
        return pl.lit(None, dtype=pl.Boolean()).alias("complete")
    return pl.col("state").str.strip_chars().str.contains(_DONE).alias("complete")
