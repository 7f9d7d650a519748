"""Two texts held side by side: which words came, went or stayed, line by line."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from broadcast.web import models

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\s+|[\w'’%-]+|[^\w\s]")
ALIKE = 0.3
"""Lines that share less than this are two lines, not one that changed."""


def compared(old: str, new: str) -> tuple[models.DiffLine, ...]:
    """Every line of two texts, in the order of the later one.

    >>> [one.change for one in compared("a b c\\nd\\n", "a b e\\n")]
    ['changed', 'removed']
    """
    return tuple(_lines(old.splitlines(), new.splitlines()))


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[models.DiffLine]:
    for change, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if change == "equal":
            for offset in range(j - i):
                yield _whole("same", old[i + offset], i + offset + 1, k + offset + 1)
            continue
        pairs = min(j - i, m - k)
        for offset in range(pairs):
            yield from _changed(old[i + offset], new[k + offset], i + offset + 1, k + offset + 1)
        for at in range(i + pairs, j):
            yield _whole("removed", old[at], at + 1, None)
        for at in range(k + pairs, m):
            yield _whole("added", new[at], None, at + 1)


def _changed(old: str, new: str, old_line: int, new_line: int) -> Iterator[models.DiffLine]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE:
        yield _whole("removed", old, old_line, None)
        yield _whole("added", new, None, new_line)
        return
    words: list[models.Word] = []
    for change, i, j, k, m in matcher.get_opcodes():
        if change == "equal":
            words.append(models.Word(change="same", text="".join(before[i:j])))
            continue
        if j > i:
            words.append(models.Word(change="removed", text="".join(before[i:j])))
        if m > k:
            words.append(models.Word(change="added", text="".join(after[k:m])))
    yield models.DiffLine(
        change="changed", old_line=old_line, new_line=new_line, words=tuple(words)
    )


def _whole(
    change: models.Change, text: str, old_line: int | None, new_line: int | None
) -> models.DiffLine:
    words = (models.Word(change=change, text=text),) if text else ()
    return models.DiffLine(change=change, old_line=old_line, new_line=new_line, words=words)
