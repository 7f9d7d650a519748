"""Counts without some of their areas: nothing points at what is gone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.sources.received.counts import Counts


def without(counts: Counts, areas: Sequence[int]) -> Counts:
    """The counts without some areas; those that stay are numbered anew."""
    if not areas:
        return counts
    gone = pl.Series(areas, dtype=pl.UInt32)
    kept = counts.areas.filter(~pl.col("area").is_in(gone.implode()))
    numbers = kept.select("area").with_row_index("new")
    scores = counts.scores.join(numbers, on="area", how="inner", maintain_order="left")
    return replace(
        counts,
        areas=kept.drop("area").with_row_index("area"),
        scores=scores.with_columns(area=pl.col("new")).drop("new"),
    )
