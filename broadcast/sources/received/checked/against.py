"""What only another import can tell: figures of the other round, older figures sent after newer.

| what | known by | consequence |
|---|---|---|
| half of its areas have the other round's very figures | ballots and votes | refuse |
| an area has them, where 200 voters or more make no coincidence | the same | quarantine |
| published before what is already here | `as_of` of both | refuse |
| stations counted, voters or valid fall, without a time | the areas of both | quarantine |
| they fall in a file that is newer | the same | warn: a correction, to be checked |

Pure functions: the store gives what it has, and adds what they give back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.sources.received.counts import Counts, Notice, Refused
from broadcast.sources.received.keeping import without

if TYPE_CHECKING:
    from datetime import datetime

NO_COINCIDENCE_VOTERS = 200
"""A hamlet may vote twice alike; so many voters do not."""

KEY = ("kind", "department", "code", "constituency")
SAME = ("registered", "voters", "valid")
FALLING = {
    "stations_counted": "bureaux comptés",
    "voters": "votants",
    "valid": "exprimés",
}
"""What only grows while a count goes on."""


class Figures(Protocol):
    """Whatever has the frames of `Counts`: a file, or a store's view of many."""

    @property
    def areas(self) -> pl.DataFrame:
        """As `AREAS`."""

    @property
    def scores(self) -> pl.DataFrame:
        """As `SCORES`."""


def without_other_round(counts: Counts, known: Figures) -> Counts:
    """The counts without what is only the other round's figures under this round's name.

    `known` holds the other round; the file itself may. Raises `SourceError` where half of it is.
    """
    if not (counts.areas["round"] == 2).any() or not (known.areas["round"] == 1).any():
        return counts
    other = _ballots(known).with_columns(round=(3 - pl.col("round")).cast(pl.UInt8))
    both = _ballots(counts).join(other, on=("round", *KEY), suffix="_other")
    both = both.filter(pl.col("round") == 2)
    equal = _voted_alike(counts, known, both)
    if equal.height * 2 > both.height:
        row = equal["row"].min()
        what = f"tour 2 : {equal.height} lieux y ont les chiffres du tour 1"
        where = Where(counts.path, row if isinstance(row, int) and row else None)
        raise SourceError(what, where=where, hint="c'est le fichier du premier tour")
    sure = equal.filter(pl.col("voters").fill_null(pl.col("total")) >= NO_COINCIDENCE_VOTERS)
    return _left_out(counts, sure, pl.lit("ce sont les chiffres du premier tour"))


def without_older(counts: Counts, known: Figures, *, known_as_of: datetime | None) -> Counts:
    """The counts without what is older than what is known already, and what has fallen since.

    `known_as_of` is when the newest of the known figures were published. Raises `SourceError` for
    a file that was published before them, or where everything in it has fallen.
    """
    if counts.as_of and known_as_of and counts.as_of < known_as_of:
        what = (
            f"publié le {counts.as_of:%d/%m/%Y à %H:%M} UTC, avant ce qui est déjà importé "
            f"({known_as_of:%d/%m/%Y à %H:%M} UTC)"
        )
        raise SourceError(what, where=Where(counts.path), hint="les chiffres plus récents restent")
    both = _ballots(counts).join(_ballots(known), on=("round", *KEY), suffix="_known")
    fallen = both.filter(
        pl.any_horizontal(pl.col(name) < pl.col(f"{name}_known") for name in FALLING)
    )
    if fallen.is_empty():
        return counts
    if counts.as_of and known_as_of:
        return _noted(counts, fallen)
    if fallen.height == counts.areas.height:
        row = fallen["row"].min()
        raise SourceError(
            "chiffres plus anciens que ceux déjà importés",
            where=Where(counts.path, row if isinstance(row, int) and row else None),
            hint="les chiffres plus récents restent",
        )
    return _left_out(counts, fallen, _fall())


def _ballots(figures: Figures) -> pl.DataFrame:
    """Each area with its ballots."""
    return figures.areas.select(
        "area", "row", "sheet", "name", "round", *KEY, "registered", *FALLING
    )


def _voted_alike(counts: Counts, known: Figures, both: pl.DataFrame) -> pl.DataFrame:
    """Those of these areas that have the same ballots and, whoever they are for, the same votes."""
    alike = both.filter(
        pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"{name}_other")) for name in SAME)
    )
    own = alike.join(_votes(counts, alike["area"]), on="area")
    theirs = _votes(known, alike["area_other"]).rename({"area": "area_other"})
    return own.join(theirs, on="area_other", suffix="_other").filter(
        pl.col("cast") == pl.col("cast_other")
    )


def _votes(figures: Figures, areas: pl.Series) -> pl.DataFrame:
    """The votes of these areas, each as one text, from the fewest to the most, and their sum."""
    return (
        figures.scores.filter(pl.col("area").is_in(areas.implode()), pl.col("votes") > 0)
        .sort("area", "votes")
        .group_by("area")
        .agg(cast=pl.col("votes").cast(pl.String).str.join(" "), total=pl.col("votes").sum())
    )


def _fall() -> pl.Expr:
    """What has fallen, in French: the first of them."""
    return pl.coalesce(
        pl.when(pl.col(name) < pl.col(f"{name}_known")).then(
            pl.format("{} {} désormais, {} auparavant", name, pl.lit(word), f"{name}_known")
        )
        for name, word in FALLING.items()
    )


def _left_out(counts: Counts, rows: pl.DataFrame, why: pl.Expr) -> Counts:
    if rows.is_empty():
        return counts
    told = rows.select("area", "row", "sheet", "code", reason=pl.format("{} : {}", "name", why))
    refused = tuple(
        Refused(row=row, sheet=sheet, code=code, reason=reason)
        for _, row, sheet, code, reason in told.iter_rows()
    )
    kept = without(counts, rows["area"].to_list())
    return replace(kept, refused=(*counts.refused, *refused))


def _noted(counts: Counts, rows: pl.DataFrame) -> Counts:
    told = rows.select("row", "sheet", "code", what=pl.format("{} : {}", "name", _fall()))
    notices = tuple(
        Notice(row=row, sheet=sheet, code=code, what=what)
        for row, sheet, code, what in told.iter_rows()
    )
    return replace(counts, warnings=(*counts.warnings, *notices))
