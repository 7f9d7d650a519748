"""A molten table into `Counts`: areas, candidates and scores, each numbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.model.election import ElectionKind
from broadcast.sources.received.counts import Counts, Notice, Refused
from broadcast.sources.received.election.about import Said, moment_in, said_by, stage_of
from broadcast.sources.received.election.contents import said_by_contents
from broadcast.sources.received.schema import as_areas, as_candidates, as_scores
from broadcast.sources.received.tables.ambiguous import settle
from broadcast.sources.received.tables.areas import COUNTED, areas_of
from broadcast.sources.received.tables.candidates import candidates_of, people_of
from broadcast.sources.received.tables.contests import KEEPS_SEATS, contest_of
from broadcast.sources.received.tables.scoring import scores_of

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.model.figures import Stage
    from broadcast.sources.received.opened.opening import Opened
    from broadcast.sources.received.tables.melting import Molten


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """How a file was understood, and what was said while reading it."""

    name: str
    layout: str
    titles: tuple[str, ...] = ()
    """Words above the header, names of sheets: they may tell the election."""

    short: bool = False
    """Whether the titles are ids such as "2022_pres_t1", where short words tell the election."""

    stage: Stage | None = None
    """Where the family itself tells how far the count has gone."""

    notices: tuple[Notice, ...] = ()
    refused: tuple[Refused, ...] = ()


def build(opened: Opened, molten: Molten, family: Family) -> Counts:
    """The counts of a table, whatever it looked like.

    Raises `SourceError` with the row where a figure or a candidate cannot be read.
    """
    path = opened.path
    places, entries = settle(molten.places), molten.entries
    if "votes" in entries.columns and not entries.height:
        raise SourceError(
            "aucune ligne de résultats : il y a un en-tête, et pas une voix",
            where=Where(path),
            hint="rien n'est sans doute encore compté",
        )
    areas = areas_of(places, path)
    people = people_of(entries)
    inside = said_by(family.titles, short=family.short).completed(
        said_by_contents({*places.columns, *entries.columns}, people, entries)
    )
    as_of = moment_in([*_exported(places), *family.titles])
    inside = inside.completed(Said(year=as_of.year if as_of else None))
    about = inside.completed(said_by([path.name], short=True))
    if about.kind is ElectionKind.EUROPEENNES:  # has one round
        about, inside = about.completed(Said(round=1)), inside.completed(Said(round=1))
    areas = areas.with_columns(contest_of(about.kind).alias("contest"))
    if areas["contest"].n_unique() > 1 or areas["contest"].first() != "":
        entries = entries.with_columns(areas["contest"].gather(entries["place"]).alias("contest"))
        people = people_of(entries)
    numbers, candidates = candidates_of(entries, people, path)
    valid = areas["valid"] if "valid" in areas.columns else pl.Series([None], dtype=pl.Int64())
    of_entry = valid.gather(entries["place"]) if "valid" in areas.columns else valid
    scores = scores_of(entries, of_entry, path).with_columns(numbers.alias("candidate"))
    scores, notices = _own_seats(scores, areas, about.kind)
    areas, scores, left_out = _kept(areas, scores, path)
    areas = areas.with_columns(pl.coalesce("round", pl.lit(about.round, dtype=pl.UInt8())))
    rounds = areas["round"].unique().to_list()
    return Counts(
        path=path,
        sha256=opened.sha256,
        family=family.name,
        layout=family.layout,
        kind=about.kind,
        year=about.year,
        round=rounds[0] if len(rounds) == 1 else None,
        stage=family.stage or stage_of([*family.titles, path.name], areas["complete"].to_list()),
        as_of=as_of,
        areas=as_areas(areas),
        candidates=as_candidates(candidates),
        scores=as_scores(scores),
        warnings=(*family.notices, *notices, *_from_its_name(inside, about, rounds)),
        refused=(*family.refused, *left_out),
    )


def _exported(places: pl.DataFrame) -> list[str]:
    return places["exported"].drop_nulls().head(1).to_list() if "exported" in places.columns else []


def _own_seats(
    scores: pl.DataFrame, areas: pl.DataFrame, kind: ElectionKind | None
) -> tuple[pl.DataFrame, list[Notice]]:
    """Only the seats that are won in the very area: elsewhere they are another area's, repeated."""
    if not scores["seats"].is_not_null().any():
        return scores, []
    own = areas["kind"].is_in(KEEPS_SEATS[kind]).gather(scores["place"])
    if own.all():
        return scores, []
    what = "les sièges de cette colonne sont ceux d'un territoire plus large : laissés de côté"
    kept = pl.when(own).then("seats").alias("seats")
    return scores.with_columns(kept), [Notice(row=0, what=what)]


def _kept(
    areas: pl.DataFrame, scores: pl.DataFrame, path: Path
) -> tuple[pl.DataFrame, pl.DataFrame, list[Refused]]:
    """The areas that count something, renumbered; lines of totals and of remarks are left out."""
    counted = [pl.col(name).is_not_null() for name in COUNTED if name in areas.columns]
    scored = pl.col("place").is_in(scores["place"].unique().implode())
    says = pl.any_horizontal([*counted, scored])
    total = pl.col("kind") == ""
    gone = areas.filter(total | ~says)
    reasons = gone.select(
        "row",
        "sheet",
        pl.when(says)
        .then(pl.lit("ligne de total, sans lieu"))
        .otherwise(pl.lit("ligne sans aucun chiffre")),
    )
    refused = [
        Refused(row=row, sheet=sheet, reason=reason) for row, sheet, reason in reasons.rows()
    ]
    kept = areas.filter(~total & says) if refused else areas
    if not kept.height:
        raise SourceError(
            "aucune ligne de résultats", where=Where(path), hint="demandez le fichier complet"
        )
    if not refused:
        return kept, scores.with_columns(pl.col("place").alias("area")), refused
    numbers = kept.select("place", pl.int_range(pl.len(), dtype=pl.UInt32()).alias("area"))
    return kept, scores.join(numbers, on="place", how="inner", maintain_order="left"), refused


def _from_its_name(inside: Said, about: Said, rounds: list[int | None]) -> list[Notice]:
    """What only the file's name says, told."""
    told = []
    if inside.kind is None and about.kind:
        told.append(f"élection « {about.kind.value} »")
    if inside.year is None and about.year:
        told.append(f"année {about.year}")
    if inside.round is None and rounds == [about.round] and about.round:
        told.append(f"tour {about.round}")
    if not told:
        return []
    return [Notice(row=0, what=f"d'après le seul nom du fichier : {', '.join(told)}")]
