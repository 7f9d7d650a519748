"""The station's lexicon, read from its workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.files import read_text
from broadcast.french.lexicon import Lexicon, parse_lexicon

if TYPE_CHECKING:
    from broadcast.pipeline.paper import Bulletin


def lexicon_of(bulletin: Bulletin) -> Lexicon:
    """How the station says names; a station without a lexicon has none.

    Raises `FrenchError` with the line of the first entry that cannot be read.
    """
    path = bulletin.workspace.lexicon
    return parse_lexicon(read_text(path), path) if path.exists() else Lexicon()
