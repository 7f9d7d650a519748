"""Where a reader breathes in a sentence that is too long to be said in one go."""

from __future__ import annotations

import re

from broadcast.errors import VoiceError

_LINK = re.compile(
    r"e|mɛz?|u|kaʁ|k[iə]|k(?:il|ɛl).*|dɔ̃[tk]?|ɔʁ|ni|l?ɔʁsk.*|alɔʁ|p[yɥ]isk.*|paʁsk.*|kɑ̃t?"
    r"|si|sil|tɑ̃di"
)
"""How "et, mais, ou, où, car, qui, que, qu'il, dont, donc, or, ni, lorsque, alors que, puisque,
parce que, quand, si, s'il, tandis que" sound: a reader breathes before these."""

_STOP, _PART, _COMMA = "[.!?…]", "[;:—]", ","


def in_breaths(phonemes: str, longest: int) -> tuple[str, ...]:
    """Cut phonemes into parts of at most `longest` signs, each as long as its neighbours.

    A short part would be said at another pace than a long one: parts are halved at the best
    place of the middle half, not filled up. Nothing is lost: the parts joined by a space give
    the phonemes back.

    >>> in_breaths("il vwˈa, də lwˈɛ̃, tˈu sə ki vjˈɛ̃.", 20)
    ('il vwˈa, də lwˈɛ̃,', 'tˈu sə ki vjˈɛ̃.')

    Raises `VoiceError` for a word of more than `longest` signs.
    """
    if len(phonemes) <= longest:
        return (phonemes,)
    middle = len(phonemes) / 2
    nearest = [
        min(places, key=lambda at: abs(at - middle)) for places in _places(phonemes) if places
    ]
    central = [at for at in nearest if abs(at - middle) <= middle / 2] or nearest[-1:]
    if not central:
        raise VoiceError("un mot trop long pour être dit", hint="coupez-le dans le script")
    before, after = phonemes[: central[0]], phonemes[central[0] + 1 :]
    return in_breaths(before, longest) + in_breaths(after, longest)


def _places(phonemes: str) -> tuple[list[int], ...]:
    """The spaces where one may breathe, the best kind first.

    After a stop, after a semicolon, at a comma before a conjunction, at any comma, at any word.
    """
    commas = _after(_COMMA, phonemes)
    links = [at for at in commas if _LINK.fullmatch(_next_word(phonemes, at))]
    anywhere = [at for at, sign in enumerate(phonemes) if sign == " "]
    return _after(_STOP, phonemes), _after(_PART, phonemes), links, commas, anywhere


def _after(mark: str, phonemes: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"(?<={mark}) ", phonemes)]


def _next_word(phonemes: str, at: int) -> str:
    word = phonemes[at + 1 :].split(" ", 1)[0]
    return re.sub("[ˈˌ,.;:!?…—]", "", word)
