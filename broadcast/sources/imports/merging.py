"""Every import of an election seen as one: of each area the newest figures, each candidate once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from broadcast.model.figures import Stage
from broadcast.sources.received.schema import AREAS, CANDIDATES
from broadcast.sources.sums import AREA, RANK
from broadcast.sources.totals import of_file, with_totals

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from broadcast.model.election import ElectionKind

STAGES = (Stage.PARTIAL, Stage.QUASI_DEFINITIVE, Stage.DEFINITIVE)
"""From the least sure: a stage is kept as its place in this list."""

WIDE = ("nation", "region", "department", "abroad")
"""Kinds of area that every department's bulletin may name: they come first in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """Areas, candidates and scores as polars frames."""

    areas: pl.DataFrame
    candidates: pl.DataFrame
    scores: pl.DataFrame


def received(frames: Frames, kind: ElectionKind, *, seq: int, stage: Stage) -> Frames:
    """What one file says, ready to be merged: its areas know their import and their stage.

    Its polling stations make their communes and stay in the import: bulletins begin at communes.
    While the count goes on, an area that its file says complete is as good as counted; so is the
    first round in a file of the second.
    """
    sure = pl.lit(STAGES.index(stage), dtype=pl.UInt8)
    over = pl.col("round") < pl.col("round").max()
    counted = pl.col("complete").fill_null(value=False) | over
    known = pl.when(counted).then(pl.max_horizontal(sure, pl.lit(1, dtype=pl.UInt8)))
    areas = frames.areas.with_columns(
        seq=pl.lit(seq, dtype=pl.UInt32), stage=known.otherwise(sure), computed=pl.lit(value=False)
    )
    areas, scores = of_file(areas, frames.scores, kind)
    return Frames(areas=areas, candidates=frames.candidates, scores=scores)


def merged(older: Frames | None, newer: Frames, kind: ElectionKind, day: date) -> Frames:
    """The surest and newest figures of every area, with the sums that they allow, in order."""
    parts = [_published(older), newer] if older else [newer]
    who = _same_candidates([part.candidates for part in parts])
    areas, scores = _stacked(parts, who)
    areas = areas.filter(RANK.max().over(AREA) == RANK) if older else areas
    scores = scores.join(areas.select("area"), on="area", how="semi") if older else scores
    areas, scores = with_totals(areas, who.candidates, scores, kind, day)
    return _in_order(areas, who.candidates, scores)


def _published(frames: Frames) -> Frames:
    """Without the sums over several files: they are made again."""
    areas = frames.areas.filter(~(pl.col("computed") & pl.col("kind").is_in(WIDE)))
    scores = frames.scores.join(areas.select("area"), on="area", how="semi")
    return Frames(areas=areas, candidates=frames.candidates, scores=scores)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Who:
    candidates: pl.DataFrame
    numbers: Sequence[pl.DataFrame]
    """For each part, `candidate` as it numbers them and `one`, the number that stays."""


def _same_candidates(parts: Sequence[pl.DataFrame]) -> _Who:
    """Each candidate once: a file in capitals without first names names the same people."""
    if len(parts) == 1:
        same = parts[0].select("candidate", pl.col("candidate").alias("one"))
        return _Who(candidates=parts[0], numbers=[same])
    stacked = pl.concat(
        [part.with_columns(part=pl.lit(index, pl.UInt8)) for index, part in enumerate(parts)]
    ).with_columns(key=_key())
    namesakes = stacked.group_by("part", "key").len().filter(pl.col("len") > 1)["key"].unique()
    stacked = stacked.with_columns(
        key=pl.when(pl.col("key").is_in(namesakes.implode()))
        .then(pl.concat_str("key", pl.lit("|"), _folded("first_name")))
        .otherwise("key")
    )
    texts = [name for name, dtype in CANDIDATES.items() if dtype == pl.String]
    # The newest name is kept, completed by what only an older file told
    together = stacked.group_by("key", maintain_order=True).agg(
        pl.col(name).filter(pl.col(name) != "").last().fill_null("") for name in texts
    )
    numbered = together.with_row_index("one")
    numbers = stacked.join(numbered.select("key", "one"), on="key", maintain_order="left")
    return _Who(
        candidates=numbered.rename({"one": "candidate"}).select(CANDIDATES.names()),
        numbers=[
            numbers.filter(pl.col("part") == index).select("candidate", "one")
            for index in range(len(parts))
        ],
    )


def _key() -> pl.Expr:
    """Contest and name without accents, capitals, hyphens: a list by its name, others by theirs."""
    of_list = (pl.col("form") == "list") & (pl.col("list_name") != "")
    return pl.concat_str(
        "contest",
        pl.lit("|"),
        "form",
        pl.lit("|"),
        pl.when(of_list).then(_folded("list_name")).otherwise(_folded("family_name")),
    )


def _folded(name: str) -> pl.Expr:
    return pl.col(name).str.normalize("NFKD").str.to_uppercase().str.replace_all(r"[^A-Z0-9]", "")


def _stacked(parts: Sequence[Frames], who: _Who) -> tuple[pl.DataFrame, pl.DataFrame]:
    """All areas under numbers of their own, all scores under the candidates' one number."""
    areas, scores, start = [], [], 0
    for part, numbers in zip(parts, who.numbers, strict=True):
        shift = pl.col("area") + pl.lit(start, dtype=pl.UInt32)
        areas.append(part.areas.with_columns(shift))
        moved = part.scores.with_columns(shift)
        if len(parts) > 1:
            moved = moved.join(numbers, on="candidate", maintain_order="left").with_columns(
                candidate=pl.col("one")
            )
        scores.append(moved.select(part.scores.columns))
        start += part.areas.select(pl.col("area").max()).item() + 1
    return pl.concat(areas), pl.concat(scores)


def _in_order(areas: pl.DataFrame, candidates: pl.DataFrame, scores: pl.DataFrame) -> Frames:
    """Wide areas first, then department after department, so that each is one stretch of rows."""
    ranked = areas.with_columns(
        wide=pl.col("kind").is_in(WIDE),
        level=pl.col("kind").replace_strict(
            {kind: index for index, kind in enumerate(_LEVELS)}, return_dtype=pl.UInt8
        ),
    ).with_columns(place=pl.when("wide").then(pl.lit("")).otherwise("department"))
    ordered = ranked.sort("place", "level", "code", "round").with_row_index("new")
    moved = _renumbered(scores, "area", ordered).sort("area", "candidate")
    areas = ordered.with_columns(area=pl.col("new")).select(
        *AREAS.names(), "seq", "stage", "computed"
    )
    first = moved.group_by("candidate").agg(pl.col("area").min().alias("first"))
    people = (
        candidates.join(first, on="candidate", how="left")
        .sort("first", "candidate", nulls_last=True)
        .with_row_index("new")
    )
    moved = _renumbered(moved, "candidate", people)
    people = people.with_columns(candidate=pl.col("new")).select(CANDIDATES.names())
    return Frames(areas=areas, candidates=people, scores=moved)


def _renumbered(scores: pl.DataFrame, name: str, numbers: pl.DataFrame) -> pl.DataFrame:
    """The scores with the new numbers of their areas, or candidates: looked up by the old ones."""
    height = numbers.select(pl.col(name).max()).item() + 1
    new = pl.repeat(None, height, dtype=pl.UInt32, eager=True).scatter(
        numbers[name], numbers["new"]
    )
    return scores.with_columns(new.gather(scores[name]).alias(name))


_LEVELS = (
    "nation",
    "region",
    "department",
    "abroad",
    "constituency",
    "canton",
    "commune",
    "sector",
)
