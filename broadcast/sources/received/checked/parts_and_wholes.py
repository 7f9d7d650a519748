"""Polling stations against their commune, communes against their department: what adds up.

A file may hold some of the parts only, so that parts below their whole prove nothing. What tells
is parts that pass their whole, or that have its very registered voters and other votes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from broadcast.sources.received.counts import Counts, Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS = {"registered": "inscrits", "voters": "votants", "valid": "exprimés"}

LEVELS: Sequence[tuple[str, str, str, str]] = (
    ("station", "commune", "commune", "bureaux"),
    ("sector", "commune", "commune", "arrondissements"),
    ("commune", "department", "department", "communes"),
    ("constituency", "department", "department", "circonscriptions"),
    ("canton", "department", "department", "cantons"),
)
"""Kind of the parts, kind of the whole, the column of the parts that names it, the parts' name."""


def parts_and_wholes(counts: Counts) -> Iterator[Notice]:
    """What does not add up, one notice for each whole."""
    for parts, whole, by, called in LEVELS:
        told = _level(counts, parts, whole, by)
        for row, sheet, code, name, number, kind, part, total in told.iter_rows():
            what = f"{name} : les {number} {called} font {part} {kind}, et non {total}"
            yield Notice(row=row, sheet=sheet, code=code, what=what)
    yield from _nation(counts)


def _nation(counts: Counts) -> Iterator[Notice]:
    """Departments and the lands beside them against France."""
    areas = counts.areas.with_columns(
        kind=pl.when(pl.col("kind") == "abroad").then(pl.lit("department")).otherwise("kind"),
        nation=pl.lit("FR"),
    )
    for row, sheet, code, name, number, kind, part, total in _compared(
        counts, areas, "department", "nation", "nation"
    ).iter_rows():
        what = f"{name} : les {number} départements font {part} {kind}, et non {total}"
        yield Notice(row=row, sheet=sheet, code=code, what=what)


def _level(counts: Counts, parts: str, whole: str, by: str) -> pl.DataFrame:
    return _compared(counts, counts.areas, parts, whole, by)


def _compared(counts: Counts, areas: pl.DataFrame, parts: str, whole: str, by: str) -> pl.DataFrame:
    """The wholes that their parts contradict: where, how many parts, of what, how much, against."""
    small = areas.filter(pl.col("kind") == parts).select(
        "area", "round", pl.col(by).alias("whole"), *WORDS
    )
    large = areas.filter(pl.col("kind") == whole).select(
        "area", "round", "row", "sheet", "code", "name", *WORDS
    )
    if whole == "commune" or parts == "commune":
        large = large.filter(~large.select("round", "code").is_duplicated())
    large = large.join(
        small.select("round", code="whole").unique(), on=("round", "code"), how="semi"
    )
    if small.is_empty() or large.is_empty():
        return _none()
    sums = _sums(small).join(large, left_on=("round", "whole"), right_on=("round", "code"))
    ballots = _ballots(sums)
    votes = _votes(counts, small, large, sums)
    return pl.concat([ballots, votes]).unique("code", keep="first", maintain_order=True)


def _sums(small: pl.DataFrame) -> pl.DataFrame:
    """Each kind of ballots over the parts of a whole; null where one part does not tell it."""
    known = {
        f"{name}_parts": pl.when(~pl.col(name).is_null().any()).then(pl.col(name).sum())
        for name in WORDS
    }
    return small.group_by("round", "whole").agg(number=pl.len(), **known)


def _ballots(sums: pl.DataFrame) -> pl.DataFrame:
    same = (pl.col("registered_parts") == pl.col("registered")).fill_null(value=False)
    found = [_none()]
    for name, word in WORDS.items():
        part, total = pl.col(f"{name}_parts"), pl.col(name)
        wrong = (part > total) | (same & (part != total))
        found.append(sums.filter(wrong).select(*_told(word, part, total)))
    return pl.concat(found)


def _votes(
    counts: Counts, small: pl.DataFrame, large: pl.DataFrame, sums: pl.DataFrame
) -> pl.DataFrame:
    """Votes of each candidate over the parts, where the parts are known to be all there."""
    whole = sums.filter(
        (pl.col("registered_parts") == pl.col("registered"))
        & (pl.col("valid_parts") == pl.col("valid"))
    )
    if whole.is_empty():
        return _none()
    parts = small.join(whole.select("round", "whole"), on=("round", "whole"), how="semi")
    over = (
        counts.scores.join(parts.select("area", "round", "whole"), on="area")
        .group_by("round", "whole", "candidate")
        .agg(part=pl.when(~pl.col("votes").is_null().any()).then(pl.col("votes").sum()))
    )
    names = counts.candidates.select("candidate", word=pl.format("voix pour {}", "family_name"))
    own = counts.scores.join(large.select("area"), on="area", how="semi").rename({"area": "at"})
    compared = (
        whole.join(own, left_on="area", right_on="at")
        .join(over, on=("round", "whole", "candidate"))
        .join(names, on="candidate")
    )
    wrong = compared.filter(pl.col("part") != pl.col("votes"))
    return wrong.select(*_told(pl.col("word"), pl.col("part"), pl.col("votes")))


def _told(word: str | pl.Expr, part: pl.Expr, total: pl.Expr) -> Sequence[pl.Expr]:
    told = pl.lit(word) if isinstance(word, str) else word
    return (
        pl.col("row"),
        pl.col("sheet"),
        pl.col("whole").alias("code"),
        pl.col("name"),
        pl.col("number").cast(pl.Int64),
        told.alias("word"),
        part.alias("part"),
        total.alias("total"),
    )


def _none() -> pl.DataFrame:
    text, number = pl.String(), pl.Int64()
    return pl.DataFrame(
        schema={
            "row": pl.UInt32(),
            "sheet": text,
            "code": text,
            "name": text,
            "number": number,
            "word": text,
            "part": number,
            "total": number,
        }
    )
