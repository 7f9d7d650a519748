"""Numbers as a French dictionary pronounces them, against a table of its words.

The table gives each number word alone, before a consonant, and before a vowel; nothing in it comes
from a speech program. A mute e at a word's end is not compared, nor are stress and spaces.
"""

from __future__ import annotations

import re

import pytest
from num2words import num2words

from broadcast.french.lexicon.names_said import Lexicon
from broadcast.french.spoken.saying import say
from broadcast.model.speech import Spoken
from broadcast.voice.reading.phonemes import phonemise

ALONE = {
    "zéro": "zeʁo", "un": "œ̃", "deux": "dø", "trois": "tʁwa", "quatre": "katʁ", "cinq": "sɛ̃k",
    "six": "sis", "sept": "sɛt", "huit": "ɥit", "neuf": "nœf", "dix": "dis", "onze": "ɔ̃z",
    "douze": "duz", "treize": "tʁɛz", "quatorze": "katɔʁz", "quinze": "kɛ̃z", "seize": "sɛz",
    "vingt": "vɛ̃", "trente": "tʁɑ̃t", "quarante": "kaʁɑ̃t", "cinquante": "sɛ̃kɑ̃t",
    "soixante": "swasɑ̃t", "cent": "sɑ̃", "cents": "sɑ̃", "mille": "mil", "et": "e",
    "virgule": "viʁɡyl", "pour": "puʁ",
}  # fmt: skip
BEFORE_A_CONSONANT = {"six": "si", "huit": "ɥi", "dix": "di"}
HUNDREDS = {"cent", "cents", "mille"}


def dictionary(written: str) -> str:
    """What the dictionary's words give for a number in words, without stress and spaces."""
    words = re.split("[ -]", written)
    said = ""
    for index, word in enumerate(words):
        after = words[index + 1] if index + 1 < len(words) else ""
        if word == "quatre" and after.startswith("vingt"):
            said += "katʁə"
        elif word.startswith("vingt") and index and words[index - 1] == "quatre":
            said += "vɛ̃"
        elif word == "vingt" and after in {"et", *list(ALONE)[1:10]}:
            said += "vɛ̃t"
        elif word == "dix" and after in {"sept", "huit", "neuf"}:
            said += "di" if after == "sept" else "diz"
        elif after in HUNDREDS | {"pour"}:
            said += BEFORE_A_CONSONANT.get(word, ALONE[word])
        else:
            said += ALONE[word]
    return said


def compared(phonemes: str) -> str:
    """Phonemes with what dictionaries and speech programs write differently made alike."""
    return re.sub("[ˈˌ ,.ː]", "", phonemes).replace("ɥ", "y")


def test_every_number_up_to_one_thousand_and_eight() -> None:
    """No "quatre-vingT-quatre", no "cin mille": 1 009 numbers, none wrong."""
    wrong = {}
    for number in range(1009):
        words = num2words(number, lang="fr")
        heard, right = compared(phonemise(Spoken(words=words))), compared(dictionary(words))
        if heard != right:
            wrong[words] = (heard, right)

    assert wrong == {}


def test_every_share_with_one_decimal() -> None:
    """No "di virgule": 0,0 % to 99,9 %, said as the script's own figures are, 1 000 of them."""
    wrong = {}
    for tenths in range(1000):
        words = say(f"{tenths // 10},{tenths % 10} %", Lexicon()).words
        heard = compared(phonemise(Spoken(words=words)))
        right = compared(dictionary(words.lower().rstrip(".")))
        if heard != right:
            wrong[words] = (heard, right)

    assert wrong == {}


@pytest.mark.parametrize(
    ("written", "phonemes"),
    [
        ("quatre-vingt-quatre", "katʁəvɛ̃katʁ"),
        ("dix-sept", "disɛt"),
        ("soixante-dix-huit", "swasɑ̃tdizɥit"),
        ("six cents", "sisɑ̃"),
        ("vingt et un", "vɛ̃teœ̃"),
        ("quatre-vingt-onze", "katʁəvɛ̃ɔ̃z"),
        ("dix virgule six pour cent", "disviʁɡylsipuʁsɑ̃"),
    ],
)
def test_the_table_says_what_a_dictionary_says(written: str, phonemes: str) -> None:
    """The rule above is checked by hand where it is easy to get wrong."""
    assert dictionary(written) == phonemes
