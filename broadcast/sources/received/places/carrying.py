"""Figures of old communes as those of the communes of today: the sum of what went into each.

A commune is left out, with the reason, where the sum cannot be made: one of its parts was parted
since, or is not in the file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from broadcast.sources.received.counts import Counts, Refused
from broadcast.sources.received.places.commune_changes import Became, became, communes_on
from broadcast.sources.received.schema import BALLOTS, as_areas, as_scores

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

SUMMED = (*BALLOTS, "stations", "stations_counted")


def carried(counts: Counts, day: date, later: date) -> Counts:
    """The counts of a day with the communes of a later one; other kinds of area stay as they are.

    A commune that changed has no printed share and no standing any more: those were its parts'.
    """
    areas, scores, refused = carried_frames(counts.areas, counts.scores, day, later)
    return replace(
        counts,
        areas=as_areas(areas),
        scores=as_scores(scores),
        refused=(*counts.refused, *refused),
    )


def carried_frames(
    areas: pl.DataFrame, scores: pl.DataFrame, day: date, later: date
) -> tuple[pl.DataFrame, pl.DataFrame, tuple[Refused, ...]]:
    """The same of bare frames: areas, numbered anew, scores, and the communes left out.

    Columns of the areas that are no counts are those of the first part.
    """
    then = became(day, later)
    old = pl.col("code").is_in([*then.into, *then.parted]) & (pl.col("kind") == "commune")
    moved = areas.filter(old).with_columns(
        new=pl.col("code").replace_strict(then.into, default="", return_dtype=pl.String)
    )
    lost = _lost(moved, then, communes_on(day))
    kept = moved.join(lost, on=("round", "new"), how="anti")
    same = areas.filter(~old).with_columns(olds=pl.concat_list("area"))
    summed = _summed(kept, communes_on(later)).select(same.columns).cast(same.schema)
    found = pl.concat([same, summed]).with_columns(area=pl.int_range(pl.len(), dtype=pl.UInt32))
    left_out = _reasons(moved.join(lost, on=("round", "new")))
    return found.drop("olds"), _scores(scores, found, same.height), left_out


def _lost(moved: pl.DataFrame, then: Became, names: Mapping[str, str]) -> pl.DataFrame:
    """Later communes whose sum cannot be made, in each round, and why; "" is none of them."""
    shared = {end for ends in then.parted.values() for end in ends}
    lost: dict[str, list[object]] = {"round": [], "new": [], "why": []}
    for (number, new), parts in moved.group_by("round", "new", maintain_order=True):
        missing = sorted(set(then.parts.get(str(new), ())) - set(parts["code"]))
        if not new:
            why = "partagée depuis entre plusieurs communes"
        elif new in shared:
            why = "une autre commune y est entrée en partie seulement"
        elif missing:
            why = f"il y manque {names[missing[0]]} ({missing[0]})"
        else:
            continue
        for column, value in zip(lost, (number, new, why), strict=True):
            lost[column].append(value)
    return pl.DataFrame(lost, schema={"round": pl.UInt8, "new": pl.String, "why": pl.String})


def _reasons(left_out: pl.DataFrame) -> tuple[Refused, ...]:
    """One line for each old commune that has no place among the later ones."""
    columns = ("row", "sheet", "code", "name", "why")
    return tuple(
        Refused(row=row, sheet=sheet, code=code, reason=f"{name} : {why}")
        for row, sheet, code, name, why in left_out.select(columns).iter_rows()
    )


def _summed(kept: pl.DataFrame, names: Mapping[str, str]) -> pl.DataFrame:
    """The communes that changed, each the sum of its parts; null where one part does not tell."""
    new = pl.col("new")
    number = pl.when(new.str.contains("^9[78]")).then(3).otherwise(2)
    sums = {name: _if_all_tell(name, pl.col(name).sum()) for name in SUMMED}
    others = pl.all().exclude("round", "new", "complete", "area", *SUMMED).first()
    complete = _if_all_tell("complete", pl.col("complete").all())
    return (
        kept.group_by("round", "new", maintain_order=True)
        .agg(others, complete=complete, olds=pl.col("area"), area=pl.col("area").first(), **sums)
        .with_columns(
            code=new,
            name=new.replace_strict(names, default=new, return_dtype=pl.String),
            department=new.str.head(number),
        )
    )


def _if_all_tell(name: str, total: pl.Expr) -> pl.Expr:
    """A sum, or null where one of its terms is."""
    return pl.when(~pl.col(name).is_null().any()).then(total)


def _scores(scores: pl.DataFrame, areas: pl.DataFrame, unchanged: int) -> pl.DataFrame:
    """The scores of the old areas under the new ones' numbers."""
    numbers = areas.select(at="area", area="olds").explode("area")
    own = scores.join(numbers, on="area", maintain_order="left").drop("area")
    own = own.rename({"at": "area"})
    summed = (
        own.filter(pl.col("area") >= unchanged)
        .group_by("area", "candidate", maintain_order=True)
        .agg(votes=_if_all_tell("votes", pl.col("votes").sum()))
    )
    same = own.filter(pl.col("area") < unchanged)
    return pl.concat([as_scores(same), as_scores(summed)])
