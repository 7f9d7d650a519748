"""How long words take to say, before any voice has said them."""

from __future__ import annotations

import re

COMMA_PAUSE_MS = 150
"""A breath at a comma, a colon, a semicolon or a dash inside a sentence."""

_VOWELS = "aàâäeéèêëiîïoôöuùûüyœæ"
_CONSONANT = rf"[^\W\d_{_VOWELS}]"

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS_OF_THEIR_OWN = {"W": 3, "Y": 3}
"""A lone capital is a letter's name: one syllable, but "double vé" and "i grec"."""

_HEARD_ENT = """
absent accent accident adolescent agent argent cent client content continent différent excellent
fréquent incident innocent laurent lent parent patient permanent présent président prudent précédent
récent souvent talent urgent vent vincent violent évident
"""
"""Words in -ent, besides those in -ment, whose ending is heard; in others it marks a plural."""

_REWRITES = (
    (re.compile(r"qu(?=.)|gu(?=[eéèêiîy])"), "k"),
    (re.compile(rf"(?<=[{_VOWELS}])y(?=[{_VOWELS}])"), "j"),
    (
        re.compile(
            rf"(?<=[é])(?=[{_VOWELS}])(?!es?$)|(?<=[aeo])(?=é)|(?<=[aou])(?=[ïëöü])|(?<=o)(?=a)"
        ),
        "'",
    ),
    (re.compile(rf"(?<={_CONSONANT})es?$|(?<=[{_VOWELS}])es?$"), ""),
    (re.compile(rf"(?<=[{_VOWELS}]{_CONSONANT})e(?={_CONSONANT}[{_VOWELS}])"), ""),
)
"""Letters as they count: qu is a consonant, "voyons" has two syllables, a mute e has none."""


def syllables(words: str) -> int:
    """Count the syllables that a newsreader says.

    Vowels side by side count once, save where é or a trema parts them ("réalité"); a mute e counts
    only in a word that has no other vowel ("le").

    >>> [syllables(words) for words in ("Aveyron", "le maire", "réalité", "votent", "P S")]
    [3, 2, 4, 1, 2]
    """
    return sum(_syllables(found[0]) for found in _WORD.finditer(words))


def _syllables(word: str) -> int:
    if len(word) == 1 and word.isupper():
        return _LETTERS_OF_THEIR_OWN.get(word, 1)
    lower = word.lower()
    if lower.endswith("ent") and not (lower.endswith("ment") or lower in _HEARD_ENT.split()):
        lower = lower.removesuffix("nt")
    whole = lower
    for pattern, counted in _REWRITES:
        lower = pattern.sub(counted, lower)
    groups = len(re.findall(rf"[{_VOWELS}]+", lower))
    return groups or len(re.findall(rf"[{_VOWELS}]+", whole)[:1])


def expected_ms(words: str, *, syllables_per_second: float, sentence_pause_ms: int = 0) -> int:
    """Estimate how long words take to say, in milliseconds.

    >>> expected_ms("Le maire, dit-il.", syllables_per_second=4.0, sentence_pause_ms=350)
    1500

    ``words`` are those said (`spoken.plain`), one sentence at a time: figures have no syllables.
    """
    commas = len(re.findall(r"[,:;–—](?=.*\w)", words))
    spoken_ms = round(1000 * syllables(words) / syllables_per_second)
    return spoken_ms + commas * COMMA_PAUSE_MS + sentence_pause_ms
