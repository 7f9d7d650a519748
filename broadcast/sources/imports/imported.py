"""What was imported of an election, as one department's bulletins need it.

From the store to figures: the department, its contests, every one of its communes, its region, the
nation and the station's other departments, in every round. Nothing else of France becomes Python
objects.
"""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import Where
from broadcast.model.figures import Source
from broadcast.sources.imports.figures import areas_of, figures_of
from broadcast.sources.imports.part import Imported
from broadcast.sources.imports.reading import kept_report
from broadcast.sources.imports.told import contests_told, parts_told
from broadcast.sources.people import Printed, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from broadcast.model.candidates import Candidate
    from broadcast.sources.imports.catalogue import Catalogue, Import
    from broadcast.sources.imports.merging import Frames

PRINTED = [field.name for field in fields(Printed)]

MOST_NOTICES = 10
"""Remarks of one file that are worth a line each before a bulletin."""


def read_imported(
    folder: Path,
    catalogue: Catalogue,
    departments: Sequence[str],
    *,
    round_: int,
    publisher: str,
    renamed: Callable[[Candidate], Candidate],
    in_full: bool = True,
) -> Imported:
    """The imported figures of every round for the first of these departments, and its neighbours'.

    ``round_`` is the one that the bulletins are about, ``publisher`` whom the figures are said to
    come from; ``renamed`` gives a candidate as the newsroom names them. Without ``in_full``, only
    the departments, their region and the nation are read.
    """
    parts = list(parts_told(folder, catalogue, departments, round_, in_full=in_full))
    areas = {number: area for part in parts for number, area in areas_of(part.areas)}
    stand_in = {area.code: area for area in areas.values() if area.kind != "department"}
    stand_in |= {area.code: area for area in areas.values() if area.kind == "department"}
    people = pl.concat([part.candidates for part in parts]).unique("candidate").sort("candidate")
    printed = [Printed(**row) for row in people.select(PRINTED).iter_rows(named=True)]
    who = named(printed, catalogue.kind, stand_in)
    everyone = tuple(map(renamed, who.candidates))
    candidates = dict(zip(people["candidate"], everyone, strict=True))
    sources = {one.seq: _source(one, publisher) for one in catalogue.imports}
    figures = [
        figure
        for part in parts
        for figure in figures_of(part, catalogue, areas, candidates, sources)
    ]
    return Imported(
        candidates=everyone,
        contests=tuple(
            areas[number] for part in parts for number in contests_told(part, catalogue)
        ),
        figures=tuple(figures),
        warnings=(*who.warnings, *_notices(folder, catalogue, parts, departments)),
    )


def _source(one: Import, publisher: str) -> Source:
    return Source(id=f"import-{one.seq}", name=publisher, published_at=one.moment)


def _notices(
    folder: Path, catalogue: Catalogue, parts: Sequence[Frames], departments: Sequence[str]
) -> Iterator[str]:
    """What was said of these departments' rows when they were imported; the rest was told then."""
    for seq in sorted({seq for part in parts for seq in part.areas["seq"].unique()}):
        entry = catalogue.imported(seq)
        if not entry.notices:
            continue
        told = [
            f"{Where(Path(entry.file), notice['row'] or None)} : {notice['what']}"
            for notice in kept_report(folder, entry)["warnings"]
            if notice["code"].startswith(tuple(departments))
        ]
        yield from told[:MOST_NOTICES]
        if len(told) > MOST_NOTICES:
            yield f"{entry.file} : {len(told) - MOST_NOTICES} autres remarques à l'import"
