"""Work on a column of text once for each different cell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable


def each(column: pl.Series, expression: Callable[[pl.Expr], pl.Expr]) -> pl.Series:
    """An expression over a column, computed once for each different cell of it.

    There are a hundred departments and ten thousand shares, and a million scores.
    """
    distinct = column.drop_nulls().unique()
    own = distinct if distinct.len() * 2 < column.len() else column
    done = own.to_frame().select(expression(pl.first())).to_series()
    if own is column:
        return done
    return column.replace_strict(distinct, done, default=None, return_dtype=done.dtype)
