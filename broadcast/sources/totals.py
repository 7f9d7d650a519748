"""Sums of smaller areas, where no file gives the larger one: always marked as computed.

Stations make a commune, communes a department, departments a region and the nation. A sum is made
only where nothing is missing from it: a part that lacks a figure leaves the sum without that
figure, and a department that lacks a commune has no sum at all. The sectors of Paris, Lyon and
Marseille lie inside their commune and are never added beside it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import polars as pl

from broadcast.french.territories import departments
from broadcast.model.election import ElectionKind
from broadcast.sources.received.commune_changes import communes_on
from broadcast.sources.received.counts import BALLOTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    _Step = Callable[[pl.DataFrame], pl.DataFrame]

AREA = ("round", "kind", "code")
"""What tells one counted area from another."""

RANK = pl.col("stage").cast(pl.UInt32) * 1_000_000 + pl.col("seq")
"""Of two counts of an area the surer is aired, and of two as sure the newer."""

ABROAD = "ZZ"
"""The French abroad, without whom the nation is not complete."""

NOBODY_LEFT = ("55039", "55050", "55139", "55189", "55239", "55307")
"""The six villages of the Meuse that "died for France" in 1916: communes without a voter."""

MAY_LACK_PERCENT = {ElectionKind.MUNICIPALES: 1}
"""Communes that may be missing from a department's sum: where nobody stood, nobody voted."""


def of_file(
    areas: pl.DataFrame, scores: pl.DataFrame, kind: ElectionKind
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The areas and scores of one file, with the communes and constituencies of its stations.

    `areas` have a key (`area`), the order in which their file came (`seq`), a `stage` (0 partial, 1
    quasi-definitive, 2 definitive) and `computed`; `scores` have `area`, `candidate` and `votes`.
    """
    steps = [_communes_from("station"), _communes_from("sector")]
    if kind is ElectionKind.LEGISLATIVES:
        steps.append(_constituencies)
    for parts in steps:
        areas, scores = _with_sums(areas, scores, parts(areas))
    return areas, scores


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
        areas, scores = _with_sums(areas, scores, parts(areas), everywhere)
    return areas, scores


def _communes_from(kind: str) -> _Step:
    return lambda areas: areas.filter(pl.col("kind") == kind, pl.col("commune") != "").with_columns(
        to_kind=pl.lit("commune"),
        to_code=pl.col("commune"),
        to_department=pl.col("department"),
        to_name=pl.when(pl.lit(kind == "station")).then("name").otherwise(pl.lit("")),
    )


def _constituencies(areas: pl.DataFrame) -> pl.DataFrame:
    return areas.filter(pl.col("kind") == "station", pl.col("constituency") != "").with_columns(
        to_kind=pl.lit("constituency"),
        to_code=pl.col("constituency"),
        to_department=pl.col("department"),
        to_name=pl.lit(""),
    )


def _departments(areas: pl.DataFrame, may_lack_percent: int, day: date) -> pl.DataFrame:
    """The communes of the departments, and rounds, that have them all."""
    communes = areas.filter(pl.col("kind") == "commune", pl.col("department") != "")
    known = communes.group_by("department", "round").len("known")
    codes = (code for code in communes_on(day) if code not in NOBODY_LEFT)
    counted = Counter(code[: 3 if code.startswith(("97", "98")) else 2] for code in codes)
    # Collectivities vote in districts that are no communes: what their file has is all of them
    today = pl.DataFrame(
        [(one.code, counted[one.code]) for one in departments()],
        schema={"department": pl.String, "today": pl.UInt32},
        orient="row",
    )
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


def _with_sums(
    areas: pl.DataFrame,
    scores: pl.DataFrame,
    parts: pl.DataFrame,
    everywhere: pl.Series | None = None,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The areas with the sums of these parts, each in the place of what it is newer than."""
    if parts.is_empty():
        return areas, scores
    keys = ["round", "to_kind", "to_code"]
    sums = parts.group_by(keys, maintain_order=True).agg(
        pl.col("to_department").first().alias("department"),
        pl.col("to_name").first().alias("name"),
        *(_sum(name) for name in (*BALLOTS, "stations", "stations_counted")),
        pl.len().cast(pl.Int64).alias("parts"),
        RANK.min().alias("oldest"),
        pl.col("seq").max().alias("seq"),
        pl.col("stage").min(),
        pl.col("kind").first().alias("of"),
    )
    standing = areas.select(RANK.alias("published"), *AREA)
    sums = (
        sums.rename({"to_kind": "kind", "to_code": "code"})
        .join(standing, on=AREA, how="left")
        .filter(pl.col("published").is_null() | (pl.col("published") < pl.col("oldest")))
    )
    if sums.is_empty():
        return areas, scores
    start = areas.select(pl.col("area").max()).item() + 1
    of_stations = pl.col("of") == "station"
    # While the count goes on, the stations that a file lists are those counted, not all there are
    known = pl.when(pl.col("stage") > 0).then("parts")
    sums = sums.with_columns(
        area=pl.int_range(start, start + pl.len(), dtype=pl.UInt32),
        stations=pl.when(of_stations).then(known).otherwise("stations"),
        stations_counted=pl.when(of_stations).then("parts").otherwise("stations_counted"),
        computed=pl.lit(True),
    )
    moved = parts.select("area", *keys).rename({"to_kind": "kind", "to_code": "code"})
    into = moved.join(sums.select(pl.col("area").alias("into"), *AREA), on=AREA)
    added = scores if everywhere is None else scores.filter(_among(everywhere))
    summed = (
        added.join(into.select("area", "into"), on="area")
        .group_by("into", "candidate", maintain_order=True)
        .agg(_sum("votes"))
        .rename({"into": "area"})
    )
    kept = areas.join(sums, on=AREA, how="anti")
    replaced = areas.join(sums, on=AREA, how="semi").select("area")
    return (
        pl.concat([kept, _like(sums, kept)], how="vertical"),
        pl.concat(
            [scores.join(replaced, on="area", how="anti"), _like(summed, scores)], how="vertical"
        ),
    )


def _among(candidates: pl.Series) -> pl.Expr:
    return pl.col("candidate").is_in(candidates.implode())


def _sum(name: str) -> pl.Expr:
    """A sum, or nothing where a part is unknown."""
    return (
        pl.when(pl.col(name).is_null().any()).then(None).otherwise(pl.col(name).sum()).alias(name)
    )


def _like(frame: pl.DataFrame, model: pl.DataFrame) -> pl.DataFrame:
    """The frame with the columns of the model: empty texts and nulls where it has none."""
    empty = dict.fromkeys(("sheet", "commune", "constituency", "standing"), "")
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(empty.get(name))).cast(dtype).alias(name)
        for name, dtype in model.schema.items()
    )
