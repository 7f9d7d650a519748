"""Quotations: in the words of the newsroom's transcripts, and said by those who said them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.review.findings import Finding
from broadcast.review.reading.letters import plain
from broadcast.review.reading.phrasings import one_of
from broadcast.review.rules.sources.transcripts import LONG, difference, quote_meant, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.election import Election
    from broadcast.model.quotes import Quote
    from broadcast.model.script import ClipCue
    from broadcast.review.findings import Severity
    from broadcast.review.reading.cast import Person
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions, Who
    from broadcast.review.reading.sentences import Quoted

_SAYS = one_of(r"""
    je cite
    cit\w+
    selon (?:lui|elle)
    dit
    declar\w+
    affirm\w+
    expliqu\w+
    ajout\w+
    lanc\w+
    confi\w+
    juge
    estime
    assure
    reconnait
    salue
    promet
""")
_CITED = re.compile(rf"\b{_SAYS}\b")
_ELSE = re.compile(r"[.;:]|\bque\b|\bqu'")
"""Between quoted words and a name: that name is not the speaker's."""

_ASIDE = re.compile(
    r",\s+(?:expliqu|ajout|dit|déclar|affirm|lanc|confi|estim|assur|reconna|précis|souri|poursui"
    r"|conclu|juge)[^,.»]*[,.]\s*"
)


def clip_findings(cue: ClipCue, election: Election, context: Context) -> Iterator[Finding]:
    """What is wrong with a recorded quote as the script writes it, and announces it."""
    quote = next((one for one in election.quotes if one.id == cue.quote), None)
    if quote is None:
        known = ", ".join(one.id for one in election.quotes) or "aucune"
        says = f"citations connues : {known}"
        yield _fault(cue.line, f"[son: {cue.quote}]", says, None, "unsourced")
        return
    words = cue.words.strip().strip("«»").strip()
    wrong = difference(words, quote.words) if words else None
    if wrong:
        yield _fault(cue.line, *wrong, quote)
    elif words and _cut(words, quote.words):
        says = f"coupe non marquée : marquez […], ou dites : « {quote.words} »"
        yield _fault(cue.line, f"« {words} »", says, quote, "doubt")
    latest = [{one.name for one in who.people if one.speaks} for who in context.latest]
    named = [names for names in latest if names]
    if named and not any(plain(quote.speaker) in names for names in named):
        says = f"c'est {quote.speaker} qui parle"
        yield _fault(cue.line, f"son annoncé pour {min(named[-1])}", says, quote)
        return
    speakers = [person.name for one in context.said for person in one.people if person.speaks]
    if speakers and plain(quote.speaker) not in speakers[-3:]:
        says = f"c'est {quote.speaker} qui parle"
        yield _fault(cue.line, f"son annoncé pour {speakers[-1]}", says, quote)


def _cut(said: str, transcript: str) -> bool:
    """Whether the end or the beginning of a recorded quote is left out without a word of it."""
    if any(mark in said for mark in ("…", "...")):
        return False
    return len(words_of(said)) < len(words_of(transcript))


def quotation_findings(
    mentions: Mentions, context: Context, quotes: Sequence[Quote]
) -> Iterator[Finding]:
    """What is wrong with the quotations inside a sentence."""
    for quoted in _pieces(mentions.sentence.quotes):
        line = mentions.sentence.line_at(quoted.start)
        quote = quote_meant(quoted.words, quotes)
        if quote is None:
            if _is_speech(mentions, quoted):
                says = "aucune citation de la rédaction n'a ces mots"
                yield _fault(line, f"« {quoted.words} »", says, None, "unsourced")
            continue
        wrong = difference(quoted.words, quote.words)
        if wrong:
            yield _fault(line, *wrong, quote)
        who = [person.name for person in _speaker(mentions, quoted, context)]
        if who and plain(quote.speaker) not in who:
            found = f"« {quoted.words} », prêté à {who[0]}"
            yield _fault(line, found, f"c'est {quote.speaker} qui le dit", quote)


def _pieces(quotes: Sequence[Quoted]) -> Iterator[Quoted]:
    """Quotations, cut where the presenter says inside them who speaks: « …, explique-t-il, … »."""
    for quoted in quotes:
        parts = [part.strip() for part in _ASIDE.split(quoted.words)]
        if len(parts) == 1:
            yield quoted
            continue
        for part in filter(None, parts):
            yield replace(quoted, words=part)


def _is_speech(mentions: Mentions, quoted: Quoted) -> bool:
    """Whether a quotation is someone's words, and no title or irony: long, or introduced so."""
    words = len(words_of(quoted.words))
    cited = words > 1 and _CITED.search(mentions.sentence.folded.lower())
    return words >= LONG or bool(cited)


def _speaker(mentions: Mentions, quoted: Quoted, context: Context) -> tuple[Person, ...]:
    """Who is said to speak: named right after the words, or before them, or a sentence before."""
    text = mentions.sentence.folded
    for one in mentions.who:
        gap = text[quoted.end : one.start]
        after = one.start >= quoted.end and len(gap) < 40 and not _ELSE.search(gap)
        if after and re.search(r"\w", gap):
            return _voices(one)
    before = [one for one in mentions.who if one.end <= quoted.start]
    for people in (before, context.said):
        named = [one for one in people if _voices(one) and not one.object]
        if named:
            quotable = [one for one in named if any(person.speaks for person in one.people)]
            return _voices((quotable or named)[-1])
    return ()


def _voices(one: Who) -> tuple[Person, ...]:
    return tuple(person for person in one.people if person.speaks or person.candidates)


def _fault(
    line: int,
    found: str,
    says: str,
    quote: Quote | None,
    severity: Severity = "contradiction",
) -> Finding:
    return Finding(
        kind="quote",
        severity=severity,
        line=line,
        found=found,
        data_says=says,
        trace=str(quote.where) if quote else "",
        source=quote.source.name if quote else "",
    )
