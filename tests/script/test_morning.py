"""One department's morning, bulletin beside bulletin: the same facts, in other words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from script.goldens import GOLDEN, SLOTS, morning_text, sentences

if TYPE_CHECKING:
    from broadcast.workspace import Workspace


@pytest.mark.parametrize("department", ["Aveyron", "Lot"])
def test_no_sentence_is_heard_twice_in_a_morning(workspace: Workspace, department: str) -> None:
    """The journals of 7, 8 and 9: a listener who stays never hears the same sentence again."""
    heard: dict[str, str] = {}
    for slot in SLOTS:
        for sentence in sentences(workspace, department, slot):
            if "«" in sentence:
                continue  # what someone said is never reworded
            assert sentence not in heard, f"{slot} repeats {heard[sentence]}: {sentence}"
            heard[sentence] = slot


@pytest.mark.parametrize("department", ["Aveyron", "Lot"])
def test_the_figures_are_the_same_all_morning(workspace: Workspace, department: str) -> None:
    """Other words, the same facts: every journal says every share and every count."""
    said = [
        {
            figure
            for sentence in sentences(workspace, department, slot)
            for figure in re.findall(
                r"\d+(?:[ ,]\d+)*", re.sub(r"\d+ h(?:eures| \d+)", "", sentence)
            )
        }
        for slot in SLOTS
    ]

    assert said[0] == said[1] == said[2]
    assert len(said[0]) >= 5


@pytest.mark.parametrize("department", ["Aveyron", "Lot"])
def test_a_morning_side_by_side_reads_as_it_was_reviewed(
    workspace: Workspace, department: str
) -> None:
    """The golden morning, one column a bulletin, was read word by word."""
    golden = (GOLDEN / f"matin-{department.lower()}.md").read_text(encoding="utf-8")

    assert morning_text(workspace, department) == golden
