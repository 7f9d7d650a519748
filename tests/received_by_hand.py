"""Counts made by hand, as a reader would make them from a file: places and votes, in few words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from broadcast.model.election import ElectionKind
from broadcast.model.figures import Stage
from broadcast.sources.received.counts import Counts
from broadcast.sources.received.schema import as_areas, as_candidates, as_scores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

MACRON = {"family_name": "MACRON", "first_name": "Emmanuel", "gender": "m"}
LE_PEN = {"family_name": "LE PEN", "first_name": "Marine", "gender": "f"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One counted area: its ballots, and the votes of each candidate in their order."""

    code: str
    kind: str = "commune"
    name: str = ""
    department: str = "12"
    commune: str = ""
    constituency: str = ""
    registered: int | None = None
    voters: int | None = None
    blank: int | None = None
    spoiled: int | None = None
    valid: int | None = None
    votes: Sequence[int | None] = ()
    seats: Sequence[int | None] = ()
    standings: Sequence[str] = ()
    complete: bool | None = None
    stations: int | None = None
    stations_counted: int | None = None
    round: int = 2
    row: int = 0


def counts(
    places: Sequence[Place],
    candidates: Sequence[Mapping[str, str]] = (MACRON, LE_PEN),
    *,
    name: str = "resultats.csv",
    stage: Stage = Stage.DEFINITIVE,
    as_of: datetime | None = None,
    kind: ElectionKind = ElectionKind.PRESIDENTIELLE,
    year: int = 2017,
) -> Counts:
    """A file's counts; its fingerprint is that of what it says."""
    columns = [
        "kind",
        "code",
        "name",
        "department",
        "commune",
        "constituency",
        "registered",
        "voters",
        "blank",
        "spoiled",
        "valid",
        "complete",
        "stations",
        "stations_counted",
        "round",
    ]
    rows = [
        {column: getattr(place, column) for column in columns} | {"row": place.row or index + 2}
        for index, place in enumerate(places)
    ]
    scores = [
        {
            "area": area,
            "candidate": candidate,
            "votes": votes,
            "standing": (*place.standings, *[""] * len(place.votes))[candidate],
            "seats": (*place.seats, *[None] * len(place.votes))[candidate],
        }
        for area, place in enumerate(places)
        for candidate, votes in enumerate(place.votes)
        if votes is not None
    ]
    said = repr((places, candidates, name, stage, as_of))
    rounds = {place.round for place in places}
    return Counts(
        path=Path(name),
        sha256=hashlib.sha256(said.encode()).hexdigest(),
        family="table",
        layout="tableau de démonstration",
        kind=kind,
        year=year,
        round=rounds.pop() if len(rounds) == 1 else None,
        stage=stage,
        as_of=as_of,
        areas=as_areas(pl.DataFrame(rows, infer_schema_length=None)),
        candidates=as_candidates(pl.DataFrame(list(candidates), infer_schema_length=None)),
        scores=as_scores(
            pl.DataFrame(
                scores,
                schema={
                    "area": pl.UInt32,
                    "candidate": pl.UInt32,
                    "votes": pl.Int64,
                    "standing": pl.String,
                    "seats": pl.Int64,
                },
            )
        ),
    )


def every_commune(department: str, votes: Sequence[int], *, round_: int = 2) -> list[Place]:
    """All the communes of a department, each with the same ballots."""
    from broadcast.french.naming.communes import communes_of

    return [
        Place(
            code=commune.code,
            name=commune.name,
            department=department,
            registered=2 * sum(votes),
            voters=sum(votes),
            valid=sum(votes),
            votes=votes,
            round=round_,
        )
        for commune in communes_of(department)
        if commune.kind == "current"
    ]
