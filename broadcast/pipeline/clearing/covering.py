"""What an approval covers of a bulletin: each word, figure, clip, voice and take, at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from broadcast.files import sha256_of
from broadcast.french.wordings.written import number_text, percent_text
from broadcast.model.air import CARD
from broadcast.model.figures import Figure, PublishedNumber
from broadcast.model.script import ClipCue, Note
from broadcast.review.approval import Covered
from broadcast.script.writing import header_fields, item_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from broadcast.model.figures import Comparison
    from broadcast.model.quotes import Quote
    from broadcast.model.script import Script
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.factlock import Study
    from broadcast.voice.lines import Line


def covered(
    bulletin: Bulletin, paper: Paper, study: Study, lines: Iterable[Line]
) -> tuple[Covered, ...]:
    """Every word, figure, clip and voice of a bulletin, as an approval covers them."""
    script = paper.script
    quotes = {quote.id: quote for quote in bulletin.election.quotes}
    found = (
        *_header(script),
        *_words(script),
        *_figures(study),
        *_clips(script, quotes, bulletin.clips),
        *_voices(lines),
        *_takes(bulletin.workspace.takes(script.header.bulletin), script),
    )
    unique: dict[Any, Covered] = {}
    for one in found:
        # A paragraph may stand twice; a figure behind two lines is told at the first
        key = (one.kind, one.key) if one.kind != "words" else (one.kind, one.line)
        unique.setdefault(key, one)
    return tuple(unique.values())


def _header(script: Script) -> Iterator[Covered]:
    for line, (name, value) in enumerate(header_fields(script.header).items(), 2):
        yield Covered(kind="header", key=name, value=value, line=line)


def _words(script: Script) -> Iterator[Covered]:
    for story in script.stories:
        yield Covered(kind="words", key="", value=f"## {story.title}", line=story.line)
        for item in story.items:
            if not isinstance(item, Note):  # never heard
                text = " ".join(item_text(item).split())
                yield Covered(kind="words", key="", value=text, line=item.line)


def _figures(study: Study) -> Iterator[Covered]:
    """Each figure at the line that says it, else at the first one that rests on it."""
    said: dict[object, int] = {}
    for source in study.sources:
        said.setdefault(source.entry.figure, source.line)
    for rest in study.rests:
        figure = rest.figure
        named = _figure if isinstance(figure, Figure) else _comparison
        key, value = named(figure)  # type: ignore[arg-type]  # each takes its own kind
        yield Covered(kind="figure", key=key, value=value, line=said.get(figure, rest.line))


WORDS = {
    **{"share": "part", "votes": "voix", "voters": "votants", "registered": "inscrits"},
    **{"valid": "exprimés", "blank": "blancs", "spoiled": "nuls", "seats": "sièges"},
    **{"leader": "en tête", "elected": "élu", "elected_by_age": "élu à l'âge"},
    **{"qualified": "qualifié", "withdrawn": "retiré", "places_led": "bureaux en tête"},
    **{"stations": "bureaux", "stations_counted": "bureaux dépouillés", "counted": "dépouillé"},
}
"""What a figure is, in French."""

STAGES = {"partial": "partiel", "quasi-definitive": "quasi définitif", "definitive": "définitif"}


def _figure(figure: Figure) -> tuple[str, str]:
    who = f"{figure.candidate.name}, " if figure.candidate else ""
    key = (
        f"{WORDS[figure.kind]} ({who}{figure.area.name}, tour {figure.round}, {figure.source.name})"
    )
    match figure.value:
        case None:
            told = "oui"
        case int() as number:
            told = number_text(number)
        case PublishedNumber() as number:
            told = f"{number.relation} {number_text(number.value)}"
        case share:
            told = percent_text(share)
    return key, f"{told} ({STAGES[figure.stage]})"


def _comparison(comparison: Comparison) -> tuple[str, str]:
    who = f"{comparison.candidate.name}, " if comparison.candidate else ""
    key = f"comparaison de {comparison.of} ({who}{comparison.area.name}, {comparison.than})"
    return key, comparison.relation


def _clips(script: Script, quotes: dict[str, Quote], folder: Path) -> Iterator[Covered]:
    for story in script.stories:
        for item in story.items:
            if isinstance(item, ClipCue) and item.quote in quotes:
                yield _clip(item, quotes[item.quote], folder)


def _clip(item: ClipCue, quote: Quote, folder: Path) -> Covered:
    """A quote with who says it, and its recording to the byte, where there is one."""
    file = folder / quote.clip
    sound = sha256_of(file)[:12] if quote.clip and file.is_file() else "aucun son"
    said = f"{quote.speaker}, {quote.role} : « {quote.words} »"
    cut = f"de {quote.cue_in_ms} à {quote.cue_out_ms or 'la fin'}"
    value = f"{said} ({sound}, {cut})" if quote.clip else f"{said} (lue)"
    return Covered(kind="clip", key=f"citation {quote.id}", value=value, line=item.line)


def _voices(lines: Iterable[Line]) -> Iterator[Covered]:
    """Who reads, and how the names of each line are said."""
    for line in lines:
        voice = line.voice
        made = " ".join(filter(None, (voice.engine, voice.style, f"débit {voice.rate:g}")))
        yield Covered(kind="voice", key=f"voix {voice.name}", value=made, line=line.line)
        for _, said in line.sentences:
            for name in said.names:
                how = name.pronunciation
                told = " ".join(filter(None, (how.said, f"/{how.ipa}/" if how.ipa else "")))
                key = f"prononciation de « {how.written} »"
                yield Covered(kind="voice", key=key, value=told, line=line.line)


def _takes(folder: Path, script: Script) -> Iterator[Covered]:
    lines = {story.slug: story.line for story in script.stories}
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    for file in files:
        if file.name.startswith(".") or file.suffix == CARD:
            continue
        if file.is_file() and file.stem in lines:
            key = f"prise du sujet {file.stem}"
            yield Covered(kind="take", key=key, value=sha256_of(file)[:12], line=lines[file.stem])
