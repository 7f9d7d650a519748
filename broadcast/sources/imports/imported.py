"""What was imported of an election, as one department's bulletins need it.

From the store to figures: the department, its contests, every one of its communes, its region, the
nation and the station's other departments, in every round. Nothing else of France becomes Python
objects.
"""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import polars as pl

from broadcast.errors import Where
from broadcast.french.naming.places import departments as all_departments
from broadcast.french.naming.places import find_department
from broadcast.model.election import CONTEST_AREA
from broadcast.model.figures import (
    Figure,
    FigureKind,
    PublishedShare,
    Source,
)
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region, area_within
from broadcast.sources.imports.merging import STAGES, Frames
from broadcast.sources.imports.reading import kept_report, newest_of
from broadcast.sources.joining import Imported
from broadcast.sources.people import Printed, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from broadcast.french.naming.places import Territory
    from broadcast.model.areas import Area, AreaKind
    from broadcast.model.candidates import Candidate
    from broadcast.sources.imports.catalogue import Catalogue, Import

LOCAL = ("constituency", "canton", "commune")
"""Kinds of area that lie in one department."""

PRINTED = [field.name for field in fields(Printed)]
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

MOST_NOTICES = 10
"""Remarks of one file that are worth a line each before a bulletin."""

HOME_COMMUNES, NEIGHBOUR_COMMUNES = 8, 3
"""Where each commune is a contest, how many of the most populous a bulletin tells one by one. House
style: a journal of three minutes has room for no more; the figures of the others are there to be
ranked."""


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
    parts = list(_parts(folder, catalogue, departments, round_, in_full=in_full))
    areas = {number: area for part in parts for number, area in _areas(part.areas)}
    stand_in = {area.code: area for area in areas.values() if area.kind != "department"}
    stand_in |= {area.code: area for area in areas.values() if area.kind == "department"}
    people = pl.concat([part.candidates for part in parts]).unique("candidate").sort("candidate")
    printed = [Printed(**row) for row in people.select(PRINTED).iter_rows(named=True)]
    who = named(printed, catalogue.kind, stand_in)
    everyone = tuple(map(renamed, who.candidates))
    candidates = dict(zip(people["candidate"], everyone, strict=True))
    sources = {one.seq: _source(one, publisher) for one in catalogue.imports}
    figures = [
        figure for part in parts for figure in _figures(part, catalogue, areas, candidates, sources)
    ]
    return Imported(
        candidates=everyone,
        contests=tuple(areas[number] for part in parts for number in _contests(part, catalogue)),
        figures=tuple(figures),
        warnings=(*who.warnings, *_notices(folder, catalogue, parts, departments)),
    )


def _parts(
    folder: Path, catalogue: Catalogue, departments: Sequence[str], round_: int, *, in_full: bool
) -> Iterator[Frames]:
    """What bulletins tell: of the country, of home in full, of the neighbours their contests."""
    wide = newest_of(folder, catalogue, "")
    regions = [one.region_code for one in _known(departments[:1])]
    yield _only(
        wide,
        (pl.col("kind") == "nation")
        | ((pl.col("kind") == "department") & pl.col("code").is_in([*departments]))
        | ((pl.col("kind") == "region") & pl.col("code").is_in(regions)),
    )
    contest = CONTEST_AREA[catalogue.kind]
    for place, code in enumerate(departments if in_full else ()):
        if place and contest not in LOCAL:
            return
        own = newest_of(folder, catalogue, code)
        own = _only(own, pl.col("kind").is_in(LOCAL))
        chosen = _chosen(own.areas, contest, round_, NEIGHBOUR_COMMUNES if place else HOME_COMMUNES)
        own = replace(own, areas=own.areas.with_columns(contest=pl.col("code").is_in(chosen)))
        yield _only(own, pl.col("contest")) if place else own


def _chosen(areas: pl.DataFrame, contest: AreaKind, round_: int, most: int) -> list[str]:
    """Codes of the contests that are told one by one, of those that are voted on in the round."""
    voted = areas.filter(pl.col("kind") == contest, pl.col("round") == round_)
    if contest == "commune":
        voted = voted.sort("registered", "code", descending=[True, False], nulls_last=True)
        voted = voted.head(most)
    return voted["code"].to_list()


def _contests(part: Frames, catalogue: Catalogue) -> list[int]:
    """Where seats are won in a part, the most populous communes first."""
    if "contest" not in part.areas.columns:
        return []
    chosen = part.areas.filter(pl.col("contest")).unique("code", maintain_order=True)
    if CONTEST_AREA[catalogue.kind] == "commune":
        chosen = chosen.sort("registered", "code", descending=[True, False], nulls_last=True)
    return chosen["area"].to_list()


def _only(frames: Frames, wanted: pl.Expr) -> Frames:
    """Some of the areas, with their scores; candidates who have none there are left out."""
    areas = frames.areas.filter(wanted)
    scores = frames.scores.join(areas.select("area"), on="area", how="semi", maintain_order="left")
    people = frames.candidates.join(scores.select("candidate"), on="candidate", how="semi")
    return Frames(areas=areas, candidates=people, scores=scores)


def _known(departments: Sequence[str]) -> Iterator[Territory]:
    for code in departments:
        if any(one.code == code for one in all_departments()):
            yield find_department(code)


def _areas(frame: pl.DataFrame) -> Iterator[tuple[int, Area]]:
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


def _figures(
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
