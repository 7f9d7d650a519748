"""Bulletins made at random pass every check: a few here, two hundred with the tool itself."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "random_bulletins.py"


@pytest.mark.parametrize("seed", range(5))
def test_a_random_bulletin_is_fit_for_air(tmp_path: Path, seed: int) -> None:
    """Length, loudness, peak, edits, order, and the same bytes when made again."""
    make = runpy.run_path(str(TOOL))["make"]

    outcome = make(seed, tmp_path, longest_s=60)

    assert outcome.faults == (), outcome.told
