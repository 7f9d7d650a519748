"""A sheet of cells as text, before anyone knows what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import SourceError, Where

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The cells of one sheet or one text file."""

    path: Path
    sheet: str
    """Its name; "" for a text file."""

    cells: pl.DataFrame
    """Every column is text, named "0", "1"…; an empty cell is null."""

    first_row: int = 1
    """Which row of the file the first row of `cells` is."""

    def top(self, rows: int) -> list[tuple[str | None, ...]]:
        """The first rows, as they stand."""
        return self.cells.head(rows).rows()

    def below(self, header: int) -> Grid:
        """What lies under a header row (its index in `cells`), without empty rows at the end."""
        return Grid(
            path=self.path,
            sheet=self.sheet,
            cells=self.cells.slice(header + 1),
            first_row=self.first_row + header + 1,
        )

    def error(self, what: str, *, row: int | None = None, hint: str = "") -> SourceError:
        """A refusal of this sheet, with a row of the file where there is one."""
        sheet = f"feuille « {self.sheet} » : " if self.sheet else ""
        return SourceError(f"{sheet}{what}", where=Where(self.path, row), hint=hint)


def numbered(cells: pl.DataFrame) -> pl.DataFrame:
    """The same cells under the column names of a `Grid`."""
    return cells.rename({name: str(index) for index, name in enumerate(cells.columns)})
