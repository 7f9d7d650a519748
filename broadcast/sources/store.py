"""Where imported files are kept: one store per election, every import with its stage and time.

`imports/` in the election's folder holds one folder for each file that came, exactly as it was
read, and one view of the newest figures of every area, which the bulletins are made from:

    imports/catalogue.json         what was imported, in its order; which view is the good one
    imports/0001-2f7a91c4/         areas.parquet, candidates.parquet, scores.parquet, report.json
    imports/newest-0001-2f7a91c4/  the same merged, communes and wider, by department

The catalogue is written last, in one step: what it does not name was never imported.
"""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.files import disk_error, read_text, replacing, write_text
from broadcast.model.election import ElectionKind, Stage
from broadcast.sources.merging import Frames, merged, received

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from broadcast.sources.received.counts import Counts

FRAMES = ("areas", "candidates", "scores")

ROWS_IN_A_GROUP = 16_384
"""Rows that are unpacked together: about two departments of polling stations."""

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One file that was imported, and when."""

    seq: int
    """Its place among the imports of the election, from 1."""

    file: str
    """Its name as received."""

    sha256: str
    family: str
    layout: str
    rounds: tuple[int, ...]
    stage: Stage
    as_of: datetime | None
    """When its counts were published, UTC, where the file says it."""

    added_at: datetime
    """When it was imported, UTC."""

    departments: tuple[str, ...]
    """Codes of those it has figures of; "" for the nation and regions."""

    notices: int
    """How many remarks were made of it."""

    @property
    def folder(self) -> str:
        """Its folder's name in the store."""
        return f"{self.seq:04d}-{self.sha256[:8]}"

    @property
    def moment(self) -> datetime:
        """When its figures were known: as published, else as imported."""
        return self.as_of or self.added_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything that was imported for one election."""

    kind: ElectionKind
    imports: tuple[Import, ...]
    view: str
    """The folder of the newest figures."""

    stretches: dict[str, tuple[int, int, int, int]]
    """For each department, where its rows are in the view: first area, number of areas, first
    score, number of scores; "" for the areas that every bulletin may name."""

    @property
    def rounds(self) -> tuple[int, ...]:
        """Every round that has figures."""
        return tuple(sorted({number for one in self.imports for number in one.rounds}))

    def imported(self, seq: int) -> Import:
        """The import of that place in the order."""
        return self.imports[seq - 1]

    def find(self, sha256: str) -> Import | None:
        """The import of these very bytes, if they came before."""
        return next((one for one in self.imports if one.sha256 == sha256), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What an import did to the store."""

    entry: Import
    fresh: bool
    """False where these very bytes had been imported before: nothing was done."""


def read_catalogue(folder: Path) -> Catalogue | None:
    """What was imported for the election of this folder; nothing where nothing ever was.

    Raises `SourceError` for a catalogue that somebody damaged.
    """
    path = _path(folder)
    if not path.exists():
        return None
    try:
        known = json.loads(read_text(path))
        imports = tuple(_import(row) for row in known["imports"])
        return Catalogue(
            kind=ElectionKind(known["kind"]),
            imports=imports,
            view=known["view"],
            stretches={key: _four(value) for key, value in known["stretches"].items()},
        )
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(
            "le catalogue des imports est abîmé",
            where=Where(path),
            hint="réimportez les fichiers après avoir écarté le dossier imports/",
        ) from error


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
    write_text(_path(folder), _json(catalogue))
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
        write_text(_report(folder, entry), json.dumps(report, ensure_ascii=False, indent=1))
    except OSError as error:
        raise disk_error(error, folder / "imports") from error
    imports = (*known.imports, entry) if known else (entry,)
    return Catalogue(kind=kind, imports=imports, view=name, stretches=_stretches(view))


def newest(folder: Path, catalogue: Catalogue) -> Frames:
    """The newest figures of every area."""
    return Frames(**{name: pl.read_parquet(_file(folder, catalogue, name)) for name in FRAMES})


def department(folder: Path, catalogue: Catalogue, code: str) -> Frames:
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


def report_of(folder: Path, entry: Import) -> dict[str, Any]:
    """What was told of a file when it was imported."""
    report: dict[str, Any] = json.loads(read_text(_report(folder, entry)))
    return report


def _report(folder: Path, entry: Import) -> Path:
    return folder / "imports" / entry.folder / "report.json"


def _rows(path: Path, first: int, count: int) -> pl.DataFrame:
    return pl.scan_parquet(path).slice(first, count).collect()


def _path(folder: Path) -> Path:
    return folder / "imports" / "catalogue.json"


def _file(folder: Path, catalogue: Catalogue, name: str) -> Path:
    return folder / "imports" / catalogue.view / f"{name}.parquet"


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


def _json(catalogue: Catalogue) -> str:
    known = asdict(catalogue) | {"version": VERSION}
    return json.dumps(known, ensure_ascii=False, indent=1, default=_text) + "\n"


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _import(row: dict[str, Any]) -> Import:
    moments = {
        key: None if row[key] is None else datetime.fromisoformat(row[key])
        for key in ("as_of", "added_at")
    }
    lists = {key: tuple(row[key]) for key in ("rounds", "departments")}
    return Import(**(row | moments | lists | {"stage": Stage(row["stage"])}))


def _four(value: list[int]) -> tuple[int, int, int, int]:
    first_area, areas, first_score, scores = value
    return first_area, areas, first_score, scores
