"""A folder that is filled during the night: what is new in it, once it is written in full."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from broadcast.pipeline.receiving.seen import Seen
from broadcast.pipeline.receiving.watch_source import Arrival

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from broadcast.pipeline.receiving.seen import Memory

QUIET_S = 2.0
"""A file that was touched less than this long ago may still be being written."""

IN_PROGRESS = (".part", ".partial", ".tmp", ".crdownload", ".filepart")
"""How browsers and transfer programs name a file that they have not finished."""


class WatchedFolder:
    """A folder and the folders in it."""

    def __init__(self, folder: Path, memory: Memory, clock: Callable[[], float]) -> None:
        self._folder, self._memory, self._clock = folder, memory, clock
        self.pending = False
        """Whether something was left for the next look, still being written."""

    def arrivals(self) -> Iterator[Arrival]:
        """The files that are new or have changed, the oldest first."""
        self.pending = False
        for path in sorted(self._files(), key=lambda one: (one.stat().st_mtime_ns, one)):
            status = path.stat()
            mark = f"{status.st_size}-{status.st_mtime_ns}"
            name = path.relative_to(self._folder).as_posix()
            if self._memory.get(name).mark == mark:
                continue
            if self._clock() - status.st_mtime < QUIET_S:
                self.pending = True
                continue
            done = partial(self._memory.keep, name, Seen(mark=mark))
            yield Arrival(path=path, name=name, done=done)

    def _files(self) -> list[Path]:
        return [
            path
            for path in self._folder.rglob("*")
            if path.is_file()
            and not path.name.startswith((".", "~"))
            and path.suffix.lower() not in IN_PROGRESS
        ]
