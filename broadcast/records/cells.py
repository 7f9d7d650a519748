"""Cells of a table that goes to a spreadsheet."""

from __future__ import annotations

from typing import TypeVar

_T = TypeVar("_T")


def inert(cell: _T) -> _T | str:
    """A text that a spreadsheet would take for a formula is shown as text.

    >>> inert("=1+1"), inert("54,7 %"), inert(3)
    ("'=1+1", '54,7 %', 3)
    """
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@") else cell
