"""How names are said: tables that a newsroom edits, and where their names stand in a text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from broadcast.french.lexicon.table import parse_entries
from broadcast.model.speech import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from broadcast.model.speech import Pronunciation

_Forms = tuple[tuple[str, "Pronunciation"], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Names that are said their own way."""

    entries: tuple[Pronunciation, ...] = ()
    _by_first_word: Mapping[str, _Forms] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[str, _Forms] = {}
        for entry in sorted(self.entries, key=lambda entry: -len(entry.written)):
            for form in _forms(entry.written):
                first = _word_at(form, 0)
                index[first] = (*index.get(first, ()), (form, entry))
        object.__setattr__(self, "_by_first_word", index)

    def over(self, wider: Lexicon) -> Lexicon:
        """These names, and those of a wider lexicon that are not among them.

        >>> from broadcast.model.speech import Pronunciation
        >>> here = Lexicon(entries=(Pronunciation(written="Rodez", said="Rodèze"),))
        >>> wider = Lexicon(entries=(Pronunciation(written="Rodez", said="Rodé"),))
        >>> [entry.said for entry in here.over(wider).entries]
        ['Rodèze']
        """
        own = {key_of(entry.written) for entry in self.entries}
        others = (entry for entry in wider.entries if key_of(entry.written) not in own)
        return Lexicon(entries=(*self.entries, *others))

    def find(self, text: str) -> tuple[Name, ...]:
        """Where the names stand in a text: whole words only, longest first.

        Capitals are as written, or open a sentence (De Rugy), or are all capitals, with or without
        their accents (REQUISTA, SÉVÉRAC). A name may follow an elision (d'Onet) and may be a part
        of a hyphenated one, unless the lexicon holds that one too. Both apostrophes are the same.
        Positions are those of ``text``.

        >>> from broadcast.model.speech import Pronunciation
        >>> rodez = Pronunciation(written="Rodez", said="Rodèze")
        >>> [(name.start, name.end) for name in Lexicon(entries=(rodez,)).find("À Rodez, Rodezien")]
        [(2, 7)]
        """
        plain = text.replace("’", "'")
        found: list[Name] = []
        here = 0
        while here < len(plain):
            word = _word_at(plain, here)
            name = self._name_at(plain, here, word)
            if name:
                found.append(name)
                here = name.end
            else:
                here += len(word) or 1
        return tuple(found)

    def _name_at(self, text: str, start: int, word: str) -> Name | None:
        for form, entry in self._by_first_word.get(word, ()):
            end = start + len(form)
            after = text[end : end + 2]
            goes_on = after[:1].isalnum() or (after[:1] == "'" and after[1:].isalnum())
            if text.startswith(form, start) and not goes_on:
                return Name(start=start, end=end, pronunciation=entry)
        return None


def parse_lexicon(text: str, path: Path) -> Lexicon:
    """Read a table of pronunciations. Raises `FrenchError` with the line that cannot be read."""
    return Lexicon(entries=parse_entries(text, path))


@cache
def shipped_lexicon() -> Lexicon:
    """The names of every station: departments, towns and institutions that voices misread."""
    table = files("broadcast.french.lexicon").joinpath("lexicon.csv")
    return parse_lexicon(table.read_text(encoding="utf-8"), Path(str(table)))


def key_of(written: str) -> str:
    """What makes two entries the same name.

    >>> key_of("Puy-l’Évêque") == key_of("Puy-l'Évêque")
    True
    """
    return written.replace("’", "'")


def _forms(written: str) -> Iterator[str]:
    """The ways in which a name may stand in a text, each once."""
    name = key_of(written)
    capitals = name.upper()
    letters = unicodedata.normalize("NFD", capitals)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    yield from dict.fromkeys((name, name[:1].upper() + name[1:], capitals, bare))


def _word_at(text: str, start: int) -> str:
    """Letters and digits from there on."""
    end = start
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]
