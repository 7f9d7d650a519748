"""Quotations against their transcripts, word by word, and whose they are said to be.

A cut is marked […]; its pieces come in the order of the transcript. A leading or a trailing "…"
leaves out the beginning or the end.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from broadcast.review.findings import Finding
from broadcast.review.text import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.election import Quote
    from broadcast.model.script import ClipCue
    from broadcast.review.cast import Person
    from broadcast.review.context import Context
    from broadcast.review.ledger import Ledger
    from broadcast.review.mentions import Mentions, Who
    from broadcast.review.text import Quoted

_CUT = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?")
LONG = 4
"""Words from which a quotation is someone's speech, and no mere title or irony."""

_NEAR = 0.55
"""How much of a quotation must be in a transcript for it to be meant."""

_CITED = re.compile(
    r"\b(?:je cite|cit\w+|selon (?:lui|elle)|dit|declar\w+|affirm\w+|expliqu\w+|ajout\w+|lanc\w+|confi\w+|juge|estime|assure|reconnait|salue|promet)\b"
)


_ASIDE = re.compile(
    r",\s+(?:expliqu|ajout|dit|déclar|affirm|lanc|confi|estim|assur|reconna|précis|souri|poursui|conclu|juge)"
    r"[^,.»]*[,.]\s*"
)


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters, its typography made plain.

    >>> words_of("« … d’âme, mais »")
    ["d'âme", 'mais']
    """
    text = plain(text).lower().replace("œ", "oe")
    return [word for word in _WORD.findall(text)]


def clip_findings(cue: ClipCue, ledger: Ledger, context: Context) -> Iterator[Finding]:
    """What is wrong with a recorded quote as the script writes it."""
    quote = next((one for one in ledger.election.quotes if one.id == cue.quote), None)
    if quote is None:
        known = ", ".join(one.id for one in ledger.election.quotes) or "aucune"
        yield _finding(
            cue.line, f"[son: {cue.quote}]", f"citations connues : {known}", None, "unsourced"
        )
        return
    words = cue.words.strip().strip("«»").strip()
    if words:
        fault = difference(words, quote.words)
        if fault:
            yield _finding(cue.line, *fault, quote)
    announced = [one for one in context.said if any(p.speaks or p.candidates for p in one.people)]
    speakers = [person.name for one in announced for person in one.people if person.speaks]
    if (
        speakers
        and quote.speaker not in speakers[-3:]
        and plain(quote.speaker) not in speakers[-3:]
    ):
        yield _finding(
            cue.line, f"son annoncé pour {speakers[-1]}", f"c'est {quote.speaker} qui parle", quote
        )


def inline_findings(mentions: Mentions, context: Context, ledger: Ledger) -> Iterator[Finding]:
    """What is wrong with the quotations inside a sentence."""
    sentence = mentions.sentence
    for quoted in _pieces(sentence.quotes):
        line = sentence.line_at(quoted.start)
        words = words_of(quoted.words)
        quote = _meant(quoted.words, ledger.election.quotes)
        if quote is None:
            cited = _CITED.search(sentence.folded.lower()) and len(words) > 1
            if len(words) >= LONG or cited:
                yield _finding(
                    line,
                    f"« {quoted.words} »",
                    "aucune citation de la rédaction n'a ces mots",
                    None,
                    "unsourced",
                )
            continue
        fault = difference(quoted.words, quote.words)
        if fault:
            yield _finding(line, *fault, quote)
        who = _speaker(mentions, quoted.start, quoted.end, context)
        if (
            who
            and quote.speaker not in [p.name for p in who]
            and plain(quote.speaker) not in [p.name for p in who]
        ):
            yield _finding(
                line,
                f"« {quoted.words} », prêté à {who[0].name}",
                f"c'est {quote.speaker} qui le dit",
                quote,
            )


def _pieces(quotes: Sequence[Quoted]) -> Iterator[Quoted]:
    """Quotations, cut where the presenter says inside them who speaks: « …, explique-t-il, … »."""
    for quoted in quotes:
        parts = [part.strip() for part in _ASIDE.split(quoted.words)]
        if len(parts) == 1:
            yield quoted
            continue
        for part in filter(None, parts):
            yield replace(quoted, words=part)


def difference(said: str, transcript: str) -> tuple[str, str] | None:
    """Where a quotation leaves its transcript: its words, and those of the transcript.

    >>> difference("Le score est […] appel.", "Le score est sans appel.") is None
    True
    >>> difference("Le score est avec appel.", "Le score est sans appel.")
    ('« avec »', 'la transcription dit « sans » : « Le score est sans appel. »')
    """
    full = words_of(_CUT.sub(" ", transcript))
    pieces = [words_of(piece) for piece in _CUT.split(said)]
    at = 0
    for index, piece in enumerate(piece for piece in pieces if piece):
        start = _find(piece, full, at)
        if start is None:
            return _told(piece, full[at:] if index else full, transcript)
        at = start + len(piece)
    return None


def _find(piece: list[str], full: list[str], at: int) -> int | None:
    for start in range(at, len(full) - len(piece) + 1):
        if full[start : start + len(piece)] == piece:
            return start
    return None


def _told(piece: list[str], full: list[str], transcript: str) -> tuple[str, str]:
    """The first words that differ, as they are said and as they are."""
    matcher = SequenceMatcher(a=full, b=piece, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" or (tag == "delete" and (c == 0 or d == len(piece))):
            continue
        said, right = " ".join(piece[c:d]), " ".join(full[a:b])
        shown = f"« {transcript} »"
        if tag == "delete":
            return (
                f"coupe non marquée après « {piece[c - 1]} »",
                f"« {right} » manque : marquez […] : {shown}",
            )
        if tag == "insert":
            return f"« {said} »", f"ces mots ne sont pas dans la transcription : {shown}"
        return f"« {said} »", f"la transcription dit « {right} » : {shown}"
    return f"« {' '.join(piece)} »", f"dans un autre ordre que la transcription : « {transcript} »"


def _meant(words: str, quotes: Sequence[Quote]) -> Quote | None:
    """The quote that a quotation is taken from, changed perhaps."""
    said = words_of(_CUT.sub(" ", words))
    best, ratio = None, 0.0
    for quote in quotes:
        full = words_of(quote.words)
        same = sum(
            block.size
            for block in SequenceMatcher(a=full, b=said, autojunk=False).get_matching_blocks()
        )
        score = same / len(said) if said else 0.0
        if score > ratio:
            best, ratio = quote, score
    if len(said) < LONG:
        return best if ratio == 1.0 else None
    return best if ratio >= _NEAR else None


def _speaker(mentions: Mentions, start: int, end: int, context: Context) -> tuple[Person, ...]:
    """Who is said to speak: named right after the words, or before them, or in the sentence before."""
    text = mentions.sentence.folded
    for one in mentions.who:
        if one.start >= end:
            gap = text[end : one.start]
            if len(gap) < 40 and re.search(r"\w", gap) and not re.search(r"[.;:]", gap):
                return _voices(one)
    before = [one for one in mentions.who if one.end <= start and not one.object and _voices(one)]
    for named in (before, [one for one in context.said if _voices(one) and not one.object]):
        if named:
            quoted = [one for one in named if any(person.speaks for person in one.people)]
            return _voices((quoted or named)[-1])
    return ()


def _voices(one: Who) -> tuple[Person, ...]:
    return tuple(person for person in one.people if person.speaks or person.candidates)


def _finding(
    line: int, found: str, says: str, quote: Quote | None, severity: str = "contradiction"
) -> Finding:
    return Finding(
        kind="quote",
        severity=severity,  # type: ignore[arg-type]
        line=line,
        found=found,
        data_says=says,
        trace=str(quote.where) if quote else "",
        source=quote.source.name if quote else "",
    )


def folded_words(text: str) -> list[str]:
    """The words of a text without their accents."""
    return words_of(fold(text))
