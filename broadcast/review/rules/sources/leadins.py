"""What a speaker is said to mean names the same people as the newsroom's words for it."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from broadcast.review.reading.letters import plain
from broadcast.review.reading.sentences import sentence_of
from broadcast.review.rules.faults import fault
from broadcast.review.rules.sources.transcripts import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.election import Election
    from broadcast.model.quotes import Quote
    from broadcast.review.findings import Finding, Kind
    from broadcast.review.reading.mentions import Mentions, Who
    from broadcast.review.reading.reader import Reader

_TOO_SHORT = 4
"""Words below which a lead-in is known by nobody: "se réjouit"."""


class LeadIns:
    """The newsroom's words that announce each quote, and whom they name."""

    def __init__(self, election: Election, reader: Reader) -> None:
        self._lead_ins = tuple(
            (quote, words_of(quote.lead_in), _named(quote, reader))
            for quote in election.quotes
            if len(words_of(quote.lead_in)) >= _TOO_SHORT
        )

    def findings(self, mentions: Mentions) -> Iterator[Finding]:
        """What is wrong with the people of a sentence that says what a speaker means."""
        words = words_of(mentions.sentence.text)
        for quote, own, named in self._lead_ins:
            if _told(words, own):
                yield from _others(mentions, quote, named)
                yield from _other_speaker(mentions, quote)


def _named(quote: Quote, reader: Reader) -> frozenset[str]:
    who = reader.read(sentence_of(quote.lead_in)).who
    return frozenset(person.name for one in who for person in one.people if one.how != "pronoun")


def _told(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether a sentence has enough of a lead-in, three words in a row at least."""
    if len(set(own).intersection(words)) < 3:
        return False  # so few words in common that comparing them is idle
    blocks = SequenceMatcher(a=own, b=words, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks if block.size >= 3)
    return common >= min(6, len(own))


def _others(mentions: Mentions, quote: Quote, named: frozenset[str]) -> Iterator[Finding]:
    """Someone who stands, and whom the lead-in does not name."""
    for one in mentions.standing if named else ():
        names = {person.name for person in one.people}
        asks = any(person.asks for person in one.people)
        if one.how in ("pronoun", "other") or asks or plain(quote.speaker) in names:
            continue
        supported = "soutenu" in mentions.sentence.folded and any(
            candidate.id == quote.supports for candidate in one.candidates
        )
        if not supported and named.isdisjoint(names):
            says = f"la rédaction a noté : « {quote.lead_in} »"
            yield _fault(mentions, one, says, quote, "name")


def _other_speaker(mentions: Mentions, quote: Quote) -> Iterator[Finding]:
    """A lead-in told of someone else who speaks."""
    speakers = [
        one
        for one in mentions.who
        if one.how != "pronoun" and any(person.speaks for person in one.people)
    ]
    names = {person.name for one in speakers for person in one.people}
    if speakers and plain(quote.speaker) not in names:
        says = f"c'est {quote.speaker} qui le dit"
        yield _fault(mentions, speakers[0], says, quote, "quote")


def _fault(mentions: Mentions, one: Who, says: str, quote: Quote, kind: Kind) -> Finding:
    return fault(mentions.sentence, one.bounds, says, kind=kind, basis=quote, around=34)
