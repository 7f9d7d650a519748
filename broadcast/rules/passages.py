"""What of a bulletin counts as speaking time (*temps de parole*) or airtime (*temps d'antenne*).

*Parole*: a candidate or a supporter is heard. *Antenne*: that, and whatever is devoted to a
candidate: words of theirs that a presenter reads, sentences that name them. The milliseconds are
those of the mix itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadcast.french.spoken.sentences import split_sentences
from broadcast.model.script import ClipCue, Read
from broadcast.rules.passage import Passage, scope_of
from broadcast.rules.quotes import holds, quotes_in, standing_as, takes_sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.air import Placement, Timeline
    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.model.script import Script, Story
    from broadcast.rules.passage import Kind
    from broadcast.rules.quotes import QuoteHeard


def passages_of(script: Script, election: Election, timeline: Timeline) -> tuple[Passage, ...]:
    """Everything that counts, in the order in which it is heard."""
    quotes = quotes_in(script, election.quotes)
    stories = {story.slug: story for story in script.stories}
    found = [
        passage
        for placement in timeline.placements
        for passage in _of(placement, stories.get(placement.piece.story), quotes, election)
    ]
    return tuple(sorted(found, key=lambda one: one.start_ms))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Words in their place on the clock, and the recording that they come from."""

    text: str
    start_ms: int
    length_ms: int
    source: str = ""
    estimated: bool = False


def _of(
    placement: Placement, story: Story | None, quotes: Sequence[QuoteHeard], election: Election
) -> Iterator[Passage]:
    piece = placement.piece
    own = [one for one in quotes if (one.story, one.paragraph) == (piece.story, piece.paragraph)]
    said = _Said(text=piece.text, start_ms=placement.start_ms, length_ms=piece.duration_ms)
    match piece.kind:
        case "clip":
            recorded = replace(said, source=piece.path.name if piece.path else "")
            for one in own:
                if takes_sides(one.quote, election.candidates):
                    yield _quoted("parole", one, recorded, election)
        case "sentence":
            yield from _read(said, own, election)
        case "take" if story:
            for index, one_said in _taken(placement, story):
                theirs = [q for q in quotes if (q.story, q.paragraph) == (story.slug, index)]
                yield from _read(one_said, theirs, election)
        case _:
            pass


def _read(said: _Said, quotes: Sequence[QuoteHeard], election: Election) -> Iterator[Passage]:
    """A sentence of a presenter's: someone's words, or about those who stand."""
    for heard in quotes:
        if takes_sides(heard.quote, election.candidates) and (
            heard.alone or holds(said.text, heard.quote.words)
        ):
            yield _quoted("antenne", heard, said, election)
            return
    named = [one for one in election.candidates if _names(said.text, one)]
    for number, one in enumerate(named):
        until, since = ((said.length_ms * n) // len(named) for n in (number + 1, number))
        yield Passage(
            kind="antenne",
            start_ms=said.start_ms,
            length_ms=until - since,
            person="",
            role="",
            party=one.party,
            candidate=one.name,
            scope=scope_of(one, election),
            words=said.text,
            source=said.source,
            estimated=said.estimated,
        )


def _taken(placement: Placement, story: Story) -> Iterator[tuple[int, _Said]]:
    """A take is one recording of a whole story: its sentences take the time of their letters."""
    sentences = [
        (index, sentence)
        for index, item in enumerate(story.items)
        if isinstance(item, Read | ClipCue)
        for sentence in split_sentences(
            " ".join((item.text if isinstance(item, Read) else item.words).split())
        )
    ]
    letters, gone = sum(len(sentence) for _, sentence in sentences), 0
    for index, sentence in sentences:
        first = placement.piece.duration_ms * gone // letters
        gone += len(sentence)
        last = placement.piece.duration_ms * gone // letters
        yield (
            index,
            _Said(
                text=sentence,
                start_ms=placement.start_ms + first,
                length_ms=last - first,
                source=placement.piece.path.name if placement.piece.path else "",
                estimated=True,
            ),
        )


def _quoted(kind: Kind, heard: QuoteHeard, said: _Said, election: Election) -> Passage:
    quote = heard.quote
    supported = next((one for one in election.candidates if one.id == quote.supports), None)
    candidate = supported or standing_as(quote, election.candidates)
    return Passage(
        kind=kind,
        start_ms=said.start_ms,
        length_ms=said.length_ms,
        person=quote.speaker,
        role=quote.role,
        party=quote.party or (candidate.party if candidate else ""),
        candidate=candidate.name if candidate else "",
        scope=scope_of(candidate, election),
        words=said.text,
        source=said.source,
        estimated=said.estimated,
    )


def _names(text: str, candidate: Candidate) -> bool:
    told = (candidate.name, candidate.head, candidate.family_name, candidate.role)
    names = [name for name in told if name]
    return any(
        name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names
    )
