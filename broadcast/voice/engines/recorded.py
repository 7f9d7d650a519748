"""Sentences that a person recorded once: time checks, greetings, the station's own phrases.

A folder holds the recordings and `phrases.csv`, which says what is heard in each:

    words,file
    "Il est sept heures.",sept-heures.wav

It says nothing else: a sentence that is not in the table goes to the written fallback.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import MixError, VoiceError, Where
from broadcast.files import read_text, sha256_of
from broadcast.model.air import AIR_RATE_HZ
from broadcast.model.speech import Speech
from broadcast.sound.reading import read_sound
from broadcast.voice.edges import trimmed
from broadcast.voice.engine import Capabilities, EngineUnavailableError

if TYPE_CHECKING:
    from broadcast.model.speech import Spoken

TABLE = "phrases.csv"


class Recorded:
    """A person's recordings, by what they say; they have the rate that they have."""

    name = "recorded"
    capabilities = Capabilities(offline=True, deterministic=True)

    def __init__(
        self, *, model: str = "", rate: float = 1.0, style: str = "", folder: Path | None = None
    ) -> None:
        """``model`` is the folder of the recordings, in the station's own."""
        del rate
        if style:
            raise VoiceError(f"style de voix inconnu : « {style} »", hint="styles : aucun")
        if not model:
            raise VoiceError(
                "une voix enregistrée a besoin d'un dossier", hint='model = "data/phrases"'
            )
        self._folder = (folder or Path()) / model
        self._files = _table(self._folder / TABLE)

    @property
    def identity(self) -> str:
        """The engine alone: the recording itself is told by the reading."""
        return f"{self.name} v1"

    def reading(self, sentence: Spoken) -> str:
        """The recording, and the fingerprint of what is in it."""
        path = self._path_of(sentence)
        return f"{path.name} {sha256_of(path)}"

    def speak(self, sentence: Spoken) -> Speech:
        """The recording of this very sentence, silence trimmed."""
        path = self._path_of(sentence)
        try:
            samples = read_sound(path).mean(axis=1)
        except MixError as error:
            raise VoiceError(
                error.what, where=error.where or Where(path), hint=error.hint
            ) from error
        mono = trimmed(np.asarray(samples, np.float32), AIR_RATE_HZ)
        return Speech(samples=mono, sample_rate_hz=AIR_RATE_HZ)

    def _path_of(self, sentence: Spoken) -> Path:
        key = _plain(sentence.words)
        if key not in self._files:
            raise EngineUnavailableError(
                f"personne n'a enregistré « {sentence.words[:60]} »",
                hint=f"ajoutez-la à {self._folder / TABLE}, ou donnez à cette voix un fallback",
            )
        return self._folder / self._files[key]


def _plain(words: str) -> str:
    """Words as they are compared: no capitals, no marks.

    >>> _plain("Il est sept heures !")
    'il est sept heures'
    """
    folded = unicodedata.normalize("NFC", words).casefold().replace("’", "'")
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)*", folded))


def _table(path: Path) -> dict[str, str]:
    """What is said in each recording. Raises `VoiceError` with the line that cannot be read."""
    lines = read_text(path).splitlines()
    rows = csv.reader(lines)
    if next(rows, None) != ["words", "file"]:
        raise VoiceError("table sans titres de colonnes", where=Where(path, 1), hint="words,file")
    files: dict[str, str] = {}
    for row in rows:
        if not any(row):
            continue
        where = Where(path, rows.line_num)
        if len(row) != 2 or not _plain(row[0]):
            raise VoiceError("ligne illisible", where=where, hint='"Bonjour à tous.",bonjour.wav')
        if not (path.parent / row[1]).is_file():
            raise VoiceError(f"enregistrement introuvable : {row[1]}", where=where)
        files[_plain(row[0])] = row[1]
    return files
