"""How the neural voice hears a sentence: its words, turned into phonemes.

espeak-ng reads the words; a name of the lexicon keeps the station's own pronunciation. It is read
as a nonsense word with the same kind of onset (*Zoudoubi*, *Izoudoubi*), whose phonemes then give
way to the name's: thus elision and liaison around it survive ("d'Onet", "les‿Albres").
Phonemes are the letters of the model's vocabulary: IPA, with `ˈ` before a stressed vowel.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from broadcast.errors import VoiceError
from broadcast.voice.reading.espeak import espeak_phonemes
from broadcast.voice.reading.figures import figures_in_phonemes, figures_in_words
from broadcast.voice.reading.homographs import told_apart
from broadcast.voice.reading.liaisons import never_tied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.model.speech import Pronunciation, Spoken

__all__ = ["READING_VERSION", "VOCABULARY", "phonemise"]

READING_VERSION = 4
"""To be raised with every change in what `phonemise` gives: kept speech goes by it."""

VOCABULARY: dict[str, int] = json.loads(
    (files("broadcast.voice") / "kokoro_data" / "vocabulary.json").read_text("utf-8")
)
"""The model's number for each phoneme, as in the `config.json` of Kokoro-82M v1.0 (Apache-2.0)."""

_VOWELS = "aeiouyøœɑɐɒæɔɛɜɪʊʌɯɨ"
_LAST_VOWEL = re.compile(rf"[{_VOWELS}](?=[^{_VOWELS}]*$)")
_CARRIER = re.compile(r"z[ˈˌ]?udub[ˈˌ]?i")
_JOINED = re.compile(r"(?<=oudoubi)-|-(?=I?[Zz]oudoubi)")  # espeak says "bj" for "bi-A"
_TYPED = str.maketrans({"g": "ɡ", "r": "ʁ", "ʀ": "ʁ", "'": "ˈ", "’": "ˈ", ":": "ː"})
_UNSOUNDED = re.compile(r"[/\[\].‿͡-]")  # slashes, syllable dots and ties of written IPA


def phonemise(sentence: Spoken) -> str:
    """Give the phonemes of a sentence, its names as the lexicon says them.

    >>> from broadcast.model.speech import Spoken
    >>> phonemise(Spoken(words="Les élus ont voté."))
    'lez elˈy ˈɔ̃ votˈe.'

    Raises `VoiceError` for a sentence that cannot be read in full.
    """
    text, last, said = "", 0, []
    for name in sorted((*sentence.names, *never_tied(sentence)), key=lambda name: name.start):
        between = sentence.words[last : name.start]
        phonemes = _pronounced(name.pronunciation)
        opens = phonemes.lstrip("ˈˌ")[0] in _VOWELS or between.endswith(("'", "’"))
        text += between + ("Izoudoubi" if opens else "Zoudoubi")
        said.append((phonemes, opens))
        last = name.end
    text += sentence.words[last:]
    text = _JOINED.sub(" ", text)
    return _with_names(_read(text), said, sentence.words)


def _with_names(read: str, said: Sequence[tuple[str, bool]], words: str) -> str:
    """Put each name's phonemes where its carrier stands; an opening *i* goes with the carrier."""
    carriers = list(_CARRIER.finditer(read))
    whole, last = "", 0
    for carrier, (phonemes, opens) in zip(carriers, said, strict=False):
        between = read[last : carrier.start()]
        if opens and not between.endswith("i"):
            carriers = []
            break
        whole += (between[:-1] if opens else between) + phonemes
        last = carrier.end()
    if len(carriers) != len(said):
        raise VoiceError(
            f"les noms du lexique se perdent dans « {words} »",
            hint="reformulez la phrase, ou séparez les noms par une virgule",
        )
    return whole + read[last:]


@cache
def _pronounced(pronunciation: Pronunciation) -> str:
    """A name's phonemes, stressed as espeak stresses a word: before the last full vowel."""
    if not pronunciation.ipa:
        return _read(pronunciation.said).strip(" ,.;:!?…—")
    ipa = unicodedata.normalize("NFD", pronunciation.ipa).replace("ç", "ç")
    ipa = " ".join(_UNSOUNDED.sub("", ipa).translate(_TYPED).split())
    strange = [symbol for symbol in ipa if symbol not in VOCABULARY or symbol in ',;!?…—"()“”']
    if strange or not ipa:
        raise VoiceError(
            f"prononciation /{pronunciation.ipa}/ de « {pronunciation.written} » : "
            + (f"signe inconnu « {strange[0]} »" if strange else "elle est vide"),
            hint="corrigez-la dans le lexique",
        )
    if "ˈ" in ipa:
        return ipa
    return " ".join(_LAST_VOWEL.sub(r"ˈ\g<0>", word) for word in ipa.split())


def _read(text: str) -> str:
    """The phonemes of plain words, every one of them in the vocabulary."""
    # A hyphen is espeak's mark of a weak word ("də- vwˈa") or of a liaison ("le-z elˈy").
    read = espeak_phonemes(figures_in_words(told_apart(text)))
    phonemes = figures_in_phonemes(read).replace("-", "")
    for symbol in phonemes:
        if symbol not in VOCABULARY:
            word = next((word for word in text.split() if symbol in espeak_phonemes(word)), text)
            raise VoiceError(
                f"la voix n'a pas de son pour « {symbol} », lu dans « {word} »",
                hint="donnez la prononciation de ce mot dans le lexique",
            )
    return phonemes
