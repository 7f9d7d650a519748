"""Where a reader breathes in a sentence that is too long to be said in one go."""

from __future__ import annotations

import re

from broadcast.errors import VoiceError

_BREATHS = tuple(re.compile(rf"(?<={mark}) ") for mark in ("[.!?…]", "[;:—]", ",", ""))
"""The places to breathe, the best first: after a stop, a semicolon, a comma, or any word."""


def in_breaths(phonemes: str, longest: int) -> tuple[str, ...]:
    """Cut phonemes into parts of at most `longest` signs, each as long as its neighbours.

    A short part would be said at another pace than a long one: parts are halved at the best
    mark of the middle half, not filled up. Nothing is lost: the parts joined by a space give
    the phonemes back.

    >>> in_breaths("il vwˈa, də lwˈɛ̃, tˈu sə ki vjˈɛ̃.", 20)
    ('il vwˈa, də lwˈɛ̃,', 'tˈu sə ki vjˈɛ̃.')

    Raises `VoiceError` for a word of more than `longest` signs.
    """
    if len(phonemes) <= longest:
        return (phonemes,)
    middle = len(phonemes) / 2
    places = [
        min((match.start() for match in breath.finditer(phonemes)), key=lambda at: abs(at - middle))
        for breath in _BREATHS
        if breath.search(phonemes)
    ]
    central = [at for at in places if abs(at - middle) <= middle / 2] or places[-1:]
    if not central:
        raise VoiceError("un mot trop long pour être dit", hint="coupez-le dans le script")
    before, after = phonemes[: central[0]], phonemes[central[0] + 1 :]
    return in_breaths(before, longest) + in_breaths(after, longest)
