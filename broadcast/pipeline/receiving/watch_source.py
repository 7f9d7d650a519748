"""What a watched place gives, be it a folder or a site: files that have just arrived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Done(Protocol):
    """Says that an arrival was taken in."""

    def __call__(self, *, passing: bool = False) -> None:
        """Remember it for good, or until the watch stops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file that has just arrived, or changed."""

    path: Path
    name: str
    """As the place names it."""

    done: Done
    """To be called once it was taken in: until then it arrives again. With ``passing``, it arrives
    again in the next watch: it was refused, and the newsroom may have mended what was missing."""


class WatchSource(Protocol):
    """A place that files arrive in."""

    def arrivals(self) -> Iterator[Arrival]:
        """The files that are new or have changed since they were taken in."""
