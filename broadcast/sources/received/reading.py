"""A file that somebody sent, read whatever it is: its family is found by content, never by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.sources.received.ministry.night import read_xml
from broadcast.sources.received.opened.decoding import to_utf8
from broadcast.sources.received.opened.delimited import read_delimited
from broadcast.sources.received.opened.opening import open_received
from broadcast.sources.received.opened.spreadsheet import read_workbook
from broadcast.sources.received.portal_json import read_json
from broadcast.sources.received.tables.consolidated import (
    ELECTION,
    choose,
    read_consolidated,
    read_parquet,
)
from broadcast.sources.received.tables.layouts import read_tables

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.sources.received.counts import Counts
    from broadcast.sources.received.opened.opening import Opened


def read_counts(path: Path, *, wanted: str = "") -> Counts:
    """The counts of a received file.

    `wanted` begins the name of the election to take from a file of several ("2022_pres").

    Raises `SourceError` with the file, the row and the reason where it cannot be read.
    """
    opened = open_received(path)
    match opened.format:
        case "xml":
            return replace(read_xml(path, opened.data), sha256=opened.sha256)
        case "json":
            return read_json(opened)
        case "parquet":
            return read_parquet(opened, wanted)
        case "spreadsheet":
            return read_tables(opened, read_workbook(opened.data, path), "classeur")
        case "text":
            return _text(opened, wanted)


def _text(opened: Opened, wanted: str) -> Counts:
    """A text table: one of the national aggregation names its elections, any other holds one."""
    data, encoding = to_utf8(opened.data, opened.path)
    grid = read_delimited(data, opened.path)
    header = grid.top(1)[0] if grid.cells.height else ()
    if ELECTION not in header:
        return read_tables(opened, [grid], f"texte {encoding}")
    named = {str(index): name or f"#{index}" for index, name in enumerate(header)}
    frame = grid.cells.slice(1).rename(named)
    chosen = choose(frame[ELECTION].drop_nulls().unique().to_list(), wanted, opened.path)
    return read_consolidated(opened, frame.filter(frame[ELECTION].is_in(chosen)), "CSV")
