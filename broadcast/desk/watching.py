"""The desk's eye on the station's folder: what changed on the disk, and which bulletins it touches.

The folder is looked at a few times a second, by names, sizes and times: that works on any disk, a
network's included, where the system's own notices do not.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from broadcast.desk.kept import look_of
from broadcast.desk.looks import OF_A_BULLETIN

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from pathlib import Path

    from broadcast.workspace import Workspace

EVERY = "*"
"""Stands for every bulletin."""


class Eye:
    """What the folder looked like last time."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._last: dict[str, Hashable] = {}

    def changed(self) -> frozenset[str]:
        """The bulletins that something has changed under since the last look; `EVERY` for all.

        The first look changes nothing: it only remembers.
        """
        now = dict(self._looks())
        last, self._last = self._last, now
        if not last:
            return frozenset()
        touched = {name for name in last.keys() | now.keys() if last.get(name) != now.get(name)}
        return frozenset(EVERY if name.startswith("/") else name for name in touched)

    def _looks(self) -> Iterator[tuple[str, Hashable]]:
        """The look of what all bulletins share, each name after a stroke, and of each bulletin."""
        root = self._workspace.root
        for name in (
            "station.toml",
            "show.yaml",
            "lexicon.csv",
            "places.csv",
            "elections",
            "imaging",
        ):
            yield f"/{name}", look_of(root / "data" / name)
        yield "/scripts", look_of(self._workspace.scripts)
        takes = {path.name: look_of(path) for path in _folders(root / "data" / "takes")}
        for day in _folders(root / "output"):
            for folder in _folders(day):
                yield folder.name, (_own(folder), takes.pop(folder.name, ()))
        yield from takes.items()


def _folders(path: Path) -> list[Path]:
    if not path.is_dir():
        return []
    with os.scandir(path) as entries:
        return sorted(path / one.name for one in entries if one.is_dir())


def _own(folder: Path) -> Hashable:
    try:
        with os.scandir(folder) as entries:
            stats = [(one.name, one.stat()) for one in entries if one.name in OF_A_BULLETIN]
    except FileNotFoundError:
        return ()
    return tuple(sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats))
