"""A place for files, here or on a server, and how a file takes its name there in one step."""

from __future__ import annotations

import hashlib
import os
import re
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from broadcast.errors import PublishError
from broadcast.files import is_running

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

    Whatever fails, the former file of that name stays. What an earlier try left of it is swept
    away, and so is what a program of this machine left of any other file when it was killed.
    """
    # Nobody else's, on whatever machine
    partial = f".{name}.{_machine()}-{os.getpid()}-{uuid4().hex[:8]}.partial"
    for left in files.names():
        if left.endswith(".partial") and (left.startswith(f".{name}.") or _orphan(left)):
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


_WRITER = re.compile(r"\.([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.partial$")


def _orphan(partial: str) -> bool:
    """Whether a program of this machine was writing this file, and is no more."""
    found = _WRITER.search(partial)
    if found is None or found[1] != _machine():
        return False
    return int(found[2]) == os.getpid() or not is_running(int(found[2]))


def _machine() -> str:
    """The name of this machine, in eight hexadecimal digits."""
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]
