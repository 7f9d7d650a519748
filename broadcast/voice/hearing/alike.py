"""When two words are one to an ear or to an eye, however they are spelt."""

from __future__ import annotations

import re
import unicodedata

_ALIKE = str.maketrans(
    {"ɛ": "e", "ɔ": "o", "ɑ": "a", "œ": "ø", "ə": None, "ɥ": "y", "w": "u", "j": "i", "ː": None}
)
"""Open and closed vowels are one, and so are a glide and its vowel: "suya" may be read su-ia."""

_NASAL = {"ɑ̃": "A", "ɔ̃": "O", "ɛ̃": "E", "œ̃": "E"}
_UNHEARD = re.compile(r"[ˈˌ ,.;:!?…—-]")


def coarse(phonemes: str) -> str:
    """Phonemes as an ear that does not know the region hears them.

    >>> coarse("ɔnˈɛ lə ʃɑtˈo"), coarse("dimˈɑ̃ʃ")
    ('onelʃato', 'dimAʃ')
    """
    bare = _UNHEARD.sub("", unicodedata.normalize("NFD", phonemes))
    for nasal, letter in _NASAL.items():
        bare = bare.replace(nasal, letter)
    return bare.translate(_ALIKE)


def plain(word: str) -> str:
    """A word as it is compared: no capitals, accents or marks.

    >>> plain("« L’Été ! »")
    "l'ete"
    """
    folded = unicodedata.normalize("NFD", word.casefold().replace("’", "'"))
    letters = "".join(one for one in folded if not unicodedata.combining(one))
    return " ".join(re.findall(r"[^\W_]+(?:['-][^\W_]+)*'?", letters))
