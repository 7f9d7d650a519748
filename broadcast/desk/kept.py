"""What was read from files: read again only when they look otherwise, and forgotten when unused."""

from __future__ import annotations

from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Held(Generic[_T]):
    """A value, and what it was read from looked like."""

    look: Hashable
    value: _T


class Kept(Generic[_T]):
    """Values by key; of more than ``most``, those that were used longest ago go."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[Hashable, _Held[_T]] = {}
        self._lock = RLock()

    def read(self, key: Hashable, look: Hashable, read: Callable[[], _T]) -> _T:
        """The value of ``key``: the one that is held, while it looks the same.

        A file that was written again and says the same gives the very object of before: what was
        made of it stays good.
        """
        with self._lock:
            held = self._held.pop(key, None)
            if held is None:
                held = _Held(look, read())
            elif held.look != look:
                value = read()
                held = _Held(look, held.value if held.value == value else value)
            self._held[key] = held  # the last used stands last
            if len(self._held) > self._most:
                del self._held[next(iter(self._held))]
            return held.value

    def __len__(self) -> int:
        return len(self._held)


def look_of(path: Path) -> Hashable:
    """What a file, or every file of a folder, looks like from outside: name, size, time."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return tuple(_look(file) for file in files)


def _look(file: Path) -> Hashable:
    try:
        stat = file.stat()
    except FileNotFoundError:
        return (str(file), None)
    return (str(file), stat.st_size, stat.st_mtime_ns)
