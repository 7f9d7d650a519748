"""Which words lose their vowel before another: d'Aveyron, but de Hamon and le onze."""

from __future__ import annotations

import re

_ELIDE = {
    *("de", "que", "le", "la", "je", "me", "te", "se", "ne", "ce"),
    *("jusque", "lorsque", "puisque", "quoique"),
}
_VOWELS = tuple("aàâäeéèêëiîïoôöuùûüœæ")

_ASPIRATED = re.compile(
    r"h(?:ach|ague|aie|aine|all(?!uc)|altes?\b|ambourg|amburger|ameau|amon\b|anche|and|angar|anovre"
    r"|aras|arcel|ard|aricot|ark|arlem|arn|asard|âte|auss|aut|avre|aye|ayange|ernie|éris|éros\b|êtr"
    r"|eurt|ibou|iérarch|isse|ockey|olland|omard|ongr|ont|ors\b|oul|ublot|uée|uguenot|uit|ulot\b"
    r"|uns\b|urle)"
    r"|onz|oui\b|ouistiti|y(?!on|err|eu)[aeéou]"
)
"""Words that keep the vowel before them: la hausse, Le Havre, le onze, le yaourt.

Any other h is mute: l'Hérault, d'Hénin-Beaumont. Names follow what is said on the air: de Hamon.
"""

_SPELLED_H = re.compile(r"H[A-Z]+\b")
"""Initials read letter by letter: de HLM."""


def takes_elision(word: str) -> bool:
    """Whether "de" loses its vowel before the word.

    >>> [takes_elision(word) for word in ("Aveyron", "Hérault", "Hamon", "onze", "Yvelines")]
    [True, True, False, False, True]
    """
    lower = word.lower()
    if _SPELLED_H.match(word) or _ASPIRATED.match(lower):
        return False
    return lower.startswith((*_VOWELS, "h", "y"))


def elided(word: str, before: str) -> str:
    """Put a small word before another, with an apostrophe where French wants one.

    >>> elided("de", "Aveyron"), elided("de", "Hamon"), elided("que", "il"), elided("si", "ils")
    ("d'Aveyron", 'de Hamon', "qu'il", "s'ils")
    """
    bends = word.lower() in _ELIDE and takes_elision(before)
    if bends or (word.lower() == "si" and re.match(r"ils?\b", before)):
        return f"{word[:-1]}'{before}"
    return f"{word} {before}"
