"""The fields of one thing that someone typed, each with its line."""

from __future__ import annotations

import difflib
import math
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from broadcast.errors import ModelError, SourceError, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_T = TypeVar("_T")

_MOMENT = "un moment comme 2017-01-30T09:05+01:00"


@dataclass(slots=True)
class Record:
    """The fields of one thing that someone typed, each with its line."""

    what: str
    """What it describes, for errors: "la citation"."""

    where: Where
    fields: dict[str, tuple[object, int]]
    _asked: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Whether the field was typed and holds something."""
        self._asked.add(key)
        return self.fields.get(key, (None, 0))[0] not in (None, "")

    def at(self, key: str) -> Where:
        """Where the field stands, or its record when it does not."""
        line = self.fields[key][1] if key in self.fields else self.where.line
        return Where(self.where.path, line)

    def text(self, key: str, default: str | None = None) -> str:
        """A field as typed, outer spaces left out."""
        if not self.has(key):
            if default is not None:
                return default
            raise self._missing(key)
        value = self.fields[key][0]
        if not isinstance(value, str):
            raise self.error(key, "un texte est attendu ici")
        return value.strip()

    def parsed(
        self, key: str, parse: Callable[[str], _T], wanted: str, default: str | None = None
    ) -> _T:
        """A field read by `parse`, which raises ValueError or `ModelError` for what it refuses."""
        text = self.text(key, default)
        try:
            return parse(text)
        except ModelError as error:
            raise SourceError(error.what, where=self.at(key), hint=error.hint) from error
        except ValueError as error:
            raise self.error(key, f"{wanted} est attendu ici, pas « {text} »") from error

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return self.parsed(key, int, "un nombre entier", None if default is None else str(default))

    def number(self, key: str, default: float | None = None) -> float:
        """A number, with a decimal point or comma."""
        return self.parsed(key, _finite, "un nombre", None if default is None else str(default))

    def day(self, key: str) -> date:
        """A day, written 2017-01-29."""
        return self.parsed(key, date.fromisoformat, "une date comme 2017-01-29")

    def moment(self, key: str) -> datetime:
        """A day and time with its offset, written 2017-01-30T09:05+01:00."""
        moment = self.parsed(key, datetime.fromisoformat, _MOMENT)
        self._refuse_no_offset(key, moment)
        return moment

    def moments(self, key: str) -> tuple[datetime, ...]:
        """A list of days and times with their offsets; nothing typed is an empty list."""
        try:
            moments = tuple(datetime.fromisoformat(text) for text in self.texts(key))
        except ValueError as error:
            raise self.error(key, f"{_MOMENT} est attendu ici") from error
        for moment in moments:
            self._refuse_no_offset(key, moment)
        return moments

    def _refuse_no_offset(self, key: str, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise self.error(
                key, "il manque le décalage horaire", hint="écrivez par exemple +01:00 à la fin"
            )

    def choice(self, key: str, options: Iterable[str], default: str | None = None) -> str:
        """One word of a list."""
        text, known = self.text(key, default), tuple(options)
        if text not in known:
            raise self.error(key, f"« {text} » n'est pas connu ici", hint=nearest_hint(text, known))
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; nothing typed is an empty list."""
        if not self.has(key):
            return ()
        value = self.fields[key][0]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, "une liste de textes est attendue ici")
        return tuple(item.strip() for item in value)

    def days(self, key: str) -> tuple[date, ...]:
        """A list of days."""
        days = self.texts(key)
        if not days:
            raise self._missing(key)
        try:
            return tuple(date.fromisoformat(day) for day in days)
        except ValueError as error:
            raise self.error(key, "des dates comme 2017-01-29 sont attendues ici") from error

    def records(self, key: str) -> tuple[Record, ...]:
        """A list of records; nothing typed is an empty list."""
        if not self.has(key):
            return ()
        value = self.fields[key][0]
        if not isinstance(value, list) or not all(isinstance(item, Record) for item in value):
            raise self.error(key, "une liste de fiches est attendue ici")
        return tuple(value)

    def record(self, key: str) -> Record:
        """A record within this one; nothing typed is an empty record."""
        value = self.fields[key][0] if self.has(key) else Record(key, self.where, {})
        if not isinstance(value, Record):
            raise self.error(key, "une fiche est attendue ici")
        return value

    def named(self) -> tuple[tuple[str, Record], ...]:
        """Every field as a record under its name: `[voices.claire]`."""
        return tuple((name, self.record(name)) for name in self.fields)

    def close(self) -> None:
        """Refuse the fields that nothing asked for: they are misspelt."""
        for key in self.fields:
            if key not in self._asked:
                raise self.error(
                    key,
                    f"champ inconnu « {key} » dans {self.what}",
                    hint=nearest_hint(key, self._asked),
                )

    def error(self, key: str, what: str, hint: str = "") -> SourceError:
        """A refusal of one field, with its line."""
        prefix = "" if what.startswith("champ") else f"{self.what}, champ « {key} » : "
        return SourceError(f"{prefix}{what}", where=self.at(key), hint=hint)

    def _missing(self, key: str) -> SourceError:
        typed = difflib.get_close_matches(
            key, [name for name in self.fields if name not in self._asked], n=1
        )
        hint = f"« {typed[0]} » est-il mal orthographié ?" if typed else "ajoutez-le"
        where = self.at(typed[0]) if typed else self.where
        return SourceError(f"champ « {key} » manquant dans {self.what}", where=where, hint=hint)


def _finite(text: str) -> float:
    number = float(text.replace(",", "."))
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def nearest_hint(typed: str, known: Iterable[str]) -> str:
    """The advice for a word that is not in a list: the nearest one, or the whole list.

    >>> nearest_hint("journale", ["flash", "journal"])
    'le plus proche : journal'
    """
    options = sorted(known)
    close = difflib.get_close_matches(typed.casefold(), options, n=1, cutoff=0.6)
    if close:
        return f"le plus proche : {close[0]}"
    return f"au choix : {', '.join(options)}" if options else ""
