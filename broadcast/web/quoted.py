"""The quotes of a script, each beside the words that bring it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.rules.quotes import led_in, quotes_in
from broadcast.web import models

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.quotes import Quote
    from broadcast.pipeline.writing.paper import Bulletin, Paper


def quoted(bulletin: Bulletin, paper: Paper) -> Iterator[models.Quoted]:
    """Every quote that is heard, in the order of the script."""
    for one in quotes_in(paper.script, bulletin.election.quotes):
        yield models.Quoted(
            line=one.line,
            speaker=one.quote.speaker,
            lead_in=led_in(paper.script, one),
            words=one.quote.words,
            clearance=_told(one.quote),
            source=one.quote.source.name,
        )


def _told(quote: Quote) -> str:
    """What gives the right to air a quote, in French; nothing where nobody has said."""
    match quote.clearance:
        case "micro":
            return f"dit au micro de {quote.interviewer}"
        case "public":
            return "dit en public"
        case "accord":
            since = f", le {quote.cleared_on:%d/%m/%Y}" if quote.cleared_on else ""
            return f"accord de {quote.cleared_by}{since}"
        case _:
            return ""
