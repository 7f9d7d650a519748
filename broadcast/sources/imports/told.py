"""Which of the imported areas a department's bulletins tell of; the rest stays in the store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from broadcast.french.naming.places import departments as all_departments
from broadcast.french.naming.places import find_department
from broadcast.model.election import CONTEST_AREA
from broadcast.sources.imports.merging import Frames
from broadcast.sources.imports.reading import newest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from broadcast.french.naming.places import Territory
    from broadcast.model.areas import AreaKind
    from broadcast.sources.imports.catalogue import Catalogue

LOCAL = ("constituency", "canton", "commune")
"""Kinds of area that lie in one department."""

HOME_COMMUNES, NEIGHBOUR_COMMUNES = 8, 3
"""Where each commune is a contest, how many of the most populous a bulletin tells one by one. House
style: a journal of three minutes has room for no more; the figures of the others are there to be
ranked."""


def parts_told(
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


def contests_told(part: Frames, catalogue: Catalogue) -> list[int]:
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
