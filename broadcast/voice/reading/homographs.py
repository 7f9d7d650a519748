"""Words that espeak-ng takes for others written alike, told apart by what stands around them.

A word that it always misreads belongs to the lexicon instead.
"""

from __future__ import annotations

import re

_EAST = re.compile(
    r"(\b(?:à|dans|vers|sur|depuis) l['’])est\b|(\bl['’])est(?= (?:du|des|de la)\b| de l['’])",
    re.IGNORECASE,
)
"""The east, and not the verb: "à l'est du département", where "il l'est de nouveau" is left."""

_SONS = re.compile(
    r"\bfils\b(?! (?:électriques?|barbelés?|conducteurs?|blancs?|rouges?|bleus?|tendus?|de fer\b))",
    re.IGNORECASE,
)
"""Sons and not wires, which espeak says of any two of them: "ses deux fils"."""

_LETTER_A = re.compile(r"\bL(?=['’]A\b)")
"""The article before a lone A, which espeak says "elle apostrophe A" where it is a capital."""


def told_apart(text: str) -> str:
    """Respell the words that espeak would take for others, for its eyes only.

    >>> told_apart("À l'est du Lot, il l'est resté.")
    "À l'este du Lot, il l'est resté."
    >>> told_apart("L'A soixante-quinze")
    "l'A soixante-quinze"
    """
    text = _LETTER_A.sub("l", text)
    text = _SONS.sub("fisse", text)
    return _EAST.sub(lambda east: f"{east[1] or east[2]}este", text)
