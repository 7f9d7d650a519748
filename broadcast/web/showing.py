"""A script turned into what the pages show: its paragraphs on the clock, sources, faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.desk.takes import can_be_taken, standing_takes
from broadcast.errors import BroadcastError, VoiceError
from broadcast.french.sentences import split_sentences
from broadcast.model.script import Bed, ClipCue, Jingle, Note, Pause, Read, VoiceCue
from broadcast.pipeline.approving import STAGES, lines_to_say
from broadcast.pipeline.expecting import expect, sentence_ms, sound_ms, take_files
from broadcast.pipeline.standing import standing
from broadcast.review.approval import fingerprint
from broadcast.script.writing import item_text
from broadcast.web import models

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from broadcast.desk.approvals import Looked
    from broadcast.desk.board import Row
    from broadcast.desk.newsroom import Newsroom
    from broadcast.desk.studio import Job
    from broadcast.desk.takes import Take
    from broadcast.model.election import Quote
    from broadcast.model.script import Item, Script, Story
    from broadcast.pipeline.expecting import Expectation
    from broadcast.pipeline.paper import Bulletin, Paper
    from broadcast.review.approval import Approval
    from broadcast.review.factlock import Study
    from broadcast.review.findings import Finding
    from broadcast.review.sourcing import Sourced
    from broadcast.voice.lines import Line


def show_check(newsroom: Newsroom, bulletin_id: str, text: str) -> models.Check:
    """All that can be told of a text before it is saved; a text that is no script says why."""
    bulletin = newsroom.bulletin(bulletin_id)
    try:
        paper = standing(bulletin, text).paper
        study = newsroom.fact_lock(bulletin).study(paper.script)
        lines = lines_to_say(bulletin, paper)
        return _checked(
            newsroom, bulletin, paper, study=study, findings=study.findings, lines=lines
        )
    except BroadcastError as error:
        return _not_understood(error)


def show_script(newsroom: Newsroom, looked: Looked) -> models.Script:
    """A script as it stands, with all that is known of it."""
    paper, version, ahead = looked.standing.paper, looked.version, looked.ahead
    try:
        checked = _checked(
            newsroom,
            looked.bulletin,
            paper,
            study=looked.study,
            findings=looked.checked.findings,
            lines=looked.lines,
        )
    except BroadcastError as error:
        checked = _not_understood(error)
    return models.Script(
        **dict(checked),
        id=version.bulletin,
        version=version.number,
        by=version.by,
        at=version.at,
        text=version.text,
        edited=paper.edited,
        stale=looked.stale,
        fingerprint=fingerprint(ahead.covered),
        approval=show_approval(ahead.approval) if ahead.approval else None,
        approval_holds=ahead.holds,
        lapses=tuple(models.Lapse.model_validate(one) for one in ahead.lapses),
        override=models.Override.model_validate(looked.checked.override)
        if looked.checked.override
        else None,
        notices=paper.notices,
    )


def show_approval(approval: Approval) -> models.Approval:
    """An approval without all that it covers."""
    return models.Approval.model_validate(approval)


def _not_understood(error: BroadcastError) -> models.Check:
    return models.Check(
        understood=False,
        error=error.what,
        error_line=error.where.line if error.where else None,
        hint=error.hint,
        findings=(),
        sources=(),
        stories=(),
        title="",
        voice="",
        budget_ms=0,
        expected_ms=0,
        over_ms=0,
        fits=False,
        fit_told="",
    )


def _checked(
    newsroom: Newsroom,
    bulletin: Bulletin,
    paper: Paper,
    *,
    study: Study,
    findings: Iterable[Finding],
    lines: tuple[Line, ...],
) -> models.Check:
    header = paper.script.header
    expected = expect(bulletin, paper, lines=lines, measured=newsroom.measured)
    return models.Check(
        understood=True,
        error="",
        error_line=None,
        hint="",
        findings=tuple(models.Finding.model_validate(one) for one in findings),
        sources=tuple(_sources(paper.script, study.sources, newsroom)),
        stories=tuple(_stories(newsroom, bulletin, paper, expected)),
        title=header.title,
        voice=header.voice,
        budget_ms=header.budget_ms,
        expected_ms=expected.whole_ms,
        over_ms=expected.whole_ms - header.budget_ms,
        fits=expected.fits,
        fit_told=expected.told,
    )


def _sources(
    script: Script, sources: Iterable[Sourced], newsroom: Newsroom
) -> Iterator[models.Source]:
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


def _stories(
    newsroom: Newsroom, bulletin: Bulletin, paper: Paper, expected: Expectation
) -> Iterator[models.Story]:
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
        take = None
        if story.slug in files:
            length_ms = sound_ms(files[story.slug])
            take = _take(known.get(story.slug), story.slug, length_ms, spoken_ms)
        yield models.Story(
            slug=story.slug,
            title=story.title,
            line=story.line,
            items=items,
            expected_ms=spoken_ms,
            take=take,
            can_be_taken=can_be_taken(story, bulletin.election),
        )


def _take(known: Take | None, slug: str, length_ms: int, expected_ms: int) -> models.Take:
    if known is None:
        return models.Take(
            story=slug,
            by="fichier",
            at=None,
            duration_ms=length_ms,
            expected_ms=expected_ms,
            integrated_lufs=None,
            levelled=False,
        )
    return models.Take(
        story=slug,
        by=known.by,
        at=known.at,
        duration_ms=known.duration_ms,
        expected_ms=expected_ms,
        integrated_lufs=known.integrated_lufs,
        levelled=True,
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
                newsroom.sentence(line.voice, said),
                newsroom.measured(line.voice, said),
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


def said_row(found: Row, job: Job | None, present: tuple[str, ...]) -> models.Row:
    """A line of the board, with the work under way and who is there."""
    return models.Row(
        id=found.id,
        day=found.day,
        clock=found.clock,
        format=found.format,
        department=found.department,
        department_name=found.department_name,
        title=found.title,
        election=found.election,
        state=found.state,
        told=found.told,
        blocks=tuple(models.Block(what=one.what, line=one.line) for one in found.blocks),
        budget_ms=found.budget_ms,
        expected_ms=found.expected_ms,
        over_ms=found.over_ms,
        fits=found.fits,
        duration_ms=found.duration_ms,
        version=found.version,
        edited=found.edited,
        stopping=found.stopping,
        doubts=found.doubts,
        comments=found.comments,
        takes=found.takes,
        approval=models.Approval.model_validate(found.approval) if found.approval else None,
        lapsed=found.lapsed,
        job=models.Job.model_validate(job) if job else None,
        present=present,
    )
