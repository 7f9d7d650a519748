"""Figures out of the store: the newest of a department or of all, or what one file said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl

from broadcast.files import read_text
from broadcast.sources.imports.merging import Frames

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.sources.imports.catalogue import Catalogue, Import


FRAMES = ("areas", "candidates", "scores")


def newest(folder: Path, catalogue: Catalogue) -> Frames:
    """The newest figures of every area."""
    return Frames(**{name: pl.read_parquet(_file(folder, catalogue, name)) for name in FRAMES})


def newest_of(folder: Path, catalogue: Catalogue, code: str) -> Frames:
    """The newest figures of one department alone; "" gives the nation, regions and departments.

    A department without figures gives empty frames. Only its own rows are read.
    """
    first_area, areas, first_score, scores = catalogue.stretches.get(code, (0, 0, 0, 0))
    own = _rows(_file(folder, catalogue, "scores"), first_score, scores)
    first, last = own.select(
        pl.col("candidate").min().fill_null(1), last=pl.col("candidate").max().fill_null(0)
    ).row(0)
    return Frames(
        areas=_rows(_file(folder, catalogue, "areas"), first_area, areas),
        candidates=_rows(_file(folder, catalogue, "candidates"), first, last - first + 1),
        scores=own,
    )


def as_received(folder: Path, entry: Import) -> Frames:
    """What one file said when it was imported, whatever came after."""
    where = folder / "imports" / entry.folder
    return Frames(**{name: pl.read_parquet(where / f"{name}.parquet") for name in FRAMES})


def kept_report(folder: Path, entry: Import) -> dict[str, Any]:
    """What was told of a file when it was imported."""
    report: dict[str, Any] = json.loads(read_text(report_path(folder, entry)))
    return report


def report_path(folder: Path, entry: Import) -> Path:
    """Where what was told of a file is kept."""
    return folder / "imports" / entry.folder / "report.json"


def _rows(path: Path, first: int, count: int) -> pl.DataFrame:
    return pl.scan_parquet(path).slice(first, count).collect()


def _file(folder: Path, catalogue: Catalogue, name: str) -> Path:
    return folder / "imports" / catalogue.view / f"{name}.parquet"
