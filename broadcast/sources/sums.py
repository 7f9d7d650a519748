"""The sum of smaller areas as a larger one: nothing is added up that lacks a part."""

from __future__ import annotations

import polars as pl

from broadcast.sources.received.schema import BALLOTS

AREA = ("round", "kind", "code")
"""What tells one counted area from another."""

RANK = pl.col("stage").cast(pl.UInt32) * 1_000_000 + pl.col("seq")
"""Of two counts of an area the surer is aired, and of two as sure the newer."""

COUNTS = (*BALLOTS, "stations", "stations_counted")


def with_sums(
    areas: pl.DataFrame, scores: pl.DataFrame, parts: pl.DataFrame, added: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The areas with the sums of these parts, each in the place of what it is surer or newer than.

    ``parts`` are areas with what they go into: `to_kind`, `to_code`, `to_department`, `to_name`;
    ``added`` are the scores that the votes are summed of.
    """
    if parts.is_empty():
        return areas, scores
    start = max(_last(areas), _last(parts)) + 1
    sums = _summed_areas(areas, parts).with_columns(
        area=pl.int_range(start, start + pl.len(), dtype=pl.UInt32), computed=pl.lit(value=True)
    )
    if sums.is_empty():
        return areas, scores
    moved = parts.select("area", "round", kind="to_kind", code="to_code")
    into = moved.join(sums.select(*AREA, into="area"), on=AREA)
    kept = areas.join(sums, on=AREA, how="anti")
    replaced = areas.join(sums, on=AREA, how="semi").select("area")
    told = scores if replaced.is_empty() else scores.join(replaced, on="area", how="anti")
    votes = _like(_summed_votes(added, into), scores)
    return pl.concat([kept, _like(sums, kept)]), pl.concat([told, votes])


def _last(areas: pl.DataFrame) -> int:
    last: int = areas.select(pl.col("area").max().fill_null(0)).item()
    return last


def _summed_areas(areas: pl.DataFrame, parts: pl.DataFrame) -> pl.DataFrame:
    """The larger areas, but those that a file publishes as surely, or as lately, itself."""
    sums = parts.group_by("round", kind="to_kind", code="to_code", maintain_order=True).agg(
        pl.col("to_department").first().alias("department"),
        pl.col("to_name").first().alias("name"),
        *(_sum(parts, name) for name in COUNTS),
        pl.len().cast(pl.Int64).alias("parts"),
        RANK.min().alias("oldest"),
        pl.col("seq").max().alias("seq"),
        pl.col("stage").min(),
        pl.col("kind").first().alias("of"),
    )
    of_stations = pl.col("of") == "station"
    # While the count goes on, the stations that a file lists are those counted, not all there are
    known = pl.when(pl.col("stage") > 0).then("parts")
    return (
        sums.join(areas.select(RANK.alias("published"), *AREA), on=AREA, how="left")
        .filter(pl.col("published").is_null() | (pl.col("published") < pl.col("oldest")))
        .with_columns(
            stations=pl.when(of_stations).then(known).otherwise("stations"),
            stations_counted=pl.when(of_stations).then("parts").otherwise("stations_counted"),
        )
    )


def _summed_votes(added: pl.DataFrame, into: pl.DataFrame) -> pl.DataFrame:
    """The votes of each candidate in the larger areas.

    Areas and candidates are small numbers: a larger area is looked up by its part's, and one key
    stands for both, three times as fast as joining and grouping by two columns.
    """
    height = max(_last(added), _last(into)) + 1
    where = pl.repeat(None, height, dtype=pl.UInt32, eager=True).scatter(into["area"], into["into"])
    people = 1 + (added.select(pl.col("candidate").max().fill_null(0)).item())
    return (
        added.select("candidate", "votes", into=where.gather(added["area"]))
        .drop_nulls("into")
        .group_by(key=pl.col("into").cast(pl.UInt64) * people + pl.col("candidate"))
        .agg(_sum(added, "votes"))
        .select(
            area=(pl.col("key") // people).cast(pl.UInt32),
            candidate=(pl.col("key") % people).cast(pl.UInt32),
            votes="votes",
        )
    )


def _sum(frame: pl.DataFrame, name: str) -> pl.Expr:
    """A sum, or nothing where a part is unknown."""
    column = pl.col(name)
    if not frame[name].has_nulls():
        return column.sum()
    return pl.when(column.is_null().any()).then(None).otherwise(column.sum()).alias(name)


def _like(frame: pl.DataFrame, model: pl.DataFrame) -> pl.DataFrame:
    """The frame with the columns of the model: empty texts and nulls where it has none."""
    empty = dict.fromkeys(("sheet", "commune", "constituency", "standing"), "")
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(empty.get(name))).cast(dtype).alias(name)
        for name, dtype in model.schema.items()
    )
