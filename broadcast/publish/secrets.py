"""Passwords, keys and certificates: named in the settings, kept elsewhere, read when needed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from broadcast.errors import PublishError, Where

if TYPE_CHECKING:
    from pathlib import Path


def secret(variable: str) -> str:
    """A password or a key, by the name of its environment variable; empty where none is named.

    Raises `PublishError` where the variable is empty.
    """
    if not variable:
        return ""
    if not (value := os.environ.get(variable, "")):
        raise PublishError(f"la variable {variable} est vide", hint=f"export {variable}=…")
    return value


def own_file(folder: Path, name: str) -> Path | None:
    """A key or a certificate of the station; nothing where none is named.

    Raises `PublishError` where it is not there.
    """
    if not name:
        return None
    path = folder / name
    if not path.is_file():
        raise PublishError("cette clé ou ce certificat n'est pas là", where=Where(path))
    return path
