"""What an import says of a file: what it is, what it counts, what is doubtful, what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from broadcast.sources.received.schema import BALLOTS

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.errors import BroadcastError
    from broadcast.sources.received.counts import Counts

WIDEST = (
    ("nation",),
    ("department", "abroad"),
    ("region",),
    ("constituency",),
    ("canton",),
    ("commune",),
    ("sector",),
    ("station",),
)
"""Kinds of area that together hold every voter once, the widest first: totals are of the first
that the file has."""


def report_of(counts: Counts, election: str) -> dict[str, Any]:
    """All that a file says, in stable keys; figures are ballots."""
    kinds = counts.areas.group_by("round", "kind", maintain_order=True).len()
    rounds = sorted(number for number in counts.areas["round"].unique().to_list() if number)
    return {
        "file": str(counts.path),
        "sha256": counts.sha256,
        "family": counts.family,
        "layout": counts.layout,
        "election": election,
        "kind": counts.kind,
        "year": counts.year,
        "rounds": rounds,
        "round": rounds[0] if len(rounds) == 1 else None,
        "stage": counts.stage.value,
        "as_of": counts.as_of.isoformat() if counts.as_of else None,
        "areas": {
            kind: kinds.filter(pl.col("kind") == kind)["len"].max()
            for kind in kinds["kind"].unique(maintain_order=True)
        },
        "totals": [_totals(counts, number) for number in rounds],
        "warnings": [
            {"row": one.row, "sheet": one.sheet, "code": one.code, "what": one.what}
            for one in counts.warnings
        ],
        "refused": [
            {"row": one.row, "sheet": one.sheet, "code": one.code, "reason": one.reason}
            for one in counts.refused
        ],
        "imported": "index",
        "error": None,
    }


def refused_report(path: Path, error: BroadcastError) -> dict[str, Any]:
    """The report of a file that was refused as a whole."""
    where = error.where
    return {
        "file": str(path),
        "imported": "refused",
        "error": error.what,
        "line": where.line if where else None,
        "hint": error.hint,
    }


def _totals(counts: Counts, round_: int) -> dict[str, Any]:
    """The ballots and votes of a round, summed over the widest areas of the file."""
    here = counts.areas.filter(pl.col("round") == round_)
    present = set(here["kind"])
    level = next(kinds for kinds in WIDEST if present & set(kinds))
    areas = here.filter(pl.col("kind").is_in(level))
    ballots = areas.select(pl.col(name).sum() for name in BALLOTS).row(0, named=True)
    unknown = {name for name in BALLOTS if areas[name].null_count() == areas.height}
    votes = (
        counts.scores.join(areas.select("area"), on="area", how="semi")
        .group_by("candidate")
        .agg(pl.col("votes").sum())
        .join(counts.candidates, on="candidate")
        .sort(["votes", "candidate"], descending=[True, False])
        .select("family_name", "first_name", "list_name", "label", "contest", "votes")
    )
    return {
        "round": round_,
        "over": f"{areas.height} {level[0]}",
        **{name: None if name in unknown else count for name, count in ballots.items()},
        "votes": [
            {
                "candidate": " ".join(
                    part for part in (row["first_name"], row["family_name"]) if part
                )
                or row["list_name"],
                "list": row["list_name"] or None,
                "contest": row["contest"] or None,
                "votes": row["votes"],
            }
            for row in votes.iter_rows(named=True)
        ],
    }
