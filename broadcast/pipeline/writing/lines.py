"""What the voices would say of a script, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.pipeline.writing.lexicon import lexicon_of
from broadcast.voice.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.voice.lines import Line


def lines_to_say(bulletin: Bulletin, paper: Paper, taken: Sequence[str] = ()) -> tuple[Line, ...]:
    """All that a voice would say of a script, but for the stories ``taken``, by their slugs.

    Raises a `BroadcastError` for a script that names what is not there.
    """
    return lines_of(
        paper.script,
        quotes={quote.id: quote for quote in bulletin.election.quotes},
        taken=taken,
        lexicon=lexicon_of(bulletin),
        voice_named=bulletin.station.voice_named,
        path=paper.path,
    )
