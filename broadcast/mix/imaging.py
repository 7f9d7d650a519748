"""The station's imaging as pieces: each jingle that a script calls for, with its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.air import Piece
from broadcast.model.script import Jingle
from broadcast.sound.reading import length_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from broadcast.model.script import Script


def jingles(
    script: Script, imaging: Mapping[str, Path], measure: Callable[[Path], int] = length_of
) -> dict[str, Piece]:
    """The jingles of a script by name, as far as the station has them.

    ``measure`` tells how long a file lasts, in ms.
    Raises `MixError` for a file that is missing, mute or no sound.
    """
    wanted = {
        item.name for story in script.stories for item in story.items if isinstance(item, Jingle)
    }
    return {
        name: Piece(
            kind="jingle",
            story="",
            paragraph=0,
            duration_ms=measure(imaging[name]),
            text=name,
            path=imaging[name],
        )
        for name in sorted(wanted & imaging.keys())
    }
