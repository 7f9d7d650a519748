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
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from broadcast.errors import SourceError, Where
from broadcast.files import read_text, write_text
from broadcast.model.election import ElectionKind
from broadcast.model.figures import Stage

if TYPE_CHECKING:
    from pathlib import Path


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


def write_catalogue(folder: Path, catalogue: Catalogue) -> None:
    """What the catalogue names is imported from now on."""
    write_text(_path(folder), _json(catalogue))


def _path(folder: Path) -> Path:
    return folder / "imports" / "catalogue.json"


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
