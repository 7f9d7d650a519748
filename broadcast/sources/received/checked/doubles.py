"""Areas that a file counts twice: the same one on two rows, a district beside its own city."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from broadcast.sources.received.counts import Counts, Notice, Refused
from broadcast.sources.received.ministry.codes import sector_code
from broadcast.sources.received.schema import BALLOTS

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = ("round", "kind", "department", "own", "constituency")
DISTRICT = r"^(751\d\d|6938\d|132\d\d)$"


def doubles(counts: Counts) -> Iterator[tuple[int, Notice | Refused]]:
    """Every row to leave out because it is there already, with its area.

    Twice with the same figures, the first one stays; with other figures nobody can tell which is
    true, and both are left out.
    """
    yield from _twice(counts)
    yield from _districts(counts)


def _twice(counts: Counts) -> Iterator[tuple[int, Refused]]:
    own = pl.when(pl.col("code") != "").then(pl.col("code")).otherwise(pl.col("name"))
    areas = counts.areas.with_columns(own=own)
    repeated = areas.filter(areas.select(KEY).is_duplicated())
    if repeated.is_empty():
        return
    figures = _figures(counts, repeated)
    groups = repeated.join(figures, on="area", how="left").with_columns(
        same=pl.struct(*BALLOTS, "figures").n_unique().over(KEY) == 1,
        first_row=pl.col("row").first().over(KEY),
        place=pl.int_range(pl.len()).over(KEY),
    )
    told = groups.filter(~pl.col("same") | (pl.col("place") > 0))
    columns = ("area", "row", "sheet", "code", "name", "same", "first_row")
    for area, row, sheet, code, name, same, first in told.select(columns).iter_rows():
        reason = (
            f"{name} : déjà ligne {first}, avec les mêmes chiffres"
            if same
            else f"{name} : deux fois dans le fichier, avec des chiffres différents"
        )
        yield area, Refused(row=row, sheet=sheet, code=code, reason=reason)


def _figures(counts: Counts, areas: pl.DataFrame) -> pl.DataFrame:
    """The scores of these areas, each as one text that is equal where they are."""
    scores = counts.scores.join(areas.select("area"), on="area", how="semi").sort("candidate")
    one = pl.format(
        "{}={}={}",
        "candidate",
        pl.col("votes").cast(pl.String).fill_null(""),
        pl.col("printed_share").fill_null(""),
    )
    return scores.group_by("area", maintain_order=True).agg(figures=one.str.join(";"))


def _districts(counts: Counts) -> Iterator[tuple[int, Refused]]:
    """Districts of Paris, Lyon and Marseille told as communes, beside the city itself."""
    communes = counts.areas.filter(pl.col("kind") == "commune")
    cities = set(communes.select("round", "code").iter_rows())
    told = communes.filter(pl.col("code").str.contains(DISTRICT))
    for area, row, sheet, code, name, number in told.select(
        "area", "row", "sheet", "code", "name", "round"
    ).iter_rows():
        sector = sector_code(code[:2], code)
        if sector and (number, sector[1]) in cities:
            reason = f"{name} : déjà compté dans la commune {sector[1]}"
            yield area, Refused(row=row, sheet=sheet, code=code, reason=reason)
