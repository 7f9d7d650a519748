"""What a watch has already taken in, kept on disk: it goes on where it stopped."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from broadcast.files import write_text

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One file as it was last taken in."""

    mark: str = ""
    """What tells that it has changed: size and time of a file, ETag of an address."""

    modified: str = ""
    """The server's Last-Modified, to be sent back as it came."""

    failures: int = 0
    """Times in a row that it could not be had."""

    not_before: float = 0.0
    """When it may be asked for again, in seconds since 1970."""


class Memory:
    """Every file that a watch has seen, by its path or address."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            known = json.loads(path.read_text(encoding="utf-8"))
            self._seen = {str(key): Seen(**value) for key, value in known.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            # Nothing kept, or a damaged memory: the worst is to take everything in once more
            self._seen = {}
        self._passing: dict[str, Seen] = {}

    def get(self, name: str) -> Seen:
        """A file as it was last seen, or as never seen."""
        return self._passing.get(name) or self._seen.get(name, Seen())

    def keep(self, name: str, seen: Seen, *, passing: bool = False) -> None:
        """Remember a file, at once; what is ``passing`` is forgotten when the watch stops."""
        if passing:
            self._passing[name] = seen
            return
        self._passing.pop(name, None)
        if self._seen.get(name) != seen:
            self._seen[name] = seen
            rows = {key: asdict(value) for key, value in sorted(self._seen.items())}
            write_text(self._path, json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
