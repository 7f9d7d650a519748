"""The rows of the store as areas and figures, each with the file and row that it came from."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from broadcast.errors import Where
from broadcast.model.figures import Figure, PublishedShare
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region, area_within
from broadcast.sources.imports.merging import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from broadcast.model.areas import Area, AreaKind
    from broadcast.model.candidates import Candidate
    from broadcast.model.figures import FigureKind, Source
    from broadcast.sources.imports.catalogue import Catalogue
    from broadcast.sources.imports.merging import Frames

SCORE = ("candidate", "votes", "printed_share", "standing", "seats")

BALLOTS: tuple[FigureKind, ...] = (
    "registered",
    "voters",
    "blank",
    "spoiled",
    "valid",
    "stations",
    "stations_counted",
)
"""The counts of an area that are figures under the same name."""


def areas_of(frame: pl.DataFrame) -> Iterator[tuple[int, Area]]:
    """Each area of a frame under its number there; the two rounds of one are one and the same."""
    made: dict[tuple[str, str], Area] = {}
    for number, kind, code, name, own in frame.select(
        "area", "kind", "code", "name", "department"
    ).iter_rows():
        key = (kind, code)
        if key not in made:
            made[key] = _area(kind, code, name, own)
        yield number, made[key]


def _area(kind: str, code: str, name: str, own: str) -> Area:
    match kind:
        case "nation":
            return FRANCE
        case "region":
            return area_of_region(code)
        case "department":
            return area_of_department(code)
        case _:
            return area_within(cast("AreaKind", kind), code, name, own)


def figures_of(
    part: Frames,
    catalogue: Catalogue,
    areas: Mapping[int, Area],
    candidates: Mapping[int, Candidate],
    sources: Mapping[int, Source],
) -> Iterator[Figure]:
    """Every count of a part: ballots, then each candidate's votes, seats and standing."""
    scores: dict[int, list[tuple[Any, ...]]] = {}
    for area, *score in part.scores.select("area", *SCORE).iter_rows():
        scores.setdefault(area, []).append(tuple(score))
    paths = {one.seq: Path(one.file) for one in catalogue.imports}
    columns = ("area", "round", "row", "seq", "stage", "computed", *BALLOTS)
    for number, round_, row, seq, stage, computed, *ballots in part.areas.select(
        columns
    ).iter_rows():
        make = partial(
            Figure,
            round=round_,
            area=areas[number],
            stage=STAGES[stage],
            source=sources[seq],
            where=Where(paths[seq], row or None),
            computed=computed,
        )
        for kind, count in zip(BALLOTS, ballots, strict=True):
            if count is not None:
                yield make(kind=kind, candidate=None, value=count)
        for who, votes, share, standing, seats in scores.get(number, ()):
            candidate = candidates[who]
            if votes is not None:
                yield make(kind="votes", candidate=candidate, value=votes)
            elif share is not None:
                yield make(kind="share", candidate=candidate, value=PublishedShare(digits=share))
            if seats:
                yield make(kind="seats", candidate=candidate, value=seats)
            if standing:
                yield make(kind=standing, candidate=candidate, value=None)
