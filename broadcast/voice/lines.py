"""What the voices of a bulletin must say, sentence by sentence, before any of it is sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import BroadcastError, FrenchError, ModelError, ScriptError, VoiceError, Where
from broadcast.french.spoken.saying import say
from broadcast.french.spoken.sentences import split_sentences
from broadcast.model.script import ClipCue, Read, VoiceCue
from broadcast.records import nearest_hint
from broadcast.voice.casting import QUOTES
from broadcast.voice.reading.unspeakable import refuse_unspeakable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from broadcast.french.lexicon.names_said import Lexicon
    from broadcast.model.quotes import Quote
    from broadcast.model.script import Script, Story
    from broadcast.model.speech import Spoken
    from broadcast.voice.casting import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph, or one quote without a recording, that a voice reads."""

    story: str
    paragraph: int
    """Index of its item in the story."""

    sentences: tuple[tuple[str, Spoken], ...]
    """Each as written, and as said."""

    voice: Voice
    cut_rank: int
    introduced: bool
    """A quote: never heard without the paragraph before it."""

    line: int


def lines_of(
    script: Script,
    *,
    quotes: Mapping[str, Quote],
    taken: Collection[str],
    lexicon: Lexicon,
    voice_named: Callable[[str], Voice],
    path: Path,
) -> tuple[Line, ...]:
    """Everything that a voice must say; stories in ``taken`` are read by a person.

    Raises `ScriptError` for a quote that nobody typed, `VoiceError` for a paragraph that says
    nothing, each with its line.
    """
    return tuple(
        line
        for story in script.stories
        for line in _of_story(
            story,
            script.header.voice,
            quotes=quotes,
            taken=story.slug in taken,
            lexicon=lexicon,
            voice_named=voice_named,
            path=path,
        )
    )


def _of_story(
    story: Story,
    first_voice: str,
    *,
    quotes: Mapping[str, Quote],
    taken: bool,
    lexicon: Lexicon,
    voice_named: Callable[[str], Voice],
    path: Path,
) -> Iterator[Line]:
    presenter = _cast(voice_named, first_voice, Where(path))
    voice = _cast(voice_named, presenter.reads.get(story.slug, first_voice), Where(path))
    quotes_voice = _cast(voice_named, presenter.reads.get(QUOTES, voice.name), Where(path))
    for index, item in enumerate(story.items):
        match item:
            case VoiceCue(voice=name):  # the script has the last word, for quotes too
                voice = quotes_voice = _cast(voice_named, name, Where(path, item.line))
            case Read() | ClipCue():
                text = _read_aloud(story, index, item, quotes, Where(path, item.line))
                if not text or taken:
                    continue
                yield Line(
                    story=story.slug,
                    paragraph=index,
                    sentences=tuple(_sentences(text, lexicon, Where(path, item.line))),
                    voice=quotes_voice if isinstance(item, ClipCue) else voice,
                    cut_rank=item.cut_rank,
                    introduced=isinstance(item, ClipCue),
                    line=item.line,
                )
            case _:
                pass


def _cast(voice_named: Callable[[str], Voice], name: str, where: Where) -> Voice:
    try:
        return voice_named(name)
    except BroadcastError as error:
        raise VoiceError(error.what, where=where, hint=error.hint) from error


def _sentences(text: str, lexicon: Lexicon, where: Where) -> Iterator[tuple[str, Spoken]]:
    for sentence in split_sentences(" ".join(text.split())):
        try:
            said = say(sentence, lexicon)
            refuse_unspeakable(said)
        except (ModelError, FrenchError, VoiceError) as error:
            hint = error.hint or "écrivez des mots, ou retirez cette phrase"
            raise VoiceError(error.what, where=where, hint=hint) from error
        yield sentence, said


def _read_aloud(
    story: Story, index: int, item: Read | ClipCue, quotes: Mapping[str, Quote], where: Where
) -> str:
    """What the voice reads of an item; nothing where a recording is heard instead."""
    if isinstance(item, Read):
        return item.text
    quote = quote_of(item, quotes, where)
    return "" if quote.clip else f"{_attribution(story, index, quote, quotes)}{_words(item, quote)}"


def quote_of(cue: ClipCue, quotes: Mapping[str, Quote], where: Where) -> Quote:
    """The quote that a cue names. Raises `ScriptError` with the nearest one."""
    if cue.quote not in quotes:
        raise ScriptError(
            f"aucune citation ne s'appelle « {cue.quote} »",
            where=where,
            hint=nearest_hint(cue.quote, quotes),
        )
    return quotes[cue.quote]


def _words(cue: ClipCue, quote: Quote) -> str:
    return (cue.words or quote.words).strip(' «»\u00a0\u202f"“”')


def _attribution(story: Story, index: int, quote: Quote, quotes: Mapping[str, Quote]) -> str:
    """Who speaks, before words that the presenter reads in their stead.

    Nothing more right after another quote of the same person; "je cite" where that person, and no
    other speaker, is the last one heard or named in the story; else their name and role.
    """
    before = [item for item in story.items[:index] if isinstance(item, Read | ClipCue)]
    if (
        before
        and isinstance(before[-1], ClipCue)
        and _people(before[-1], quotes) == {quote.speaker}
    ):
        return ""
    last = next((people for item in reversed(before) if (people := _people(item, quotes))), set())
    if last == {quote.speaker}:
        return "Je cite : "
    return f"{quote.speaker}, {quote.role}, je cite : "


def _people(item: Read | ClipCue, quotes: Mapping[str, Quote]) -> set[str]:
    """The speakers whom a paragraph names in full, or whose quote is heard."""
    if isinstance(item, ClipCue):
        return {quotes[item.quote].speaker} if item.quote in quotes else set()
    return {quote.speaker for quote in quotes.values() if quote.speaker in item.text}
