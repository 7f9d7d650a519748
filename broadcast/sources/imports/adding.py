"""A file that was read and checked comes into the store: its figures are those that are aired."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.files import disk_error, replacing, write_text
from broadcast.sources.imports.catalogue import Catalogue, Import, read_catalogue, write_catalogue
from broadcast.sources.imports.merging import Frames, merged, received
from broadcast.sources.imports.reading import FRAMES, newest, report_path

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from broadcast.model.election import ElectionKind
    from broadcast.sources.received.counts import Counts


ROWS_IN_A_GROUP = 16_384
"""Rows that are unpacked together: about two departments of polling stations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What an import did to the store."""

    entry: Import
    fresh: bool
    """False where these very bytes had been imported before: nothing was done."""


def add(
    folder: Path,
    counts: Counts,
    kind: ElectionKind,
    *,
    day: date,
    now: datetime,
    report: dict[str, Any],
) -> Added:
    """Keep a file that was read and checked, and make its figures those that are aired.

    ``day`` is that of the vote.

    Nothing is lost: the earlier stages stay, and a failure leaves the store as it was. The same
    bytes a second time change nothing. Raises `SourceError` for a store of another election.
    """
    known = read_catalogue(folder)
    if known and (again := known.find(counts.sha256)):
        return Added(entry=again, fresh=False)
    if known and known.kind is not kind:
        raise SourceError(
            f"ces résultats sont ceux d'une élection « {kind} », ce dossier en garde une autre : "
            f"« {known.kind} »",
            where=Where(counts.path),
            hint="donnez la bonne élection avec --election",
        )
    entry = _entry(counts, seq=len(known.imports) + 1 if known else 1, now=now)
    catalogue = _written(folder, known, entry, counts, day=day, kind=kind, report=report)
    if read_catalogue(folder) != known:
        # A watch took another file in meanwhile: this one comes after it
        return add(folder, counts, kind, day=day, now=now, report=report)
    write_catalogue(folder, catalogue)
    _forget(folder / "imports", catalogue, before=known.view if known else "")
    return Added(entry=entry, fresh=True)


def _written(
    folder: Path,
    known: Catalogue | None,
    entry: Import,
    counts: Counts,
    *,
    day: date,
    kind: ElectionKind,
    report: dict[str, Any],
) -> Catalogue:
    """The file and the new view on disk, and the catalogue that will name them."""
    own = Frames(areas=counts.areas, candidates=counts.candidates, scores=counts.scores)
    name = f"newest-{entry.folder}"
    try:
        with ThreadPoolExecutor(1) as beside:  # polars writes one while it merges the other
            kept = beside.submit(_write, folder / "imports" / entry.folder, own)
            older = newest(folder, known) if known else None
            new = received(own, kind, seq=entry.seq, stage=counts.stage)
            view = merged(older, new, kind, day)
            _write(folder / "imports" / name, view)
            kept.result()
        write_text(report_path(folder, entry), json.dumps(report, ensure_ascii=False, indent=1))
    except OSError as error:
        raise disk_error(error, folder / "imports") from error
    imports = (*known.imports, entry) if known else (entry,)
    return Catalogue(kind=kind, imports=imports, view=name, stretches=_stretches(view))


def _write(folder: Path, frames: Frames) -> None:
    for name in FRAMES:
        with replacing(folder / f"{name}.parquet") as partial:
            getattr(frames, name).write_parquet(partial, row_group_size=ROWS_IN_A_GROUP)


def _forget(imports: Path, catalogue: Catalogue, *, before: str) -> None:
    """Take away old views and what a failed import left; a reader may still be in the last one."""
    kept = {catalogue.view, before, *(one.folder for one in catalogue.imports)}
    for child in imports.iterdir():
        if child.is_dir() and child.name not in kept:
            shutil.rmtree(child, ignore_errors=True)


def _entry(counts: Counts, *, seq: int, now: datetime) -> Import:
    return Import(
        seq=seq,
        file=counts.path.name,
        sha256=counts.sha256,
        family=counts.family,
        layout=counts.layout,
        rounds=tuple(sorted(counts.areas["round"].unique().to_list())),
        stage=counts.stage,
        as_of=counts.as_of,
        added_at=now,
        departments=tuple(sorted(counts.areas["department"].unique().to_list())),
        notices=len(counts.warnings),
    )


def _stretches(view: Frames) -> dict[str, tuple[int, int, int, int]]:
    """Where each department's rows are: they follow one another in the view."""
    wide = pl.col("kind").is_in(("nation", "region", "department", "abroad"))
    placed = view.areas.select("area", place=pl.when(wide).then(pl.lit("")).otherwise("department"))
    scores = view.scores.with_row_index("line").join(placed, on="area")
    areas = placed.group_by("place").agg(pl.col("area").min(), pl.len().alias("areas"))
    lines = scores.group_by("place").agg(pl.col("line").min(), pl.len().alias("scores"))
    both = areas.join(lines, on="place", how="left").fill_null(0).sort("area")
    return {row[0]: (row[1], row[2], row[3], row[4]) for row in both.iter_rows()}
