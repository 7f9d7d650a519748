"""How the station says names: a table that the newsroom edits, and where its names stand."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from broadcast.errors import FrenchError, Where
from broadcast.model.speech import Name, Pronunciation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COLUMNS = ["written", "said", "ipa", "source"]

IPA = frozenset("aɑeɛəioɔuyøœjwɥpbtdkɡfvszʃʒmnɲŋlʁˈˌː ")
"""The phonemes that a French voice knows, with stress, length and space."""

TILDE = "\u0303"
"""Makes a nasal vowel of the a, e, o or œ before it: ɑ̃ ɛ̃ ɔ̃ œ̃."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The names that a station says its own way."""

    entries: tuple[Pronunciation, ...] = ()
    _by_first_word: Mapping[str, tuple[Pronunciation, ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        index: dict[str, tuple[Pronunciation, ...]] = {}
        for entry in sorted(self.entries, key=lambda entry: -len(entry.written)):
            first = _word_at(entry.written, 0)
            index[first] = (*index.get(first, ()), entry)
        object.__setattr__(self, "_by_first_word", index)

    def find(self, text: str) -> tuple[Name, ...]:
        """Where the names stand in a text: whole words only, longest first, capitals as written.

        A name may follow an elision (d'Onet) and may be a part of a hyphenated one, unless the
        lexicon holds that one too. Both apostrophes are the same. Positions are those of ``text``.

        >>> rodez = Pronunciation(written="Rodez", said="Rodèze")
        >>> [(name.start, name.end) for name in Lexicon(entries=(rodez,)).find("À Rodez, Rodezien")]
        [(2, 7)]
        """
        plain = text.replace("’", "'")
        found: list[Name] = []
        here = 0
        while here < len(plain):
            word = _word_at(plain, here)
            entry = self._entry_at(plain, here, word)
            if entry:
                end = here + len(entry.written)
                found.append(Name(start=here, end=end, pronunciation=entry))
                here = end
            else:
                here += len(word) or 1
        return tuple(found)

    def _entry_at(self, text: str, start: int, word: str) -> Pronunciation | None:
        for entry in self._by_first_word.get(word, ()):
            end = start + len(entry.written)
            after = text[end : end + 2]
            goes_on = after[:1].isalnum() or (after[:1] == "'" and after[1:].isalnum())
            if text.startswith(entry.written.replace("’", "'"), start) and not goes_on:
                return entry
        return None


def _word_at(text: str, start: int) -> str:
    """Letters and digits from there on."""
    end = start
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def parse_lexicon(text: str, path: Path) -> Lexicon:
    """Read the table of pronunciations.

    The first line names the columns: ``written,said,ipa,source``. Empty lines and lines that start
    with # are left out. A line without ``said`` is respelled as it is written.

    Raises `FrenchError`, with the line, for a line that cannot be read.
    """
    entries: dict[str, Pronunciation] = {}
    titled = False
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        where = Where(path, number)
        cells = [unicodedata.normalize("NFC", cell).strip() for cell in next(csv.reader([line]))]
        if not titled:
            if cells != COLUMNS:
                raise FrenchError(
                    "lexique sans titres de colonnes", where=where, hint=",".join(COLUMNS)
                )
            titled = True
            continue
        entry = _entry(cells, where)
        if entry.written in entries:
            raise FrenchError(f"« {entry.written} » est déjà dans le lexique", where=where)
        entries[entry.written] = entry
    return Lexicon(entries=tuple(entries.values()))


def _entry(cells: list[str], where: Where) -> Pronunciation:
    """One line of the table."""
    if len(cells) != len(COLUMNS):
        hint = f"{len(COLUMNS)} colonnes : {','.join(COLUMNS)}"
        raise FrenchError(f"ligne de {len(cells)} colonne(s)", where=where, hint=hint)
    written, said, ipa, source = cells
    if not (written[:1].isalnum() and written[-1:].isalnum()):
        raise FrenchError(
            f"nom illisible : « {written} »",
            where=where,
            hint="la première colonne commence et finit par une lettre ou un chiffre",
        )
    if not (said or ipa):
        hint = "remplissez la colonne said ou la colonne ipa"
        raise FrenchError(f"aucune prononciation pour « {written} »", where=where, hint=hint)
    return Pronunciation(
        written=written, said=said or written, ipa=_checked_ipa(ipa, where), source=source
    )


def _checked_ipa(ipa: str, where: Where) -> str:
    """The phonemes, with an ASCII g made the phonetic one."""
    symbols = unicodedata.normalize("NFD", ipa).replace("g", "ɡ")
    for before, symbol in zip(" " + symbols, symbols, strict=False):
        if symbol not in IPA and not (symbol == TILDE and before in "ɑɛɔœ"):
            raise FrenchError(
                f"signe phonétique inconnu : « {symbol} » dans « {ipa} »",
                where=where,
                hint="signes connus : a ɑ e ɛ ə i o ɔ u y ø œ ɑ̃ ɛ̃ ɔ̃ œ̃ j w ɥ p b t d k ɡ f v s z "
                "ʃ ʒ m n ɲ ŋ l ʁ ˈ ˌ ː",
            )
    return symbols
