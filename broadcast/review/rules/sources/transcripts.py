"""Quotations held against their transcripts, word by word.

A cut is marked […]; its pieces come in the order of the transcript. A leading or a trailing "…"
leaves out the beginning or the end.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from broadcast.review.reading.letters import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.model.quotes import Quote

LONG = 4
"""Words from which a quotation is someone's speech, and no mere title or irony."""

_NEAR = 0.55
"""How much of a quotation must be in a transcript for it to be meant."""

_CUT = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?")

Words = tuple[str, ...]


@lru_cache(maxsize=512)
def words_of(text: str) -> Words:
    """The words of a text, in small letters, its typography made plain.

    >>> words_of("« … d’âme, mais »")
    ("d'âme", 'mais')
    """
    return tuple(_WORD.findall(plain(text).lower().replace("œ", "oe")))


def difference(said: str, transcript: str) -> tuple[str, str] | None:
    """Where a quotation leaves its transcript: its words, and those of the transcript.

    >>> difference("Le score est […] appel.", "Le score est sans appel.") is None
    True
    >>> difference("Le score est avec appel.", "Le score est sans appel.")
    ('« avec »', 'la transcription dit « sans » : « Le score est sans appel. »')
    """
    full = words_of(_CUT.sub(" ", transcript))
    at = 0
    for piece in filter(None, map(words_of, _CUT.split(said))):
        start = _find(piece, full, at)
        if start is None:
            return _told(piece, full[at:], transcript)
        at = start + len(piece)
    return None


def _find(piece: Words, full: Words, at: int) -> int | None:
    """Where a piece stands in the transcript, from a word on."""
    starts = range(at, len(full) - len(piece) + 1)
    return next((start for start in starts if full[start : start + len(piece)] == piece), None)


def _told(piece: Words, full: Words, transcript: str) -> tuple[str, str]:
    """The first words that differ, as they are said and as they are."""
    shown = f"« {transcript} »"
    for tag, a, b, c, d in SequenceMatcher(a=full, b=piece, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "delete" and (c == 0 or d == len(piece))):
            continue
        said, right = " ".join(piece[c:d]), " ".join(full[a:b])
        if tag == "delete":
            told = f"coupe non marquée après « {piece[c - 1]} »"
            return told, f"« {right} » manque : marquez […] : {shown}"
        if tag == "insert":
            return f"« {said} »", f"ces mots ne sont pas dans la transcription : {shown}"
        return f"« {said} »", f"la transcription dit « {right} » : {shown}"
    return f"« {' '.join(piece)} »", f"dans un autre ordre que la transcription : {shown}"


def quote_meant(words: str, quotes: Sequence[Quote]) -> Quote | None:
    """The quote that a quotation is taken from, changed perhaps; a short one to the letter."""
    said = words_of(_CUT.sub(" ", words))
    best, ratio = None, 0.0
    for quote in quotes:
        score = _part_said(said, words_of(quote.words))
        if score > ratio:
            best, ratio = quote, score
    return best if ratio >= (_NEAR if len(said) >= LONG else 1.0) else None


def _part_said(said: Words, full: Words) -> float:
    """How much of a quotation stands in a transcript, from 0 to 1."""
    blocks = SequenceMatcher(a=full, b=said, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(said) if said else 0.0
