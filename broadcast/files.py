"""Reading and writing files so that nothing is ever lost or half-written."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from contextlib import contextmanager, suppress
from threading import get_ident
from typing import TYPE_CHECKING

from broadcast.errors import BroadcastError, Where, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REASONS = {
    errno.ENOSPC: ("le disque est plein", "libérez de la place puis relancez : rien n'a été abîmé"),
    errno.EDQUOT: ("le quota de disque est atteint", "libérez de la place puis relancez"),
    errno.EACCES: ("pas le droit d'écrire ou de lire ici", "vérifiez les droits du dossier"),
    errno.EPERM: ("pas le droit d'écrire ou de lire ici", "vérifiez les droits du dossier"),
    errno.EROFS: ("ce disque est en lecture seule", "choisissez un autre dossier"),
    errno.ENOENT: ("fichier introuvable", "vérifiez son nom"),
    errno.EISDIR: ("c'est un dossier, pas un fichier", "vérifiez son nom"),
    errno.EEXIST: ("un fichier de ce nom est à la place d'un dossier", "déplacez-le"),
    errno.ENOTDIR: ("un fichier est à la place d'un dossier", "déplacez-le"),
    errno.EFBIG: ("le fichier dépasse la taille permise ici", "libérez de la place puis relancez"),
}


_WRITER = re.compile(r"\.(\d+)-\d+\.partial")
"""The process in the name of a file that is being written; see `replacing`."""


def disk_error(error: OSError, path: Path) -> WorkspaceError:
    """The one French line for what the disk refused."""
    what, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), ""))
    return WorkspaceError(what, where=Where(path), hint=hint)


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, with or without a byte order mark.

    Raises `WorkspaceError` when it is missing, unreadable or in another encoding.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise disk_error(error, path) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise WorkspaceError(
            "ce texte n'est pas en UTF-8", where=Where(path, line), hint="réenregistrez-le en UTF-8"
        ) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary name beside `path`; what is written there takes its place in one step.

    If the block fails or is interrupted, the temporary file goes and the earlier good file stays.
    """
    partial = path.with_name(f".{path.stem}.{os.getpid()}-{get_ident()}.partial{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        with partial.open("rb+") as written:
            os.fsync(written.fileno())
        partial.replace(path)
    except OSError as error:
        raise disk_error(error, path) from error
    except BroadcastError as error:
        if error.where and error.where.path == partial:
            error.where = Where(path)  # the name that the reader knows
        raise
    finally:
        with suppress(FileNotFoundError, NotADirectoryError):
            partial.unlink()


def sweep(folder: Path) -> None:
    """Take away, in a folder and those in it, what `replacing` was at when its program was killed.

    What a program that is running writes is its own.
    """
    for path in (*folder.glob(".*.partial*"), *folder.glob("*/.*.partial*")):
        found = _WRITER.search(path.name)
        if found and not is_running(int(found[1])):
            path.unlink(missing_ok=True)


def is_running(process: int) -> bool:
    """Whether a process of this machine, by its number, is still there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's
    return True


def write_text(path: Path, text: str) -> None:
    """Write a text file in one step; a file that already says this is left alone."""
    try:
        if path.is_file() and path.read_bytes() == text.encode():
            return
    except OSError as error:
        raise disk_error(error, path) from error
    with replacing(path) as partial:
        partial.write_bytes(text.encode())


def sha256_of(path: Path) -> str:
    """The fingerprint of a file's bytes, as 64 hexadecimal digits."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise disk_error(error, path) from error


def append_line(path: Path, line: str) -> None:
    """Add a line to a file that is never rewritten, for good: it is on the disk when this returns.

    Several programs may do so at once, one after the other. What a crash left half-written stays on
    a line of its own.
    """
    from filelock import FileLock  # noqa: PLC0415 - keeps --help instant

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f".{path.name}.lock")), path.open("ab+") as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - 1))
            torn = end and file.read(1) != b"\n"
            file.write(f"{chr(10) if torn else ''}{line}\n".encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise disk_error(error, path) from error
