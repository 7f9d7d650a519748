"""Tables of every layout, from text files and spreadsheets: header found, columns understood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.errors import SourceError, Where
from broadcast.sources.received.counts import Notice
from broadcast.sources.received.tables.ambiguous import settle
from broadcast.sources.received.tables.building import Family, build
from broadcast.sources.received.tables.columns import understand
from broadcast.sources.received.tables.headerless import melt_headerless
from broadcast.sources.received.tables.headers import (
    counts_something,
    header_row,
    stands_somebody,
    titles,
)
from broadcast.sources.received.tables.melting import joined, melt
from broadcast.sources.received.tables.named_columns import candidate_columns, melt_named
from broadcast.sources.received.tables.summary import melt_summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.sources.received.counts import Counts
    from broadcast.sources.received.opened.grid import Grid
    from broadcast.sources.received.opened.opening import Opened
    from broadcast.sources.received.tables.melting import Molten


def read_tables(opened: Opened, grids: Sequence[Grid], how: str) -> Counts:
    """The counts of every sheet that holds results.

    Raises `SourceError` with the true reason where none does.
    """
    parts: list[Molten] = []
    layouts: list[str] = []
    words: list[str] = []
    faults: list[SourceError] = []
    notices: list[Notice] = []
    for grid in grids:
        try:
            molten, layout, above = read_sheet(grid)
        except SourceError as error:
            faults.append(error)
            notices.append(
                Notice(row=0, sheet=grid.sheet, what=f"feuille laissée de côté : {error.what}")
            )
            continue
        parts.append(replace(molten, places=settle(molten.places)))
        layouts.append(layout)
        words += [grid.sheet, *above]
    if not parts:
        raise faults[0] if faults else SourceError("aucune feuille", where=Where(opened.path))
    layout = f"{how} : " + " ; ".join(dict.fromkeys(layouts))
    family = Family(name="table", layout=layout, titles=tuple(words), notices=tuple(notices))
    return build(opened, joined(parts), family)


def read_sheet(grid: Grid) -> tuple[Molten, str, tuple[str, ...]]:
    """One sheet molten, its layout in French, and the words above its header.

    Raises `SourceError` where it holds no result, with the reason.
    """
    if summary := melt_summary(grid):
        return summary, "récapitulatif", titles(grid, None)[:3]
    header = header_row(grid)
    if header is None:
        return _without_header(grid)
    columns = understand(grid.top(header + 1)[header])
    body, above = grid.below(header), titles(grid, header)
    roles = columns.roles
    if "votes" in roles or ("share" in roles and stands_somebody(roles - {"share"})):
        groups = [group for group in columns.groups if {"votes", "share"} & group.keys()]
        return melt(body, columns.fixed, groups), columns.how, above
    if (candidates := candidate_columns(body, columns)) and columns.fixed:
        return melt_named(body, columns, candidates), "un candidat par colonne", above
    raise grid.error(_no_result(roles), row=grid.first_row + header)


def _without_header(grid: Grid) -> tuple[Molten, str, tuple[str, ...]]:
    """A file without a header, or the newsroom's table that names only places and candidates."""
    if found := melt_headerless(grid):
        return found[0], "sans en-tête, une ligne par candidat", found[1]
    header = header_row(grid, needed=1)
    if header is None:
        raise grid.error(
            "aucun en-tête de résultats", hint="il faut au moins un lieu, des inscrits et des voix"
        )
    columns, body = understand(grid.top(header + 1)[header]), grid.below(header)
    candidates = candidate_columns(body, columns)
    if len(candidates) > 1 and columns.fixed:
        return (
            melt_named(body, columns, candidates),
            "un candidat par colonne",
            titles(grid, header),
        )
    raise grid.error(_no_result(columns.roles), row=grid.first_row + header)


def _no_result(roles: set[str]) -> str:
    """Why a table that has a header holds no result."""
    if counts_something(roles):
        return "un en-tête sans candidats : il compte des bulletins, mais aucune voix"
    if {"family_name", "full_name", "head", "pair"} & roles:
        return "une liste de candidats, sans leurs voix"
    if {"label", "label_name"} & roles:
        return "une table de nuances, sans aucun résultat"
    return "ni inscrits, ni votants, ni voix : ce n'est pas un fichier de résultats"
