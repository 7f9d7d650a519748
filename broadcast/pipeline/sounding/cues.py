"""What is heard when in a finished bulletin: the text follows the sound by it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from broadcast.files import write_text

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.model.air import Timeline

NAME = "5-cues.json"


def write_cues(folder: Path, timeline: Timeline) -> None:
    """Write every piece of a mixed bulletin with its times, in the order in which it is heard."""
    cues = [
        {
            "start_ms": placement.start_ms,
            "end_ms": placement.end_ms,
            "kind": placement.piece.kind,
            "story": placement.piece.story,
            "line": placement.piece.line,
            "text": placement.piece.text,
        }
        for placement in timeline.placements
    ]
    write_text(folder / NAME, json.dumps(cues, ensure_ascii=False, indent=2) + "\n")
