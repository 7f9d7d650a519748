"""An old XLS unfolded in a process of its own, with bounded memory and time.

A damaged XLS leads calamine into loops and rectangles of billions of cells until the memory is
full and the process dies: here it dies alone.
``python -m broadcast.sources.received.opened.unfolding`` takes the workbook on standard
input and gives its cells on standard output as Arrow.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import fastexcel
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

SHEET = "sheet"
MAX_MEMORY_BYTES = 3 * 2**30
"""Of addresses, most of which the libraries reserve and never touch."""

MAX_S = 30
MODULE = "broadcast.sources.received.opened.unfolding"

Sheets = list[tuple[str, pl.DataFrame]]


def sheets_of(data: bytes) -> Sheets:
    """The cells of every sheet, as text, from their first row and column."""
    reader = fastexcel.read_excel(data)
    return [
        (name, reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars())
        for name in reader.sheet_names
    ]


def sheets_apart(data: bytes, *, command: Sequence[str] = (sys.executable, "-m", MODULE)) -> Sheets:
    """The same from a process apart.

    Raises ValueError where that process died or took too long.
    """
    quiet = os.environ | {"POLARS_MAX_THREADS": "1"}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=MAX_S, check=True, env=quiet
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ValueError("the workbook could not be unfolded") from error
    cells = pl.read_ipc(io.BytesIO(done.stdout))
    parts = cells.partition_by(SHEET, maintain_order=True)
    return [(part[SHEET][0], part.drop(SHEET)) for part in parts]


def _limit_memory() -> None:
    if sys.platform == "win32":  # has no such limit: only the time is bounded there
        return
    import resource  # noqa: PLC0415 - not on every system

    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))


def main() -> None:
    """From standard input to standard output."""
    _limit_memory()
    sheets = sheets_of(sys.stdin.buffer.read())
    named = [frame.with_columns(pl.lit(name).alias(SHEET)) for name, frame in sheets]
    out = io.BytesIO()
    pl.concat(named, how="diagonal").write_ipc(out)
    sys.stdout.buffer.write(out.getvalue())


if __name__ == "__main__":
    main()
