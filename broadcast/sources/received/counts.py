"""What a results file says, in one form whatever its layout: areas, candidates, and their votes.

Votes are whole numbers, exactly as published: nothing is completed, rounded or mended here. A
share that was printed without votes stays a printed share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import ModelError
from broadcast.sources.received.schema import (
    AREAS,
    BALLOTS,
    CANDIDATES,
    FORMS,
    KINDS,
    SCORES,
    STANDINGS,
)

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from broadcast.model.election import ElectionKind
    from broadcast.model.figures import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that a journalist should know before trusting a row: it is kept as published."""

    row: int
    """Line or spreadsheet row, from 1; 0 where it is about the whole file."""

    sheet: str = ""
    code: str = ""
    """Code of the area, where it is about one."""

    what: str
    """One French sentence, without the file's name and row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row that was left out, and why: it cannot be true, or cannot be read."""

    row: int
    sheet: str = ""
    code: str = ""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Everything that one received file says, in the common form."""

    path: Path
    sha256: str
    """Of the file as received."""

    family: str
    """Which reader understood it: "table", "xml", "json"…"""

    layout: str
    """What it looks like, in one French line, for the journalist."""

    kind: ElectionKind | None
    year: int | None
    round: int | None
    """None where the file holds several, or does not say."""

    stage: Stage
    as_of: datetime | None
    """When the counts were published, UTC; None where the file does not say."""

    mock: bool = False
    """True for the ministry's rehearsals: never to be aired."""

    areas: pl.DataFrame
    candidates: pl.DataFrame
    scores: pl.DataFrame
    warnings: tuple[Notice, ...] = ()
    refused: tuple[Refused, ...] = ()

    def __post_init__(self) -> None:
        frames = (("areas", AREAS), ("candidates", CANDIDATES), ("scores", SCORES))
        for name, schema in frames:
            if (frame := getattr(self, name)).schema != schema:
                raise ModelError(f"{name}: columns {dict(frame.schema)}, not {dict(schema)}")
        _refuse_bad_numbering(self.areas["area"], "areas")
        _refuse_bad_numbering(self.candidates["candidate"], "candidates")
        _refuse_unknown(self.areas["kind"], KINDS)
        _refuse_unknown(self.candidates["form"], FORMS)
        _refuse_unknown(self.scores["standing"], STANDINGS)
        for column in (*BALLOTS, "stations", "stations_counted"):
            _refuse_negative(self.areas[column])
        _refuse_negative(self.scores["votes"])
        _refuse_negative(self.scores["seats"])
        _refuse_loose_scores(self.scores, self.areas.height, self.candidates.height)


def _refuse_bad_numbering(numbers: pl.Series, name: str) -> None:
    expected = pl.arange(0, numbers.len(), dtype=pl.UInt32, eager=True)
    if not numbers.equals(expected, check_names=False):
        raise ModelError(f"{name}: rows must be numbered 0, 1, 2… in their order")


def _refuse_unknown(values: pl.Series, known: tuple[str, ...]) -> None:
    if strangers := set(values.unique().to_list()) - set(known):
        raise ModelError(f"{values.name}: {strangers} is not among {known}")


def _refuse_negative(counts: pl.Series) -> None:
    if (counts < 0).any():
        raise ModelError(f"{counts.name}: a count of ballots cannot be negative")


def _refuse_loose_scores(scores: pl.DataFrame, areas: int, candidates: int) -> None:
    """Every score belongs to an area and a candidate, once."""
    place, who = scores["area"], scores["candidate"]
    if place.has_nulls() or who.has_nulls() or (place >= areas).any() or (who >= candidates).any():
        raise ModelError("scores: a row names an area or a candidate that does not exist")
    pairs = place.cast(pl.UInt64) * candidates + who
    if pairs.n_unique() != scores.height:
        raise ModelError("scores: a candidate has two scores in one area")
