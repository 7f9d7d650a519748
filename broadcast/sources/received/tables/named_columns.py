"""Tables whose candidates are titles of columns: "Benoît Hamon", "François HOLLANDE (PS)".

The newsroom's own table is of this layout (docs/redaction.md).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from broadcast.sources.received.tables.melting import Molten, melt
from broadcast.sources.received.tables.people import title_person

if TYPE_CHECKING:
    from broadcast.sources.received.opened.grid import Grid
    from broadcast.sources.received.tables.columns import Columns, Group

_SHARE = re.compile(
    r"(?:\s|_|\b)(?:%|pct|part|score|exp(?:rim[ée]s)?|ins(?:crits)?)(?:\s|_|\b|$)|%", re.IGNORECASE
)
_NUMBER = r"^\s*[-+]?\d[\d\s\u{a0}\u{202f}.,]*$"
_WHOLE = r"^\s*[-+]?\d[\d\s\u{a0}\u{202f}]*(?:\.0|(?:\.\d{3})+)?\s*$"
_PERCENT = r"^\s*\d{1,3}(?:[.,]\d+)?\s*%?\s*$"


def candidate_columns(body: Grid, columns: Columns) -> dict[str, Group]:
    """The candidates that columns are named after, each with its votes or its share.

    A column is a candidate's where its header means nothing else and its cells are numbers, most
    of them whole: one that is not is refused later, with its row. "Hamon %" is the share of
    "Hamon", and alone it is a share without votes.
    """
    found: dict[str, Group] = {}
    for index, header in columns.unknown.items():
        cells = body.cells[str(index)].drop_nulls()
        if not cells.len() or not any(c.isalpha() for c in header):
            continue
        share = bool(_SHARE.search(header))
        name = " ".join(_SHARE.sub(" ", header).split()) if share else header
        if share and cells.str.contains(_PERCENT).all():
            found.setdefault(name, {}).setdefault("share", index)
        elif not share and cells.str.contains(_NUMBER).all() and _mostly_whole(cells):
            found.setdefault(name, {})["votes"] = index
    return found


def _mostly_whole(cells: pl.Series) -> bool:
    part = cells.str.contains(_WHOLE).mean()
    return isinstance(part, float) and part >= 0.5


def melt_named(body: Grid, columns: Columns, candidates: dict[str, Group]) -> Molten:
    """The table as places and entries, each entry named after its column."""
    molten = [melt(body, columns.fixed, [group, {}]) for group in candidates.values()]
    entries = [
        one.entries.with_columns(_title(name)) for name, one in zip(candidates, molten, strict=True)
    ]
    return Molten(places=molten[0].places, entries=pl.concat(entries, how="diagonal"))


def _title(header: str) -> list[pl.Expr]:
    who = title_person(header)
    return [
        pl.lit(text).alias(name)
        for name, text in (
            ("family_name", who.family_name),
            ("first_name", who.first_name),
            ("gender", who.gender),
            ("label", who.label),
        )
    ]
