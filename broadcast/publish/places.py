"""A place for files, here or on a server, and how a file takes its name there in one step."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from broadcast.errors import PublishError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


class Files(Protocol):
    """The files of a place, while it is open."""

    def names(self) -> tuple[str, ...]:
        """Every file, hidden ones included."""
        ...

    def read(self, name: str) -> bytes | None:
        """A whole file; nothing where there is none."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Write a file from its first byte to its last, on disk when this returns."""
        ...

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in one step, whatever had that name before."""
        ...

    def remove(self, name: str) -> None:
        """Take a file away."""
        ...


class Place(Protocol):
    """Where files are put: a folder, or one on a server."""

    def opened(self) -> AbstractContextManager[Files]:
        """The place, open. Raises `UnreachableError` or `PublishError` where it cannot be."""
        ...


def put_in_place(files: Files, name: str, data: bytes) -> None:
    """Put a file under its fixed name: a hidden name first, read back, then renamed.

    Whatever fails, the former file of that name stays. What an earlier try left is swept away.
    """
    partial = f".{name}.{uuid4().hex[:8]}.partial"  # nobody else's, on whatever machine
    for left in files.names():
        if left.startswith(f".{name}.") and left.endswith(".partial"):
            files.remove(left)
    done = False
    try:
        files.write(partial, data)
        if files.read(partial) != data:
            raise PublishError(f"{name} est arrivé abîmé", hint="le fichier précédent est resté")
        files.rename(partial, name)
        done = True
    finally:
        if not done:
            # The place may be out of reach by now: what is left goes at the next try
            with suppress(PublishError):
                files.remove(partial)
