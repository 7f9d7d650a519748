"""Who the entries of a table are: the same candidate in every area they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.sources.received.tables.people import named

if TYPE_CHECKING:
    from pathlib import Path

IDENTITY = (
    "panel",
    "gender",
    "family_name",
    "first_name",
    "full_name",
    "head",
    "pair",
    "label",
    "list_name",
    "list_short",
)
"""What a file may print of a candidate."""

_SAME = ("contest", "family_name", "first_name", "list_name", "list_short", "partner")
"""What makes two prints of a candidate the same one, whatever the file says of panel or label."""


def people_of(entries: pl.DataFrame) -> pl.DataFrame:
    """Each different print of a candidate once, named in the common form, with its `print` hash."""
    printed = [name for name in ("contest", *IDENTITY) if name in entries.columns]
    firsts = entries.select("row", "sheet", *printed, prints(entries)).unique(
        "print", keep="first", maintain_order=True
    )
    return named(firsts)


def prints(entries: pl.DataFrame) -> pl.Expr:
    """A hash of everything that a file prints of a candidate."""
    printed = [name for name in ("contest", *IDENTITY) if name in entries.columns]
    return pl.struct(printed or ["sheet"]).hash().alias("print")


def candidates_of(
    entries: pl.DataFrame, people: pl.DataFrame, path: Path
) -> tuple[pl.Series, pl.DataFrame]:
    """The number of each entry's candidate, and the candidates.

    Two lists of one name in one contest are told apart by their panels.

    Raises `SourceError` with the row where votes belong to nobody, or a candidate comes twice.
    """
    nameless = people.filter(
        pl.concat_str("family_name", "list_name", "list_short", "partner", "panel") == ""
    )
    if nameless.height:
        row = nameless["row"][0]
        raise SourceError("des voix sans candidat", where=Where(path, row), hint="qui les a eues ?")
    for same in (_SAME, (*_SAME, "panel")):
        numbers, candidates = _numbered(entries, people, list(same))
        pairs = entries["place"].cast(pl.UInt64()) * max(candidates.height, 1) + numbers
        if pairs.n_unique() == pairs.len():
            return numbers, candidates
    twice = entries.filter(pairs.is_duplicated())
    raise SourceError(
        "le même candidat compté deux fois dans le même lieu",
        where=Where(path, twice["row"][1]),
        hint=f"déjà à la ligne {twice['row'][0]}",
    )


def _numbered(
    entries: pl.DataFrame, people: pl.DataFrame, same: list[str]
) -> tuple[pl.Series, pl.DataFrame]:
    whole = people if "contest" in people.columns else people.with_columns(contest=pl.lit(""))
    rest = [name for name in ("panel", "gender", "label", "form") if name not in same]
    candidates = (
        whole.group_by(same, maintain_order=True)
        .agg(pl.col(name).filter(pl.col(name) != "").first().fill_null("") for name in rest)
        .with_row_index("candidate")
    )
    of_print = whole.select("print", *same).join(
        candidates.select("candidate", *same), on=same, how="left", maintain_order="left"
    )
    numbers = entries.select(prints(entries)).join(
        of_print.select("print", "candidate"), on="print", how="left", maintain_order="left"
    )["candidate"]
    return numbers, candidates
