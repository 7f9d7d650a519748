"""What each artefact was made from: how the pipeline knows that it is stale, or edited by hand."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from broadcast.files import sha256_of, write_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "stamps.json"


class Stamps:
    """The fingerprints kept beside a bulletin's artefacts."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        try:
            known = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            known = None
        # No stamp, or a damaged one, means stale: the worst is to do the work again
        pairs = known.items() if isinstance(known, dict) else ()
        self._known: dict[str, str] = {str(key): str(value) for key, value in pairs}

    def get(self, name: str) -> str:
        """A fingerprint as last kept, or nothing."""
        return self._known.get(name, "")

    def keep(self, **prints: str) -> None:
        """Keep fingerprints, in one write."""
        self._known |= prints
        write_text(self._path, json.dumps(self._known, indent=2, sort_keys=True) + "\n")


def fingerprint(parts: Iterable[str]) -> str:
    """One fingerprint of several texts, in their order."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode()
        digest.update(f"{len(encoded)}:".encode() + encoded)
    return digest.hexdigest()


def files_print(paths: Iterable[Path]) -> str:
    """One fingerprint of the names and contents of files; folders are walked in order."""
    files = (
        file
        for path in paths
        for file in (sorted(path.rglob("*")) if path.is_dir() else [path])
        if file.is_file() and not file.name.startswith(".")
    )
    return fingerprint(f"{file.name}\n{sha256_of(file)}" for file in files)
