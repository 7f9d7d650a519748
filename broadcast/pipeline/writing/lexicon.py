"""The lexicon of a bulletin: the election's names over the station's, over those of every one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from broadcast.files import read_text
from broadcast.french.lexicon.names_said import Lexicon, parse_lexicon, shipped_lexicon

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.workspace import Workspace


def lexicon_of(bulletin: Bulletin) -> Lexicon:
    """How the names of a bulletin are said.

    Raises `FrenchError` with the file and line of the first entry that cannot be read.
    """
    return lexicon_for(bulletin.workspace, bulletin.order.header.election)


def lexicon_for(workspace: Workspace, election_id: str) -> Lexicon:
    """The names of an election, of its station and of every station; the narrower scope wins.

    A station or an election without a lexicon has no names of its own.
    """
    files = (workspace.election_lexicon(election_id), workspace.lexicon)
    texts = tuple(read_text(path) if path.exists() else "" for path in files)
    return _layered(files, texts)


@lru_cache(maxsize=8)
def _layered(files: tuple[Path, Path], texts: tuple[str, str]) -> Lexicon:
    """The two scopes over the shipped one; made once for the same files that say the same."""
    election, station = (
        parse_lexicon(text, path) if text else Lexicon()
        for path, text in zip(files, texts, strict=True)
    )
    return election.over(station).over(shipped_lexicon())
