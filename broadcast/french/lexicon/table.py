"""A table of pronunciations as a newsroom types it, checked line by line."""

from __future__ import annotations

import csv
import re
import unicodedata
from typing import TYPE_CHECKING

from broadcast.errors import FrenchError, Where
from broadcast.model.speech import Pronunciation
from broadcast.records import nearest_hint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS = ("written", "said", "ipa", "source")

IPA = frozenset("aɑeɛəioɔuyøœjwɥpbtdkɡfvszʃʒmnɲŋlʁˈˌː ")
"""The phonemes that a French voice knows, with stress, length and space."""

TILDE = "\u0303"
"""Makes a nasal vowel of the a, e, o or œ before it: ɑ̃ ɛ̃ ɔ̃ œ̃."""

_BETWEEN_BARS = re.compile(r"/(.+)/|\[(.+)\]")
_RESPELLING = re.compile(r"(?=.*[^\W_])(?:[^\W_]|[ .,'’-])*")
_PHONETIC = re.compile(rf"[ɑɛəɔɥɡʃʒɲŋʁˈˌː{TILDE}]")
_Y_BETWEEN_VOWELS = re.compile(r"(?<=[aiAI])(?=y[aeiouyàâäéèêëîïôöùûüœ])|(?<=ou)(?=y[aeéèêioô])")


def parse_entries(text: str, path: Path) -> tuple[Pronunciation, ...]:
    """Read the lines of a table: its first one names the columns, in any order.

    ``written,said`` is enough; ``ipa`` and ``source`` may follow. A line may leave out its last
    cells. What is said is a respelling, or phonemes between bars: ``/lajɔl/``. Empty lines and
    those that start with # are left out; a spreadsheet's semicolons do as well as commas.

    Raises `FrenchError`, with the line, for what cannot be read.
    """
    entries: dict[str, Pronunciation] = {}
    columns: tuple[str, ...] = ()
    for cells, where in _lines(text, path):
        if not columns:
            columns = _checked_columns(cells, where)
            continue
        entry = _entry(_named(cells, columns, where), where)
        key = entry.written.replace("’", "'")
        if key in entries:
            raise FrenchError(f"« {entry.written} » est déjà dans le lexique", where=where)
        entries[key] = entry
    return tuple(entries.values())


def _lines(text: str, path: Path) -> Iterator[tuple[list[str], Where]]:
    """The cells of each line that holds some, and its place."""
    separator = ""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip(' \t;,"') or line.lstrip(' "').startswith("#"):
            continue
        where = Where(path, number)
        separator = separator or (";" if ";" in line else ",")
        try:
            cells = next(csv.reader([line], delimiter=separator, strict=True))
        except csv.Error as error:
            hint = "vérifiez les guillemets"
            raise FrenchError("ligne de lexique illisible", where=where, hint=hint) from error
        yield [unicodedata.normalize("NFC", cell).strip() for cell in cells], where


def _checked_columns(cells: list[str], where: Where) -> tuple[str, ...]:
    """The names of the columns, without the empty ones that a spreadsheet adds."""
    names = tuple(cell.lower() for cell in cells)
    while not names[-1]:
        names = names[:-1]
    if not set(names) & set(COLUMNS):
        hint = f"première ligne : {','.join(COLUMNS[:2])} ou {','.join(COLUMNS)}"
        raise FrenchError("lexique sans titres de colonnes", where=where, hint=hint)
    for name in names:
        if name not in COLUMNS or names.count(name) > 1:
            fault = "en double" if name in COLUMNS else "inconnue"
            hint = nearest_hint(name, COLUMNS)
            raise FrenchError(f"colonne {fault} « {name} »", where=where, hint=hint)
    if "written" not in names or not {"said", "ipa"} & set(names):
        missing = "said" if "written" in names else "written"
        raise FrenchError(f"colonne « {missing} » manquante dans le lexique", where=where)
    return names


def _named(cells: list[str], columns: tuple[str, ...], where: Where) -> dict[str, str]:
    """The cells of a line by their column; those left out at its end are empty."""
    if any(cells[len(columns) :]):
        raise FrenchError(
            f"ligne de {len(cells)} colonne(s) au lieu de {len(columns)}",
            where=where,
            hint="un nom qui contient une virgule se met entre guillemets",
        )
    return dict.fromkeys(COLUMNS, "") | dict(zip(columns, cells, strict=False))


def _entry(cells: dict[str, str], where: Where) -> Pronunciation:
    """One line of the table."""
    written, said = cells["written"], cells["said"]
    ipa = _between_bars(cells["ipa"]) or cells["ipa"]
    if not (written[:1].isalnum() and written[-1:].isalnum()):
        raise FrenchError(
            f"nom illisible : « {written} »",
            where=where,
            hint="un nom commence et finit par une lettre ou un chiffre",
        )
    if between := _between_bars(said):
        if ipa:
            hint = "gardez-en une"
            raise FrenchError(f"deux phonétiques pour « {written} »", where=where, hint=hint)
        said, ipa = "", between
    if not (said or ipa):
        hint = f"par exemple : {written},{written}"
        raise FrenchError(f"aucune prononciation pour « {written} »", where=where, hint=hint)
    if said:
        _check_respelling(said, where)
    return Pronunciation(
        written=written,
        said=_Y_BETWEEN_VOWELS.sub("-", said) or written,  # French reads "Layole" lè-yole
        ipa=_checked_ipa(ipa, where),
        source=cells["source"],
    )


def _between_bars(said: str) -> str:
    """The phonemes that stand between bars or brackets; nothing where there are none."""
    found = _BETWEEN_BARS.fullmatch(said)
    return (found[1] or found[2]).strip() if found else ""


def _check_respelling(said: str, where: Where) -> None:
    """A respelling is made of French letters; phonemes are another thing."""
    if _PHONETIC.search(unicodedata.normalize("NFD", said)):
        hint = f"la phonétique se met entre barres : /{said}/"
        raise FrenchError(f"« {said} » n'est pas écrit en lettres", where=where, hint=hint)
    if not _RESPELLING.fullmatch(said):
        hint = "des lettres françaises, par exemple : la-yole"
        raise FrenchError(f"prononciation illisible : « {said} »", where=where, hint=hint)


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
