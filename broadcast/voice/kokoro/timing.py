"""When each word of a sentence is heard, from the lengths that the model gave its phonemes."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from broadcast.model.speech import Mark
from broadcast.voice.reading.espeak import espeak_phonemes

if TYPE_CHECKING:
    from collections.abc import Sequence

LATE_MS = 80
"""The model's own clock runs behind its sound: measured against the energy of first consonants and
against a recogniser's word starts."""

STRESS = "ˈˌ"
UNHEARD = re.compile(rf"[{STRESS} ,.;:!?…—-]")


def phoneme_marks(
    phonemes: str, lengths_ms: Sequence[float], *, offset_ms: float, end_ms: int
) -> tuple[Mark, ...]:
    """One mark for each phoneme that is heard.

    ``lengths_ms`` has one length for each sign of ``phonemes``; ``offset_ms`` is where the first
    one starts in the sound, whose length is ``end_ms``. A stress mark's length goes to its vowel.

    >>> [m.start_ms for m in phoneme_marks("lˈi.", [100, 25, 75, 50], offset_ms=80, end_ms=400)]
    [0, 100]
    """
    marks, at_ms, since_ms = [], offset_ms - LATE_MS, None
    for phoneme, length_ms in zip(phonemes, lengths_ms, strict=True):
        start_ms = at_ms if since_ms is None else since_ms
        at_ms += length_ms
        if phoneme in STRESS:
            since_ms = start_ms
            continue
        since_ms = None
        if not UNHEARD.match(phoneme):
            start, end = (min(max(round(ms), 0), end_ms) for ms in (start_ms, at_ms))
            marks.append(Mark(text=phoneme, start_ms=start, end_ms=end))
    return tuple(marks)


def word_marks(words: str, phonemes: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """One mark for each written word of a sentence that is heard.

    ``marks`` are those of the phonemes of the whole sentence. Where espeak has read several words
    as one, each is found again by what it sounds like alone.
    """
    timed, first = [], 0
    for word, own in phonemes_by_word(words, phonemes):
        last = first + len(own)
        if own:
            timed.append(
                Mark(text=word, start_ms=marks[first].start_ms, end_ms=marks[last - 1].end_ms)
            )
        first = last
    return tuple(timed)


def phonemes_by_word(words: str, phonemes: str) -> list[tuple[str, str]]:
    """Each word of a sentence that is heard, and its share of the sentence's phonemes.

    Stress and marks are left out: "Les élus !" gives ("Les", "lez") and ("élus", "ely").
    """
    written = [word for word in words.split() if any(map(str.isalnum, word))]
    heard = [bare for group in phonemes.split() if (bare := UNHEARD.sub("", group))]
    if len(written) != len(heard):
        heard = _regrouped(written, "".join(heard))
    return list(zip(written, heard, strict=True))


def _regrouped(written: Sequence[str], heard: str) -> list[str]:
    """The phonemes of a sentence shared out among its words, in order, none left over."""
    alone = [UNHEARD.sub("", espeak_phonemes(word)) for word in written]
    owners = [index for index, own in enumerate(alone) for _ in own]
    matcher = SequenceMatcher(a="".join(alone), b=heard, autojunk=False)
    shares: list[int | None] = [None] * len(heard)
    for block in matcher.get_matching_blocks():
        shares[block.b : block.b + block.size] = owners[block.a : block.a + block.size]
    groups, owner = [""] * len(written), 0
    for phoneme, share in zip(heard, shares, strict=True):
        owner = owner if share is None else share
        groups[owner] += phoneme
    return groups
