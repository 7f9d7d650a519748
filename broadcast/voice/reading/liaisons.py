"""Words that a reader never ties to the next one, where espeak-ng does: "le tauz est", "Rouz et".

There is no liaison after a name, after a noun in the singular, nor after a number that counts
nothing ("le numéro deux est élu"). After a plural it is the reader's choice, and left to espeak.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.model.speech import Name, Pronunciation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.speech import Spoken

_NOUNS = """
bois bras cas concours cours discours époux fonds français maquis marais mois nez palais parcours
pays poids puits recours relais repas repos revers secours surplus tas taux univers verglas
"""
_PLURALS = """
aux ces certains cinq des deux dix huit les leurs mes neuf nos plusieurs quatre quelques sept ses
six trois vos
"""
_SMALL = "autres chez dans nous plus sans sous tous très vous"
_SINGULAR = frozenset(_NOUNS.split())
"""Nouns that end like a plural when they are one; espeak reads others right ("un avis est")."""

_SEVERAL = frozenset(_PLURALS.split())
"""What tells that the noun after it is a plural."""

_TIED = _SEVERAL | frozenset(_SMALL.split())
"""Words that liaison follows, also where a title gives them a capital: "la liste Les élus"."""

_NUMBER = re.compile(r"(?:[a-z]+-)*(?:un|deux|trois|six|dix|quatre-vingts?)", re.IGNORECASE)
_NOT_COUNTED = frozenset({"a", "est", "et", "ont"})
"""What follows a number that counts nothing."""

_WORD = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?P<gap> ?)")
_LINKABLE = re.compile(r"[aeiouyhàâéèêëîïôœ][^\W\d_]*")
_INSIDE = re.compile(r"[^\W\d_](?:,? |['’])$")
"""What stands before a word that opens no sentence and no quotation."""


def never_tied(sentence: Spoken) -> tuple[Name, ...]:
    """The words of a sentence to be read alone, but for those that are names of the lexicon.

    >>> from broadcast.model.speech import Spoken
    >>> sentence = Spoken(words="Le taux est connu, Jean Roux et Anne ont des taux élevés.")
    >>> [sentence.words[name.start : name.end] for name in never_tied(sentence)]
    ['taux', 'Roux']
    """
    taken = {at for name in sentence.names for at in range(name.start, name.end)}
    return tuple(
        Name(start=start, end=end, pronunciation=Pronunciation(written=word, said=word))
        for start, end in _places(sentence.words)
        if taken.isdisjoint(range(start, end))
        for word in (sentence.words[start:end],)
    )


def _places(words: str) -> Iterator[tuple[int, int]]:
    last = ""
    for found in _WORD.finditer(words):
        word = found["word"]
        follows = _LINKABLE.match(words, found.end()) if found["gap"] else None
        inside = _INSIDE.search(words[max(0, found.start() - 3) : found.start()])
        if follows and (_stands_alone(word, last, follows[0]) or (inside and _is_name(word, last))):
            yield found.span("word")
        last = word.casefold()


def _stands_alone(word: str, last: str, follows: str) -> bool:
    if word == "heures":
        return follows == "et"  # dix heures et demie
    if last in _SEVERAL:
        return False
    return word in _SINGULAR or (bool(_NUMBER.fullmatch(word)) and follows in _NOT_COUNTED)


def _is_name(word: str, last: str) -> bool:
    """Whether it is one that espeak would tie: Roux, Martinez, Dupont."""
    ends = word[0].isupper() and word.endswith(("s", "x", "z", "mont", "pont"))
    return ends and last not in _SEVERAL and word.casefold() not in _TIED
