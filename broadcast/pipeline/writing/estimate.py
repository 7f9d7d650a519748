"""The length of a bulletin before any of it is sound, from its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.pipeline.sounding.report import story_rows
from broadcast.pipeline.writing.lines import lines_to_say

if TYPE_CHECKING:
    from broadcast.pipeline.writing.paper import Bulletin, Paper


def estimate(bulletin: Bulletin, paper: Paper) -> list[dict[str, object]]:
    """One row a story: its words and the time that a voice should take for them, in ms."""
    return story_rows(paper, lines_to_say(bulletin, paper), None)
