"""What print shows and no one says: spaces, quotation marks, cuts, brackets and dashes."""

from __future__ import annotations

import re
import unicodedata

from broadcast.french.grammar.letters import WORD

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_ONE_FORM = {
    "’": "'",
    "′": "'",
    "″": "''",
    "×": "x",
    "‐": "-",
    "‑": "-",
    "½": "1/2",
    "⅓": "1/3",
    "⅔": "2/3",
    "¼": "1/4",
    "¾": "3/4",
}
_QUOTED = re.compile(r"« ?(?P<words>[^«»]*?) ?»")
_ENDINGS = re.compile(r"(?<=\w)\((?:e|es|s|x|le|les|ne|nes|trice|trices)\)")
"""The feminine or the plural beside a noun, which print alone can show: élu(e)s."""

_SENTENCE_WORDS = 4
"""A quotation this long is a sentence, around which the voice breathes; a shorter one is a name."""


def plain_signs(text: str) -> str:
    r"""One kind of space and apostrophe, and no raised characters.

    >>> plain_signs("54,7\u202f% à l’Hospitalet, 2ᵉ\u00a0tour, 12 km²")
    "54,7 % à l'Hospitalet, 2e tour, 12 km2"
    """
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    for sign, written in _ONE_FORM.items():
        text = text.replace(sign, written)
    raised = (
        c if unicodedata.decomposition(c)[:1] != "<" or c in "…º°" else _flat(c) for c in text
    )
    return _SPACES.sub(" ", "".join(raised)).strip()


def _flat(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


def without_quotes(text: str) -> str:
    """Drop quotation marks; a comma takes their place around a whole sentence.

    >>> without_quotes("Un son « sans appel » pour lui.")
    'Un son sans appel pour lui.'
    >>> without_quotes("« Nous avons gagné ce soir » se félicite le maire.")
    'Nous avons gagné ce soir, se félicite le maire.'
    """
    text = re.sub(r"[“„]", "«", text).replace("”", "»")
    text = _QUOTED.sub(_quoted, text)
    return re.sub(r'[«»"]', "", text)


def _quoted(found: re.Match[str]) -> str:
    words = found["words"]
    if len(words.split()) < _SENTENCE_WORDS or not words[:1].isupper():
        return words
    before, after = found.string[: found.start()].rstrip(), found.string[found.end() :].lstrip()
    opening = ", " if before[-1:].isalnum() else ""
    closing = "," if words[-1:].isalnum() and re.match(WORD, after) else ""
    return f"{opening}{words}{closing}"


def without_cuts(text: str) -> str:
    """Turn the marks of a cut into a breath, and brackets into commas.

    >>> without_cuts("… les socialistes […] retrouveront (enfin) leur raison d'être…")
    "les socialistes, retrouveront , enfin, leur raison d'être."
    """
    text = _ENDINGS.sub("", text)
    text = re.sub(r"[\[(] ?(?:…|\.{3}) ?[\])]|\.{3,}", "…", text)
    text = re.sub(r"…(?: ?…)+", "…", text)
    text = re.sub(r"^[\s,]*…\s*|(?<=[.!?:;,])\s*…|…(?=\s*[.!?:;,])", " ", text).strip()
    text = re.sub(r"\s*…$", ".", text)
    text = re.sub(r"\s*…\s*", ", ", text)
    text = re.sub(r"[\[\]*_]|#(?![0-9])", "", text)
    return re.sub(r"\)", ",", text.replace("(", ", "))


def without_dashes(text: str) -> str:
    """Turn dashes between words into commas; hyphens inside words stay.

    >>> without_dashes("Le maire – élu en mars — de Salles-Curan")
    'Le maire, élu en mars, de Salles-Curan'
    """
    text = re.sub(r"^[-–—] +", "", text)
    text = re.sub(rf"(?<={WORD})[–—](?={WORD})", "-", text)
    return re.sub(r"\s+-+\s+|\s*[–—]\s*", ", ", text)


def tidy(text: str) -> str:
    """Leave one space between words and one mark where rules left several.

    >>> tidy(", enfin , dit-il , . ")
    'enfin, dit-il.'
    """
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" +(?=[,.])", "", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r",\s*(?=[.!?:;])", "", text)
    text = re.sub(r"(?<=[.!?:;]),", "", text)
    text = re.sub(rf",(?={WORD})", ", ", text)
    return re.sub(r"^[\s,]+|[\s,]+$", "", text)
