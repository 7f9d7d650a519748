"""A script's paragraphs on the clock: what is read, by whom, when, and from which figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.desk.recording import can_be_taken
from broadcast.desk.takes import standing_takes
from broadcast.errors import VoiceError
from broadcast.french.spoken.sentences import split_sentences
from broadcast.model.script import Bed, ClipCue, Jingle, Note, Pause, Read, VoiceCue
from broadcast.pipeline.clearing.covering import STAGES
from broadcast.pipeline.writing.expecting import take_files
from broadcast.pipeline.writing.sentence_lengths import sentence_ms
from broadcast.script.writing import item_text
from broadcast.web import models
from broadcast.web.recorded import take_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from broadcast.desk.newsroom import Newsroom
    from broadcast.model.quotes import Quote
    from broadcast.model.script import Item, Script, Story
    from broadcast.pipeline.writing.expecting import Expectation
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.sourcing import Sourced
    from broadcast.voice.lines import Line


def sources_of(
    script: Script, sources: Iterable[Sourced], newsroom: Newsroom
) -> Iterator[models.Source]:
    """Where each figure of a script comes from."""
    first = _first_items(script)
    for one in sources:
        figure = one.entry.figure
        yield models.Source(
            line=one.line,
            item=first[one.story] + one.paragraph,
            start=one.start,
            end=one.end,
            said=one.said,
            told=one.entry.told,
            stage=STAGES[figure.stage],
            name=figure.source.name,
            published_at=figure.source.published_at,
            file=newsroom.workspace.named(figure.where.path),
            file_line=figure.where.line,
            computed=one.computed,
        )


def _first_items(script: Script) -> list[int]:
    """The number of each story's first item, counted over the whole script."""
    first = [0]
    for story in script.stories:
        first.append(first[-1] + len(story.items))
    return first


def stories_of(
    newsroom: Newsroom, bulletin: Bulletin, paper: Paper, expected: Expectation
) -> Iterator[models.Story]:
    """The stories of a script, each paragraph with its time, its sentences, its clip."""
    script = paper.script
    quotes = {quote.id: quote for quote in bulletin.election.quotes}
    lines = {(line.story, line.paragraph): line for line in expected.lines}
    files = take_files(bulletin.workspace.takes(script.header.bulletin), script)
    with newsroom.database.reading() as connection:
        known = standing_takes(connection, script.header.bulletin)
    first = _first_items(script)
    show = _Items(newsroom, expected, lines, quotes)
    for number, story in enumerate(script.stories):
        own = [line for line in expected.lines if line.story == story.slug]
        spoken_ms = sum(sentence_ms(said, one.voice) for one in own for _, said in one.sentences)
        items = tuple(
            show.item(story, index, first[number] + index) for index in range(len(story.items))
        )
        file = files.get(story.slug)
        yield models.Story(
            slug=story.slug,
            title=story.title,
            line=story.line,
            items=items,
            expected_ms=spoken_ms,
            take=take_shown(known.get(story.slug), story, file, spoken_ms) if file else None,
            can_be_taken=can_be_taken(story, bulletin.election),
        )


@dataclass(frozen=True, slots=True)
class _Items:
    """What the items of a script are shown from."""

    newsroom: Newsroom
    expected: Expectation
    lines: Mapping[tuple[str, int], Line]
    quotes: Mapping[str, Quote]

    def item(self, story: Story, index: int, number: int) -> models.Item:
        """One item; ``number`` counts over the whole script."""
        item, place = story.items[index], (story.slug, index)
        kind, text = _kind_and_text(item)
        quote = self.quotes.get(item.quote) if isinstance(item, ClipCue) else None
        start_ms, line = self.expected.starts_ms.get(place), self.lines.get(place)
        return models.Item(
            index=number,
            kind=kind,
            story=story.slug,
            line=item.line,
            # An item takes as many lines as its text; the mark of a cut stands on the first one
            last_line=item.line + item_text(item).count("\n"),
            text=text,
            cut_rank=item.cut_rank if isinstance(item, Read | ClipCue) else 0,
            start_ms=start_ms,
            length_ms=self.expected.lengths_ms.get(place, 0),
            cut=bool(self.expected.lengths_ms.get(place)) and start_ms is None,
            quote=item.quote if isinstance(item, ClipCue) else "",
            speaker=quote.speaker if quote else "",
            has_sound=bool(quote and quote.clip),
            outcue=_outcue(quote.words) if quote and quote.clip else "",
            sentences=tuple(_sentences(self.newsroom, line)) if line else (),
        )


def _kind_and_text(item: Item) -> tuple[models.ItemKind, str]:
    match item:
        case Read(text=text):
            return "read", text
        case ClipCue(words=words):
            return "clip", words
        case Jingle(name=name):
            return "jingle", name
        case Bed(starts=starts):
            return "bed", "tapis" if starts else "fin du tapis"
        case Pause(length_ms=length_ms):
            return "pause", f"{length_ms / 1000:g} s".replace(".", ",")
        case VoiceCue(voice=voice):
            return "voice", voice
        case Note(text=text):
            return "note", text


def _outcue(words: str) -> str:
    """The last words of a quote: what the presenter waits for."""
    last = split_sentences(" ".join(words.split()))[-1]
    return " ".join(last.strip(" «»").split()[-5:])


def _sentences(newsroom: Newsroom, line: Line) -> Iterator[models.Sentence]:
    for text, said in line.sentences:
        try:
            key, duration_ms = (
                newsroom.sentences.key(line.voice, said),
                newsroom.sentences.measured(line.voice, said),
            )
        except VoiceError:  # it cannot be said as it is: the fact check's neighbour tells it
            key, duration_ms = "", None
        yield models.Sentence(
            key=key,
            text=text,
            said=said.words,
            voice=line.voice.name,
            expected_ms=sentence_ms(said, line.voice),
            duration_ms=duration_ms,
        )
