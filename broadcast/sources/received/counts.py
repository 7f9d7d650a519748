"""What a results file says, in one form whatever its layout: areas, candidates, and their votes.

Votes are whole numbers, exactly as published: nothing is completed, rounded or mended here. A
share that was printed without votes stays a printed share. `area` and `candidate` number the rows
of their own frame from 0; `scores` joins the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import ModelError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from broadcast.model.election import ElectionKind
    from broadcast.model.figures import Stage

KINDS = (
    "nation",
    "region",
    "department",
    "constituency",
    "canton",
    "commune",
    "sector",
    "station",
    "abroad",
)
"""Kinds of area, from the widest; a sector is an arrondissement of Paris, Lyon or Marseille."""

FORMS = ("person", "pair", "list")
STANDINGS = ("", "elected", "qualified")

BALLOTS = ("registered", "voters", "blank", "spoiled", "blank_and_spoiled", "valid")
"""Counts of ballots in an area; null where the file does not give them."""

AREAS = pl.Schema(
    {
        "area": pl.UInt32(),
        "row": pl.UInt32(),
        "sheet": pl.String(),
        "round": pl.UInt8(),
        "kind": pl.String(),
        "department": pl.String(),
        "code": pl.String(),
        "name": pl.String(),
        "commune": pl.String(),
        "constituency": pl.String(),
        **{name: pl.Int64() for name in BALLOTS},
        "stations": pl.Int64(),
        "stations_counted": pl.Int64(),
        "complete": pl.Boolean(),
    }
)
"""One row for each area and round that the file counts.

`row` is the line or spreadsheet row, from 1 (0: unknown); `department` the official code ("12",
"2A", "971", "ZZ" abroad; "" for the nation and regions); `code` "FR", "76", "12", "12-01" (a
constituency), "12-04" (a canton), "12202" (a commune), "75056-01" (a sector), "12202-0001" (a
station); `commune` the INSEE code of a station's or a sector's commune; `constituency` as "12-01"
where the file says it. `complete` is null where the file does not tell.
"""

CANDIDATES = pl.Schema(
    {
        "candidate": pl.UInt32(),
        "contest": pl.String(),
        "panel": pl.String(),
        "family_name": pl.String(),
        "first_name": pl.String(),
        "gender": pl.String(),
        "label": pl.String(),
        "list_name": pl.String(),
        "list_short": pl.String(),
        "form": pl.String(),
        "partner": pl.String(),
    }
)
"""One row for each candidate, pair or list, named as printed.

`contest` is the code of the area they stand in where it is smaller than the nation, "" where they
stand everywhere; `gender` "f", "m" or ""; `label` the nuance as printed; `partner` the second name
of a pair, as "Prénom NOM".
"""

SCORES = pl.Schema(
    {
        "area": pl.UInt32(),
        "candidate": pl.UInt32(),
        "votes": pl.Int64(),
        "printed_share": pl.String(),
        "standing": pl.String(),
        "seats": pl.Int64(),
    }
)
"""One row for each candidate in each area; `printed_share` is the percentage of valid ballots with
its printed digits and a comma ("27,75"), null where it is not in the file."""

_DEFAULTS: dict[str, object] = {"row": 0, "form": "person"}
"""What a column that a file lacks holds; otherwise a text is empty and a number is null."""


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


def as_areas(frame: pl.DataFrame) -> pl.DataFrame:
    """These areas with every column of `AREAS`, numbered in their order.

    >>> as_areas(pl.DataFrame({"kind": ["commune"], "code": ["12202"], "round": [2]})).row(0)[:7]
    (0, 0, '', 2, 'commune', '', '12202')
    """
    return _complete(frame.drop("area", strict=False).with_row_index("area"), AREAS)


def as_candidates(frame: pl.DataFrame) -> pl.DataFrame:
    """These candidates with every column of `CANDIDATES`, numbered in their order."""
    return _complete(frame.drop("candidate", strict=False).with_row_index("candidate"), CANDIDATES)


def as_scores(frame: pl.DataFrame) -> pl.DataFrame:
    """These scores with every column of `SCORES`."""
    return _complete(frame, SCORES)


def _complete(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    columns = []
    for name, dtype in schema.items():
        known = pl.col(name) if name in frame.columns else pl.lit(None)
        empty = "" if dtype == pl.String() and name != "printed_share" else None
        default = _DEFAULTS.get(name, empty)
        filled = known.cast(dtype) if default is None else known.cast(dtype).fill_null(default)
        columns.append(filled.alias(name))
    return frame.select(columns)


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
