"""What a received file says that cannot be true is left out, with its row and its reason.

The rules and their tolerances are a table (`rules`); sums of parts are in `parts_and_wholes`, what
gives a rehearsal away in `rehearsals`, what only another file can tell in `against`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.model.election import ElectionKind
from broadcast.sources.received.checked.against import without_other_round
from broadcast.sources.received.checked.doubles import doubles
from broadcast.sources.received.checked.parts_and_wholes import parts_and_wholes
from broadcast.sources.received.checked.rules import AREA_RULES, SCORE_RULES, Consequence, Rule
from broadcast.sources.received.counts import Counts, Notice, Refused
from broadcast.sources.received.election.rehearsals import refuse_rehearsal
from broadcast.sources.received.keeping import without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

ONE_ROUND = frozenset({ElectionKind.EUROPEENNES})
SEVERAL_VOTES = (ElectionKind.SENATORIALES, ElectionKind.MUNICIPALES)
"""Where a ballot may hold several names: two senators, a council elected name by name."""

TOO_MANY_PERCENT = 20
TOO_MANY_ROWS = 5
"""Past both, what cannot be true is no accident of a row: the file was spoiled on its way."""

SENT_AHEAD_S = 600
"""Clocks may differ by ten minutes; a file from further ahead is not what it says."""


def checked(counts: Counts, *, now: datetime) -> Counts:
    """The counts that can be true, with what was found beside them.

    `now` is an aware time. Raises `SourceError` where the file as a whole must be left out: a
    rehearsal, a date to come, a round that the election has not, too many impossible rows.
    """
    _refuse_times(counts, now)
    _refuse_rounds(counts)
    refuse_rehearsal(counts)
    found = [*_broken(counts), *doubles(counts)]
    out = {area: refused for area, refused in reversed(found) if isinstance(refused, Refused)}
    _refuse_too_many(counts, out)
    kept = without_other_round(without(counts, list(out)), counts)
    notices = tuple(told for area, told in found if isinstance(told, Notice) and area not in out)
    return replace(
        kept,
        warnings=(*counts.warnings, *notices, *parts_and_wholes(kept)),
        refused=(*kept.refused, *sorted(out.values(), key=lambda one: (one.sheet, one.row))),
    )


def _refuse_times(counts: Counts, now: datetime) -> None:
    where = Where(counts.path)
    if counts.as_of and (counts.as_of - now).total_seconds() > SENT_AHEAD_S:
        day = counts.as_of.strftime("%d/%m/%Y %H:%M UTC")
        raise SourceError(f"résultats datés de l'avenir : {day}", where=where)
    if counts.year and counts.year > now.year:
        raise SourceError(f"élection de l'avenir : {counts.year}", where=where)


def _refuse_rounds(counts: Counts) -> None:
    last = 1 if counts.kind in ONE_ROUND else 2
    beyond = counts.areas.filter(pl.col("round") > last)
    if not beyond.is_empty():
        row, number = beyond.select("row", "round").row(0)
        what = f"tour {number} d'une élection à {last} tour{'s' if last > 1 else ''}"
        raise SourceError(what, where=Where(counts.path, row or None))


def _broken(counts: Counts) -> Iterator[tuple[int, Notice | Refused]]:
    """Every row that breaks a rule of the tables, with its area."""
    areas, scores = measured(counts)
    for frame, rules in ((scores, SCORE_RULES), (areas, AREA_RULES)):  # the finer reason first
        yield from _told(frame, rules)


def _told(frame: pl.DataFrame, rules: Sequence[Rule]) -> Iterator[tuple[int, Notice | Refused]]:
    verdicts = frame.select(rule.broken.fill_null(value=False).alias(rule.id) for rule in rules)
    for rule in rules:
        rows = frame.filter(verdicts[rule.id])
        if rows.is_empty():
            continue
        told = rows.select(
            "area", "row", "sheet", "code", what=pl.format("{} : {}", "name", rule.told)
        )
        for area, row, sheet, code, what in told.iter_rows():
            if rule.consequence is Consequence.WARN:
                yield area, Notice(row=row, sheet=sheet, code=code, what=what)
            else:
                yield area, Refused(row=row, sheet=sheet, code=code, reason=what)


def measured(counts: Counts) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Areas with the sums over their scores, and scores with the ballots of their area."""
    printed = pl.col("printed_share")
    share = printed.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    decimals = printed.str.len_chars() - printed.str.find(",", literal=True) - 1
    scores = counts.scores.with_columns(
        share=share.fill_nan(None), unit=pl.lit(0.1).pow(decimals.fill_null(0))
    )
    several = counts.kind in SEVERAL_VOTES
    people = counts.candidates.select("candidate", person=pl.col("form") == "person")
    sums = (
        scores.join(people, on="candidate", how="left")
        .group_by("area")
        .agg(
            votes=pl.when(~pl.col("votes").is_null().any()).then(pl.col("votes").sum()),
            shares=pl.col("share").sum(),
            share_units=pl.col("unit").filter(pl.col("share").is_not_null()).sum(),
            standing_here=(pl.col("votes").fill_null(0) > 0).sum(),
            several_votes=pl.col("person").all() & pl.lit(several),
        )
    )
    areas = counts.areas.join(sums, on="area", how="left", maintain_order="left").with_columns(
        pl.col("several_votes").fill_null(value=False),
        presidential=pl.lit(counts.kind is ElectionKind.PRESIDENTIELLE),
    )
    return areas, _with_ballots(scores, areas, counts)


def _with_ballots(scores: pl.DataFrame, areas: pl.DataFrame, counts: Counts) -> pl.DataFrame:
    valid = pl.coalesce("valid", pl.when(~pl.col("several_votes")).then(pl.col("votes")))
    ballots = areas.select("area", "row", "sheet", "code", "name", "voters", valid=valid)
    who = counts.candidates.select(
        "candidate",
        who=pl.when(pl.col("family_name") != "")
        .then(pl.col("family_name"))
        .otherwise(pl.col("list_name")),
    )
    return scores.join(ballots, on="area").join(who, on="candidate")


def _refuse_too_many(counts: Counts, out: dict[int, Refused]) -> None:
    height = counts.areas.height
    many = len(out) >= TOO_MANY_ROWS and len(out) * 100 > height * TOO_MANY_PERCENT
    if out and (many or len(out) == height):
        first = min(out.values(), key=lambda one: (one.sheet, one.row))
        raise SourceError(
            f"{len(out)} lieux sur {height} impossibles ; le premier, {first.reason}",
            where=Where(counts.path, first.row or None),
            hint="le fichier a été abîmé en route : demandez-le de nouveau",
        )
