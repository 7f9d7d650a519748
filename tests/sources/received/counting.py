"""Counts typed as a few rows, for tests of what is done with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from broadcast.model.election import ElectionKind
from broadcast.model.figures import Stage
from broadcast.sources.received.counts import Counts
from broadcast.sources.received.schema import as_areas, as_candidates, as_scores

if TYPE_CHECKING:
    from datetime import datetime

Votes = dict[str, int | tuple[int | None, str]]
"""By family name: votes, or votes and printed share."""


def area(code: str, votes: Votes | None = None, **columns: object) -> dict[str, Any]:
    """One area, a commune unless it says otherwise, and who got what there."""
    return {
        "kind": "commune",
        "round": 1,
        "department": code[:2],
        "name": code,
        **columns,
        "code": code,
        "votes": votes or {},
    }


def counts_of(
    *rows: dict[str, Any],
    kind: ElectionKind | None = ElectionKind.LEGISLATIVES,
    year: int | None = None,
    round_number: int | None = 1,
    as_of: datetime | None = None,
    mock: bool = False,
    form: str = "person",
    contest: str = "",
    path: str = "recu.csv",
) -> Counts:
    """Counts of these areas, on lines 2 and after."""
    names = list(dict.fromkeys(name for row in rows for name in row["votes"]))
    scores = [
        {"area": at, "candidate": names.index(name), **_score(told)}
        for at, row in enumerate(rows)
        for name, told in row["votes"].items()
    ]
    areas = [
        {"row": line, **{key: value for key, value in row.items() if key != "votes"}}
        for line, row in enumerate(rows, start=2)
    ]
    people = {"family_name": names, "form": [form] * len(names), "contest": [contest] * len(names)}
    return Counts(
        path=Path(path),
        sha256="",
        family="table",
        layout="tableau",
        kind=kind,
        year=year,
        round=round_number,
        stage=Stage.PARTIAL,
        as_of=as_of,
        mock=mock,
        areas=as_areas(pl.DataFrame(areas, infer_schema_length=None)),
        candidates=as_candidates(pl.DataFrame(people, schema=dict.fromkeys(people, pl.String))),
        scores=as_scores(
            pl.DataFrame(
                scores,
                schema={
                    "area": pl.UInt32,
                    "candidate": pl.UInt32,
                    "votes": pl.Int64,
                    "printed_share": pl.String,
                },
            )
        ),
    )


def _score(told: int | tuple[int | None, str]) -> dict[str, object]:
    votes, share = told if isinstance(told, tuple) else (told, None)
    return {"votes": votes, "printed_share": share}
