"""The columns of received counts: an area a row, a candidate a row, a score a row.

`area` and `candidate` number the rows of their own frame from 0; `scores` joins the two.
"""

from __future__ import annotations

import polars as pl

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
