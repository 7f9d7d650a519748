"""What is heard, in the order of the script: its items turned into pieces of known length."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.errors import MixError, Where
from broadcast.model.air import Piece
from broadcast.model.script import Bed, ClipCue, Jingle, Pause, Read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from broadcast.model.script import Script

Place = tuple[str, int]
"""Slug of a story, and index of an item in it."""


def pieces_of(
    script: Script,
    spoken: Mapping[Place, Sequence[Piece]],
    jingles: Mapping[str, Piece],
    where: Path,
) -> tuple[Piece, ...]:
    """Every piece of a bulletin.

    ``spoken`` holds what voices, takes and clips give for the reads and the clip cues.
    Raises `MixError` for a jingle that the station's imaging does not have.
    """
    return tuple(_in_order(script, spoken, jingles, where))


def _in_order(
    script: Script,
    spoken: Mapping[Place, Sequence[Piece]],
    jingles: Mapping[str, Piece],
    where: Path,
) -> Iterator[Piece]:
    for story in script.stories:
        for index, item in enumerate(story.items):
            here = Piece(
                kind="pause", story=story.slug, paragraph=index, duration_ms=0, line=item.line
            )
            match item:
                case Read() | ClipCue():
                    yield from spoken.get((story.slug, index), ())
                case Jingle(name=name) if name in jingles:
                    yield replace(jingles[name], story=story.slug, paragraph=index, line=item.line)
                case Jingle(name=name):
                    raise MixError(
                        f"l'habillage n'a pas de « {name} »",
                        where=Where(where, item.line),
                        hint="ajoutez-le à [imaging] dans station.toml",
                    )
                case Bed(starts=starts):
                    yield replace(here, kind="bed_in" if starts else "bed_out")
                case Pause(length_ms=length_ms):
                    yield replace(here, duration_ms=length_ms)
                case _:
                    pass
