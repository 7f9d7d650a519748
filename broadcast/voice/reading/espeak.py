"""How espeak-ng reads French words: the one door to it.

The library and its French data come with `espeakng_loader`, so that none is needed on the machine.
espeak keeps one state for the whole process: every reading passes through one lock.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from importlib.metadata import version
from threading import Lock
from typing import TYPE_CHECKING

import espeakng_loader

from broadcast.errors import VoiceError

if TYPE_CHECKING:
    from phonemizer.backend import EspeakBackend

_SWITCH = re.compile(r"\([a-z]{2,3}(?:-[a-z]+)*\)")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]", re.IGNORECASE)
# Parentheses would read as language switches; quotation marks are not heard.
_MARKS = str.maketrans({"(": " , ", ")": " , ", "[": " , ", "]": " , ", "’": "'", "–": "—"})
_QUOTES = re.compile(r"[«»“”\"]")

_lock = Lock()


def espeak_phonemes(text: str) -> str:
    """What espeak says for a text: IPA with stress, its punctuation kept.

    >>> espeak_phonemes("Le maire (sortant) a gagné !")
    'lə- mˈɛʁ, sɔʁtˈɑ̃, a ɡanjˈe!'

    A word that it takes for English is given as it says it, without a mark.
    """
    return _SWITCH.sub("", _read(text))


def foreign_words(text: str) -> tuple[str, ...]:
    """List the words of a text that espeak takes for another language, each once.

    >>> foreign_words("Manuel Valls est devancé à l'UMP et au parking.")
    ('Valls', 'UMP', 'parking')

    They are candidates for the lexicon: a name among them is said with an English accent.
    """
    if not _SWITCH.search(_read(text)):
        return ()
    found = [foreign for word in _WORD.findall(text) if (foreign := _foreign(word))]
    return tuple(dict.fromkeys(found)) or (text.strip(),)


@cache
def espeak_release() -> str:
    """The version of the library and of the package that holds its data: "1.52.0 (0.2.4)"."""
    with _lock:
        library = ".".join(str(part) for part in _backend().version())
    return f"{library} ({version('espeakng-loader')})"


def _foreign(word: str) -> str:
    """The part of a word that is read as foreign, without its article; "" if none is."""
    for candidate in (_ELIDED.sub("", word), word):
        if _SWITCH.search(_read(candidate)):
            return candidate
    return ""


def _read(text: str) -> str:
    """Give espeak's phonemes with their language switches, tidy as a line of text."""
    plain = _QUOTES.sub(" ", text.translate(_MARKS)).replace(" - ", " — ")
    with _lock:
        read: str = _backend().phonemize([" ".join(plain.split())])[0]
    read = re.sub(r"\s+(?=[,.;:!?…])", "", " ".join(read.split()))
    return re.sub(r",+(?=[,.;:!?…])", "", read).strip(", ")


@cache
def _backend() -> EspeakBackend:
    # Heavy (joblib, asyncio), and asked for by the neural voice alone
    from phonemizer.backend import EspeakBackend  # noqa: PLC0415
    from phonemizer.backend.espeak.wrapper import EspeakWrapper  # noqa: PLC0415

    EspeakWrapper.set_library(espeakng_loader.get_library_path())
    EspeakWrapper.set_data_path(espeakng_loader.get_data_path())
    quiet = logging.getLogger(__name__)
    quiet.setLevel(logging.ERROR)  # it warns at every switch; `foreign_words` is for that
    try:
        return EspeakBackend(
            "fr-fr",
            preserve_punctuation=True,
            with_stress=True,
            language_switch="keep-flags",
            logger=quiet,
        )
    except RuntimeError as error:
        raise VoiceError(
            f"espeak-ng ne se charge pas : {error}",
            hint="réinstallez les paquets espeakng-loader et phonemizer",
        ) from error
