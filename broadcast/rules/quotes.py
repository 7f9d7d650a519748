"""Which words of a script are someone's own, and whose count as a candidate's or a supporter's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.model.script import ClipCue, Read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.candidates import Candidate
    from broadcast.model.quotes import Quote
    from broadcast.model.script import Script

_CUT = "[…]"
_SHORTEST_WORDS = 3
"""Fewer words than this may stand in a sentence by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteHeard:
    """A quote in its place in a script: played, or read inside a sentence."""

    quote: Quote
    story: str
    paragraph: int
    """Index of its item in the story."""

    line: int
    alone: bool
    """Whether its paragraph holds nothing else: a cue of its own."""


def quotes_in(script: Script, quotes: Sequence[Quote]) -> tuple[QuoteHeard, ...]:
    """Every quote that is heard of a script, in its order."""
    return tuple(_found(script, quotes))


def _found(script: Script, quotes: Sequence[Quote]) -> Iterator[QuoteHeard]:
    for story in script.stories:
        for index, item in enumerate(story.items):
            for quote in quotes:
                cued = isinstance(item, ClipCue) and item.quote == quote.id
                if cued or (isinstance(item, Read) and holds(item.text, quote.words)):
                    yield QuoteHeard(
                        quote=quote,
                        story=story.slug,
                        paragraph=index,
                        line=item.line,
                        alone=cued,
                    )


def led_in(script: Script, heard: QuoteHeard) -> str:
    """What is said before a quote is heard: a cut is judged beside the words that bring it in."""
    story = next(story for story in script.stories if story.slug == heard.story)
    until = heard.paragraph if heard.alone else heard.paragraph + 1
    before = [item.text for item in story.items[:until] if isinstance(item, Read)]
    return " ".join(before[-1].split()) if before else ""


def holds(text: str, words: str) -> bool:
    """Whether a sentence repeats a quote, or a piece of it between two cuts.

    >>> holds("Il dit « une dynamique  derrière un candidat ».", "Une dynamique derrière […] lui")
    True
    """
    heard = f" {_plain(text)} "
    pieces = (_plain(piece) for piece in words.split(_CUT))
    return any(f" {piece} " in heard for piece in pieces if len(piece.split()) >= _SHORTEST_WORDS)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def takes_sides(quote: Quote, candidates: Sequence[Candidate]) -> bool:
    """Whether the rules of a campaign bind a speaker.

    They do where the newsroom typed a party or whom they support, and where they stand themselves:
    a voter at the door of a polling place is free.
    """
    return bool(quote.supports or quote.party or standing_as(quote, candidates))


def standing_as(quote: Quote, candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate that a speaker is, where they stand themselves."""
    return next((one for one in candidates if quote.speaker in {one.name, one.head}), None)
