"""Signs that no French voice can say: pictures, and words in another alphabet.

A speech program left alone reads them by their names: "🎉" comes out as "cotillon", "東京" as
"chinese letter", in English. A newsroom must hear of it before its listeners do.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from broadcast.errors import VoiceError

if TYPE_CHECKING:
    from broadcast.model.speech import Spoken

_SPOKEN_SYMBOLS = frozenset("°©®™№")


def refuse_unspeakable(sentence: Spoken) -> None:
    """Raise `VoiceError` with the first word of a sentence that a French voice cannot say.

    Names are left to the lexicon, which may give a sound to anything.
    """
    named = [range(name.start, name.end) for name in sentence.names]
    at = 0
    for word in sentence.words.split(" "):
        for index, sign in enumerate(word, start=at):
            if _is_unspeakable(sign) and not any(index in name for name in named):
                raise VoiceError(
                    f"« {word.strip('.,;:!?…')} » ne peut pas être dit",
                    hint="retirez-le, ou donnez sa prononciation dans le lexique",
                )
        at += len(word) + 1


def _is_unspeakable(sign: str) -> bool:
    """Whether a sign is a picture, or a letter that is not Latin.

    >>> [_is_unspeakable(sign) for sign in "é€½°🎉東ж"]
    [False, False, False, False, True, True, True]
    """
    kind = unicodedata.category(sign)
    if kind[0] == "L":
        return not unicodedata.name(sign, "").startswith(("LATIN", "MODIFIER", "FEMININE", "MASC"))
    return kind in ("So", "Co", "Cn", "Cs") and sign not in _SPOKEN_SYMBOLS
