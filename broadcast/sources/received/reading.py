"""A file that somebody sent, read whatever it is: its family is found by content, never by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import SourceError, Where

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.sources.received.counts import Counts


def read_counts(path: Path) -> Counts:
    """The counts of a received file.

    Raises `SourceError` with the file, the row and the reason where it cannot be read.
    """
    raise SourceError("famille de fichier inconnue", where=Where(path))
