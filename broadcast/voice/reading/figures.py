"""Figures that espeak-ng misreads when they are written in words.

Written in digits it says them well; in words it gives the *t* of "vingt" to "quatre-vingt-quatre",
loses the *k* of "cinq mille" and says "dix virgule" as before a noun. The repairs below make
its words sound like its digits, which the tests compare from 0 to 1 008.
"""

from __future__ import annotations

import re

_RESPELLED = [
    (re.compile(rf"\b{word}(?=[ -](?:{before})\b)", re.IGNORECASE), spelling)
    for word, before, spelling in [
        # A figure before the decimal comma stands alone: "dis", "sis", "huit" are sounded whole.
        ("(?<!quatre-)vingt-six", "virgule", "vinte-sisse"),
        ("dix", "virgule", "disse"),
        ("six", "virgule", "sisse"),
        ("huit", "virgule", "huitte"),
        ("cinq", "cent|mille|millions?|milliards?", "cinque"),
        ("vingt", "heures?|habitants?|hommes?|hectares?", "vingte"),
        ("kilomètres", "heure", "kilomètre"),  # no liaison inside a compound
    ]
]

_EIGHTY = re.compile(r"kˈ?atʁvˈ?ɛ̃(?:t(?=[dksny]|tʁ|ˈ?[œɔ]))?(?P<more>(?=[^\s,.;:!?…]))?")
"""The first syllables of 80 to 99, with the *t* that only a written "vingt" has."""


def figures_in_words(text: str) -> str:
    """Respell the figures that espeak would misread, for its eyes only.

    >>> figures_in_words("Dix virgule six pour cent, soit cinq mille voix")
    'disse virgule six pour cent, soit cinque mille voix'
    """
    for figure, spelling in _RESPELLED:
        text = figure.sub(spelling, text)
    return text


def figures_in_phonemes(phonemes: str) -> str:
    """Say 80 to 99 as espeak does when it reads digits.

    >>> figures_in_phonemes("kˈatʁvˈɛ̃tkˈatʁ, kˈatʁvˈɛ̃ vwˈa")
    'katʁəvɛ̃kˈatʁ, katʁəvˈɛ̃ vwˈa'
    """
    return _EIGHTY.sub(
        lambda eighty: "katʁəvɛ̃" if eighty["more"] is not None else "katʁəvˈɛ̃", phonemes
    )
