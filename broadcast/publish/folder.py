"""A folder of this machine, or one that it mounts: where most playouts look."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from broadcast.errors import PublishError, Where
from broadcast.files import disk_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Folder:
    """A folder, and the files in it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def opened(self) -> Iterator[Folder]:
        """The folder, which is there: a share that is not mounted is no empty folder."""
        if not self.path.is_dir():
            raise PublishError(
                "ce dossier de diffusion n'existe pas",
                where=Where(self.path),
                hint="créez-le, ou montez le partage",
            )
        try:
            yield self
        except OSError as error:
            told = disk_error(error, self.path)
            raise PublishError(told.what, where=told.where, hint=told.hint) from error

    def names(self) -> tuple[str, ...]:
        """Every file, hidden ones included."""
        return tuple(sorted(one.name for one in self.path.iterdir() if one.is_file()))

    def read(self, name: str) -> bytes | None:
        """A whole file; nothing where there is none."""
        path = self.path / name
        return path.read_bytes() if path.is_file() else None

    def write(self, name: str, data: bytes) -> None:
        """Write a file, on disk when this returns."""
        with (self.path / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def rename(self, old: str, new: str) -> None:
        """A player that has the former file open plays it to its end."""
        (self.path / old).replace(self.path / new)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        (self.path / name).unlink(missing_ok=True)
