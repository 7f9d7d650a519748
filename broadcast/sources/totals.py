"""Sums of smaller areas, where no file gives the larger one: always marked as computed.

Stations make a commune, communes a department, departments a region and the nation. A sum is made
only where nothing is missing from it: a part that lacks a figure leaves the sum without that
figure, and a department that lacks a commune has no sum at all. The sectors of Paris, Lyon and
Marseille lie inside their commune and are never added beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from broadcast.french.naming.territories import departments
from broadcast.model.election import ElectionKind
from broadcast.sources.received.places.commune_changes import communes_on
from broadcast.sources.sums import with_sums

if TYPE_CHECKING:
    from datetime import date

ABROAD = "ZZ"
"""The French abroad, without whom the nation is not complete."""

NOBODY_LEFT = ("55039", "55050", "55139", "55189", "55239", "55307")
"""The six villages of the Meuse that "died for France" in 1916: communes without a voter."""

MAY_LACK_PERCENT = {ElectionKind.MUNICIPALES: 1}
"""Communes that may be missing from a department's sum: where nobody stood, nobody voted."""


def of_file(
    areas: pl.DataFrame, scores: pl.DataFrame, kind: ElectionKind
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The areas and scores of one file, its stations summed into communes and constituencies.

    `areas` have a key (`area`), the order in which their file came (`seq`), a `stage` (0 partial, 1
    quasi-definitive, 2 definitive) and `computed`; `scores` have `area`, `candidate` and `votes`.
    The stations themselves are left out.
    """
    stations = areas.filter(pl.col("kind") == "station")
    whole = stations.height == areas.height
    larger = areas.clear() if whole else areas.filter(pl.col("kind") != "station")
    told = (
        scores.clear()
        if whole
        else scores.join(larger.select("area"), on="area", how="semi", maintain_order="left")
    )
    steps = [_communes_from(stations)]
    if kind is ElectionKind.LEGISLATIVES:
        steps.append(_constituencies_from(stations))
    for parts in steps:
        larger, told = with_sums(larger, told, parts, scores)
    sectors = larger.filter(pl.col("kind") == "sector")
    return with_sums(larger, told, _communes_from(sectors), told)


def with_totals(
    areas: pl.DataFrame,
    candidates: pl.DataFrame,
    scores: pl.DataFrame,
    kind: ElectionKind,
    day: date,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The areas and scores of every file, with the departments, regions and nation they make.

    ``day`` is that of the vote: it tells how many communes a department had. A sum takes the place
    of a published figure only where all its parts are surer or newer. Votes are summed of those who
    stand everywhere: those of a commune's list are no result of a department.
    """
    may_lack = MAY_LACK_PERCENT.get(kind, 0)
    everywhere = candidates.filter(
        (pl.col("contest") == "") | pl.lit(kind is ElectionKind.REGIONALES)
    )["candidate"]
    for parts in (lambda all_: _departments(all_, may_lack, day), _regions, _nation):
        added = scores.filter(pl.col("candidate").is_in(everywhere.implode()))
        areas, scores = with_sums(areas, scores, parts(areas), added)
    return areas, scores


def _communes_from(parts: pl.DataFrame) -> pl.DataFrame:
    """Stations, or sectors, each with the commune that it is a part of."""
    return parts.filter(pl.col("commune") != "").with_columns(
        to_kind=pl.lit("commune"),
        to_code=pl.col("commune"),
        to_department=pl.col("department"),
        to_name=pl.when(pl.col("kind") == "station").then("name").otherwise(pl.lit("")),
    )


def _constituencies_from(stations: pl.DataFrame) -> pl.DataFrame:
    return stations.filter(pl.col("constituency") != "").with_columns(
        to_kind=pl.lit("constituency"),
        to_code=pl.col("constituency"),
        to_department=pl.col("department"),
        to_name=pl.lit(""),
    )


def _departments(areas: pl.DataFrame, may_lack_percent: int, day: date) -> pl.DataFrame:
    """The communes of the departments, and rounds, that have them all."""
    communes = areas.filter(pl.col("kind") == "commune", pl.col("department") != "")
    known = communes.group_by("department", "round").len("known")
    codes = pl.DataFrame({"code": list(communes_on(day))})
    overseas = pl.col("code").str.starts_with("97") | pl.col("code").str.starts_with("98")
    counted = (
        codes.filter(~pl.col("code").is_in(NOBODY_LEFT))
        .group_by(pl.col("code").str.head(pl.when(overseas).then(3).otherwise(2)))
        .len("today")
    )
    # Collectivities vote in districts that are no communes: what their file has is all of them
    home = pl.DataFrame({"department": [one.code for one in departments()]})
    today = home.join(counted, left_on="department", right_on="code", how="left")
    whole = known.join(today, on="department", how="left").filter(
        pl.col("known") * 100 >= pl.col("today").fill_null(1) * (100 - may_lack_percent)
    )
    return communes.join(whole, on=["department", "round"], how="semi").with_columns(
        to_kind=pl.when(pl.col("department") == ABROAD)
        .then(pl.lit("abroad"))
        .otherwise(pl.lit("department")),
        to_code=pl.col("department"),
        to_department=pl.col("department"),
        to_name=pl.lit(""),
    )


def _regions(areas: pl.DataFrame) -> pl.DataFrame:
    """The departments of the regions that have them all."""
    home = pl.DataFrame(
        [(one.code, one.region_code) for one in departments()],
        schema={"code": pl.String, "region": pl.String},
        orient="row",
    )
    size = home.group_by("region").len("wanted")
    parts = areas.filter(pl.col("kind") == "department").join(home, on="code")
    whole = (
        parts.group_by("region", "round")
        .len("known")
        .join(size, on="region")
        .filter(pl.col("known") == pl.col("wanted"))
    )
    return parts.join(whole, on=["region", "round"], how="semi").with_columns(
        to_kind=pl.lit("region"),
        to_code=pl.col("region"),
        to_department=pl.lit(""),
        to_name=pl.lit(""),
    )


def _nation(areas: pl.DataFrame) -> pl.DataFrame:
    """All that votes, where every department and the French abroad are there."""
    parts = areas.filter(pl.col("kind").is_in(["department", "abroad"]))
    wanted = [*(one.code for one in departments()), ABROAD]
    whole = (
        parts.filter(pl.col("code").is_in(wanted))
        .group_by("round")
        .len("known")
        .filter(pl.col("known") == len(wanted))
    )
    unsummed = areas.filter(pl.col("department") != "").join(
        parts, on=["round", "department"], how="anti"
    )
    whole = whole.join(unsummed, on="round", how="anti")
    return parts.join(whole, on="round", how="semi").with_columns(
        to_kind=pl.lit("nation"),
        to_code=pl.lit("FR"),
        to_department=pl.lit(""),
        to_name=pl.lit("France"),
    )
