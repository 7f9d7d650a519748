"""Two people's texts of one script, line by line: what they share, and where they part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from merge3 import Merge3

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunk:
    """A run of lines: the same for both, changed by one, or by both in different ways."""

    kind: Literal["same", "yours", "theirs", "both"]
    base: tuple[str, ...]
    yours: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two texts held against the one that both began from."""

    hunks: tuple[Hunk, ...]

    @property
    def clean(self) -> bool:
        """Whether no line was changed by both in different ways."""
        return all(hunk.kind != "both" for hunk in self.hunks)

    @property
    def text(self) -> str:
        """Both texts in one; empty where a person has to choose."""
        if not self.clean:
            return ""
        return "".join(
            line
            for hunk in self.hunks
            for line in (hunk.yours if hunk.kind == "yours" else hunk.theirs)
        )


def merge(base: str, yours: str, theirs: str) -> Merge:
    """Hold two texts against their common one.

    >>> merge("a\\nb\\nc\\n", "A\\nb\\nc\\n", "a\\nb\\nC\\n").text
    'A\\nb\\nC\\n'
    >>> merge("a\\n", "A\\n", "aa\\n").clean
    False
    """
    found = Merge3(_lines(base), _lines(yours), _lines(theirs)).merge_groups()
    return Merge(hunks=tuple(_hunk(what, *map(tuple, texts)) for what, *texts in found))


def _hunk(what: str, first: Lines, yours: Lines = (), theirs: Lines = ()) -> Hunk:
    match what:
        case "conflict":
            return Hunk(kind="both", base=first, yours=yours, theirs=theirs)
        case "a":
            return Hunk(kind="yours", base=(), yours=first, theirs=())
        case "b":
            return Hunk(kind="theirs", base=(), yours=(), theirs=first)
        case _:
            return Hunk(kind="same", base=first, yours=first, theirs=first)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
