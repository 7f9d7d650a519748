"""A script read passage by passage: what each names, its figures, what was said before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.review.reading.context import Context
from broadcast.review.reading.lending import read_amounts
from broadcast.review.reading.letters import fold, plain
from broadcast.review.reading.sentences import Heard, passages
from broadcast.review.reading.units import unit_said
from broadcast.review.rules.numbers.told import figures_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.script import Script
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.reading.amounts import Amount
    from broadcast.review.reading.atlas import Atlas
    from broadcast.review.reading.mentions import Mentions
    from broadcast.review.reading.reader import Reader
    from broadcast.review.reading.sentences import Sentence
    from broadcast.review.rules.numbers.told import Told

_COUNTED = ("voters", "votes", "registered", "seats", "people")
"""What a sentence may go on counting after the one that said it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence or a recorded quote, read in its place."""

    passage: Sentence | Heard
    context: Context
    """As it stands there: it moves on with the next passage."""

    mentions: Mentions | None = None
    told: tuple[Told, ...] = ()


def read_passages(
    script: Script, reader: Reader, ledger: Ledger, atlas: Atlas
) -> Iterator[Passage]:
    """Each passage with what it names, and what has been said before it."""
    context = Context(ledger, atlas)
    for passage in passages(script):
        context.enter(passage.story, fold(plain(script.stories[passage.story].title)))
        if isinstance(passage, Heard):
            yield Passage(passage=passage, context=context)
            continue
        mentions = reader.read(passage, context.said)
        amounts = _amounts(mentions)
        told = tuple(figures_told(mentions, amounts, context))
        yield Passage(passage=passage, context=context, mentions=mentions, told=told)
        context.leave(mentions, _last_counted(amounts) or _asked_about(mentions))


def _amounts(mentions: Mentions) -> tuple[Amount, ...]:
    """The figures of a sentence that are no part of a name, a place or a round."""
    named = (one for one in mentions.who if one.how != "pronoun")
    taken = [one.bounds for one in (*named, *mentions.where, *mentions.rounds)]
    return read_amounts(mentions.sentence, taken)


def _last_counted(amounts: Sequence[Amount]) -> str:
    """What the next sentence may go on counting: "on en compte 300 de plus"."""
    counted = [amount.kind for amount in amounts if amount.kind in _COUNTED]
    last = counted[-1] if counted else ""
    return "voters" if last == "people" else last


def _asked_about(mentions: Mentions) -> str:
    """What the figures after a question count: "Bulletins blancs et nuls ?"."""
    asked = mentions.sentence.text
    return unit_said(asked) if asked.endswith("?") else ""
