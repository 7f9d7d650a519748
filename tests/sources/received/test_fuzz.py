"""A damaged file is refused in one line, or read: never a traceback.

`python tools/fuzz_received.py --count 10000` does the same at length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sources.received.layouts import FILES
from sources.received.mutations import XML, read_damaged

if TYPE_CHECKING:
    from pathlib import Path

EACH = 6
"""Damaged files of each layout: enough to notice a reader that was broken, in a few seconds."""


@pytest.mark.parametrize("name", sorted(FILES | XML))
def test_a_damaged_file_gives_one_line_at_worst(tmp_path: Path, name: str) -> None:
    """Whatever happened to a file on its way, the reader says so or reads what is left."""
    refused = read_damaged({name: (FILES | XML)[name]}, tmp_path, count=EACH, seed=2017)

    assert refused
