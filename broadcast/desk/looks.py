"""What a bulletin's line of the board was found from, told apart without reading it again."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import broadcast
from broadcast.desk.kept import look_of

if TYPE_CHECKING:
    from broadcast.desk.newsroom import Newsroom
    from broadcast.pipeline.writing.paper import Bulletin

OF_A_BULLETIN = (
    *("2-script.md", "3-check.json", "3-approval.json", "6-air.json", "6-air.mp3", "stamps.json"),
    "4-speech/speech.json",
)
"""The artefacts that its line is found from."""


def look_print(newsroom: Newsroom, bulletin: Bulletin) -> str:
    """Fingerprint of all that a survey of a bulletin rests on.

    The election counts by what it says to this department: figures of another one change nothing.
    """
    workspace = bulletin.workspace
    seen = (
        _program(),
        newsroom.grounds(bulletin).print,
        look_of(workspace.election_lexicon(bulletin.election.id)),
        look_of(workspace.lexicon),
        look_of(workspace.imaging),
        look_of(bulletin.clips),
        look_of(workspace.takes(bulletin.order.header.bulletin)),
        *(look_of(bulletin.folder / name) for name in OF_A_BULLETIN),
    )
    return sha256(repr(seen).encode()).hexdigest()


@cache
def _program() -> object:
    """What the program itself looks like: another one may find otherwise."""
    modules = sorted(Path(broadcast.__file__).parent.rglob("*.py"))
    return tuple(look_of(module) for module in modules)
