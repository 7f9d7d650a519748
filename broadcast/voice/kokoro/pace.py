"""The time that a name is given: a reader slows down for a word that no listener can guess.

At an even pace one name in twenty is lost to a recogniser, and half of these are heard with more
time (benchmarks/README.md, "What is heard").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.voice.kokoro.timing import STRESS, UNHEARD, phonemes_by_word

if TYPE_CHECKING:
    from broadcast.model.speech import Spoken

IN_A_NAME = 0.8
"""How fast the phonemes of a name are said, against the sentence around it."""

BEFORE_A_NAME = 0.5
"""The same for the gap before it, which is some 25 ms long."""


def paces(sentence: Spoken, phonemes: str) -> tuple[float, ...]:
    """How fast each sign of a sentence's phonemes is said, 1 being the sentence's own rate.

    Names are those of the lexicon, and words with a capital that do not open the sentence.

    >>> from broadcast.model.speech import Spoken
    >>> paces(Spoken(words="Il est à Lyon."), "il ɛt a ljˈɔ̃.")[6:]
    (1.0, 0.5, 0.8, 0.8, 0.8, 0.8, 0.8, 1.0)
    """
    names = _names(sentence)
    owners = _owners(sentence.words, phonemes)
    opening = [owner in names for owner in owners[1:]] + [False]
    return tuple(
        IN_A_NAME if owner in names else BEFORE_A_NAME if opens and sign == " " else 1.0
        for sign, owner, opens in zip(phonemes, owners, opening, strict=True)
    )


def _names(sentence: Spoken) -> frozenset[int]:
    """Which words of a sentence are names, by their place among those that are heard."""
    known = [name for name in sentence.names if _has_capital(name.pronunciation.written)]
    written = re.finditer(r"\S+", sentence.words)
    heard = [word for word in written if any(map(str.isalnum, word[0]))]
    return frozenset(
        place
        for place, word in enumerate(heard)
        if (place and _has_capital(word[0]))
        or any(name.start < word.end() and word.start() < name.end for name in known)
    )


def _has_capital(text: str) -> bool:
    return any(map(str.isupper, text))


def _owners(words: str, phonemes: str) -> list[int | None]:
    """The word that each sign belongs to; None for gaps and marks. A stress goes with its vowel."""
    shares = enumerate(phonemes_by_word(words, phonemes))
    heard = [*(place for place, (_, own) in shares for _ in own), None]
    owners: list[int | None] = []
    at = 0
    for sign in phonemes:
        is_sound = not UNHEARD.match(sign)
        owners.append(heard[at] if is_sound or sign in STRESS else None)
        at += is_sound
    return owners
