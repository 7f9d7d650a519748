"""Where the areas of a received file lie: official codes of the day of the vote, press names told.

Nothing is refused here: figures of an unknown place are true of it all the same. What a code or a
name leaves in doubt is told, row by row, or in one line where the whole file is of another day.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import FrenchError
from broadcast.french.naming.communes import folded
from broadcast.sources.received.counts import Counts, Notice
from broadcast.sources.received.places.commune_changes import changes, communes_on
from broadcast.sources.received.places.press_names import meant
from broadcast.sources.received.places.wider_places import wider_names
from broadcast.sources.received.tables import codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

MOST_UNKNOWN = 10
"""Past so many unknown communes, the file is of another vintage: one line says it."""

NOT_COMMUNES = r"^(ZZ|ZX|986)"
"""Abroad there are none; Wallis and Futuna is counted as one."""


def located(counts: Counts, day: date | None) -> Counts:
    """The counts with their sectors told apart, press names resolved, and codes in doubt noted.

    `day` is that of the vote, where it is known: the communes are then those of that day, else
    those of any day since 2012.
    """
    areas = _with_sectors(counts.areas)
    areas, named = _with_press_names(areas)
    notices = (*named, *_unknown(areas, day), *_contradictions(areas, day), *_wider(areas, day))
    return replace(counts, areas=areas, warnings=(*counts.warnings, *notices))


def _with_sectors(areas: pl.DataFrame) -> pl.DataFrame:
    """Districts of Paris, Lyon and Marseille as sectors of their city, never as communes."""
    code, department = pl.col("code"), pl.col("department")
    district = (pl.col("kind") == "commune") & codes.is_sector(code)
    if not areas.select(district.any()).item():
        return areas
    return areas.with_columns(
        kind=pl.when(district).then(pl.lit("sector")).otherwise("kind"),
        commune=pl.when(district)
        .then(codes.commune_of_sector(code, department))
        .otherwise("commune"),
        code=pl.when(district).then(codes.sector(code, department)).otherwise("code"),
    )


def _with_press_names(areas: pl.DataFrame) -> tuple[pl.DataFrame, Sequence[Notice]]:
    """Communes that came without a code, with the one that their name means."""
    nameless = areas.filter(
        (pl.col("kind") == "commune") & (pl.col("code") == "") & (pl.col("department") != "")
    )
    found: dict[int, str] = {}
    notices = []
    columns = ("area", "row", "sheet", "name", "department")
    for area, row, sheet, name, department in nameless.select(columns).iter_rows():
        try:
            one = meant(name, department)
        except FrenchError as error:
            notices.append(Notice(row=row, sheet=sheet, what=str(error)))
            continue
        if one.commune:
            found[area] = one.commune.code
        if one.note:
            notices.append(Notice(row=row, sheet=sheet, code=found.get(area, ""), what=one.note))
    if not found:
        return areas, notices
    given = pl.col("area").replace_strict(found, default="", return_dtype=pl.String)
    filled = pl.when(pl.col("code") == "").then(given).otherwise("code")
    return areas.with_columns(code=filled), notices


def _communes(areas: pl.DataFrame) -> pl.DataFrame:
    """Every commune that the file names, by itself or by its stations and sectors, once."""
    own = pl.when(pl.col("kind") == "commune").then("code").otherwise("commune")
    named = areas.with_columns(own=own).filter(
        pl.col("own") != "", ~pl.col("own").str.contains(NOT_COMMUNES)
    )
    return named.unique("own", keep="first", maintain_order=True)


def _unknown(areas: pl.DataFrame, day: date | None) -> Iterator[Notice]:
    known = communes_on(day) if day else _ever()
    communes = _communes(areas).filter(~pl.col("own").is_in(list(known)))
    when = f" au {day:%d/%m/%Y}" if day else ""
    if communes.height > MOST_UNKNOWN:
        first = ", ".join(communes["own"].head(5))
        what = f"{communes.height} communes n'existaient pas{when} : {first}…"
        yield Notice(row=communes["row"][0], sheet=communes["sheet"][0], what=what)
        return
    ever = _ever()
    for row, sheet, code, name in communes.select("row", "sheet", "own", "name").iter_rows():
        doubt = f"n'existait pas{when}" if code in ever else "n'est le code d'aucune commune"
        yield Notice(row=row, sheet=sheet, code=code, what=f"{name} : {code} {doubt}")


def _ever() -> Mapping[str, str]:
    """Every commune since 2012 by its code, with its latest name."""
    first = changes()[0].day
    later = {change.new_code: change.new_name for change in changes()}
    return {**communes_on(first), **later, **communes_on(changes()[-1].day)}


def _contradictions(areas: pl.DataFrame, day: date | None) -> Iterator[Notice]:
    """Rows whose name is another commune's of the same department: code or name is wrong."""
    known = communes_on(day) if day else _ever()
    official = pl.DataFrame({"code": list(known), "official": list(known.values())})
    small = pl.col("name").str.to_lowercase()
    bearing = official.select(
        bearer="code", small=pl.col("official").str.to_lowercase(), head=pl.col("code").str.head(2)
    )
    other = (
        areas.filter(pl.col("kind") == "commune")
        .join(official, on="code")
        .with_columns(small=small, head=pl.col("code").str.head(2))
        .filter(pl.col("small") != pl.col("official").str.to_lowercase())
        .join(bearing, on=("small", "head"))
    )
    columns = ("row", "sheet", "code", "name", "official", "bearer")
    for row, sheet, code, name, official_name, bearer in other.select(columns).iter_rows():
        if folded(name) != folded(official_name):
            what = f"{code} est {official_name}, et « {name} » est {bearer}"
            yield Notice(row=row, sheet=sheet, code=code, what=what)


def _wider(areas: pl.DataFrame, day: date | None) -> Iterator[Notice]:
    """Departments and regions that there were not."""
    for kind in ("region", "department"):
        known = wider_names(kind, day)
        strangers = areas.filter(
            (pl.col("kind") == kind) & (pl.col("code") != "") & ~pl.col("code").is_in(list(known))
        )
        told = "région" if kind == "region" else "département"
        columns = ("row", "sheet", "code", "name")
        for row, sheet, code, name in strangers.select(columns).iter_rows():
            what = f"{name} : {code} n'est le code d'aucun lieu ({told})"
            yield Notice(row=row, sheet=sheet, code=code, what=what)
