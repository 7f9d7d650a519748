"""What each candidate got: votes, the share as printed, whether they are elected, their seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from broadcast.sources.received.tables.amounts import printed, whole
from broadcast.sources.received.tables.distinct import each

if TYPE_CHECKING:
    from pathlib import Path

_ELECTED = r"(?i)^(?:élue?|elue?|oui|o|true|vrai|x)$"
_QUALIFIED = r"(?i)^(?:qualif|second tour|t2)"


def scores_of(entries: pl.DataFrame, valid: pl.Series, path: Path) -> pl.DataFrame:
    """`votes`, `printed_share`, `standing` and `seats` of each entry.

    `valid` are the valid ballots of each entry's area, where they are known.

    Raises `SourceError` with the row where votes or seats are no whole number.
    """
    entries = _seats_apart(entries)
    counted = [name for name in ("votes", "seats") if name in entries.columns]
    entries = whole(entries, counted, path)
    absent = [
        pl.lit(None, dtype=pl.Int64()).alias(name)
        for name in ("votes", "seats")
        if name not in counted
    ]
    return entries.with_columns(*absent, _share(entries, valid), _standing(entries))


def _seats_apart(entries: pl.DataFrame) -> pl.DataFrame:
    """The seats and who is elected, where one column holds both.

    "Sièges / Elu" is a number for a list, and "Oui" where voters choose names.
    """
    if "council_seats" in entries.columns:
        own = [name for name in ("seats", "council_seats") if name in entries.columns]
        entries = entries.with_columns(pl.coalesce(own).alias("seats"))
    if "seats" not in entries.columns:
        return entries
    told = each(entries["seats"], lambda seats: seats.str.contains(r"^\s*\D+\s*$"))
    if not told.any():
        return entries
    standing = pl.col("standing") if "standing" in entries.columns else pl.lit(None)
    return entries.with_columns(
        pl.coalesce(pl.when(told).then("seats"), standing).alias("standing"),
        pl.when(~told).then("seats").alias("seats"),
    )


def _share(entries: pl.DataFrame, valid: pl.Series) -> pl.Expr:
    if "share" not in entries.columns:
        return pl.lit(None, dtype=pl.String()).alias("printed_share")
    share = each(entries["share"], printed).alias("printed_share")
    if "votes" in entries.columns and _is_ratio(share, entries["votes"] / valid):
        share = each(share, _of_a_hundred)
    return pl.lit(share)


def _of_a_hundred(ratio: pl.Expr) -> pl.Expr:
    number = ratio.str.replace(",", ".", literal=True).cast(pl.Float64()) * 100
    text = number.round(4).cast(pl.String()).str.replace(".", ",", literal=True)
    return text.str.replace(r",0$", "")


def _is_ratio(shares: pl.Series, computed: pl.Series) -> bool:
    """Whether shares are printed out of 1, as a spreadsheet stores a percentage: 0.4361."""
    numbers = each(shares, lambda text: text.str.replace(",", ".", literal=True).cast(pl.Float64()))
    apart, most = (numbers - computed).abs().median(), numbers.max()
    close = isinstance(apart, float) and apart < 0.01
    return close and isinstance(most, float) and most <= 1


def _standing(entries: pl.DataFrame) -> pl.Expr:
    if "standing" not in entries.columns:
        return pl.lit("").alias("standing")
    bare = pl.col("standing").cast(pl.String()).str.strip_chars()
    return (
        pl.when(bare.str.contains(_ELECTED))
        .then(pl.lit("elected"))
        .when(bare.str.contains(_QUALIFIED))
        .then(pl.lit("qualified"))
        .otherwise(pl.lit(""))
        .alias("standing")
    )
