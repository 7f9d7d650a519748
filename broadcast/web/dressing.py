"""The pages' templates, and how times, lengths and states are written on them, in French."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from broadcast.desk.journal import DONE
from broadcast.desk.people import ROLE_NAMES
from broadcast.units import minutes_seconds

if TYPE_CHECKING:
    from broadcast.desk.board import State

FOLDER = Path(__file__).parent
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

SIGNS: dict[State, str] = {
    "absent": "○",
    "draft": "◔",
    "changed": "↺",
    "approved": "✓",
    "stale": "!",
    "rendering": "…",
    "on_disk": "✓✓",
    "aired": "●",
    "faulty": "✕",
}
"""A state is never told by its colour alone."""

ORIGINS = {"desk": "ici", "data": "depuis les données", "disk": "dans le fichier"}

DETAILS = {
    "version": "version",
    "from_data": "depuis les données",
    "story": "sujet",
    "text": "mots",
    "because": "raison",
    "note": "mot",
    "comment": "remarque",
    "error": "défaut",
    "duration_ms": "durée (ms)",
    "address": "adresse",
    "for_air": "pour l’antenne",
    "approved": "approuvé",
    "approved_by": "approuvé par",
    "aired_at": "à l’antenne",
    "faults": "mots autres que le script",
    "told": "ce qui en a été fait",
    "person": "compte",
    "role": "rôle",
    "changed": "changé",
}
"""What the particulars of the log are called."""

VALUES = ROLE_NAMES | {"role": "rôle", "password": "mot de passe", "active": "ouverture"}
"""Values of the log that are words of the program."""


def signed_seconds(length_ms: int) -> str:
    """How far a length is off, with its sign.

    >>> [signed_seconds(one) for one in (6_620, -400, -75_000)]
    ['+ 7 s', 'à l’heure', "− 1'15"]
    """
    seconds = round(length_ms / 1000)
    if not seconds:
        return "à l’heure"
    told = f"{abs(seconds)} s" if abs(seconds) < 60 else minutes_seconds(abs(length_ms))
    return f"{'+' if seconds > 0 else '−'} {told}"


def long_day(day: date) -> str:
    """A day as one says it.

    >>> long_day(date(2017, 1, 30))
    'lundi 30 janvier 2017'
    """
    number = "1er" if day.day == 1 else str(day.day)
    return f"{DAYS[day.weekday()]} {number} {MONTHS[day.month - 1]} {day.year}"


def value_told(value: object) -> str:
    """A value of the log, in French.

    >>> [value_told(one) for one in (True, "role, password", "vu, relu", 3)]
    ['oui', 'rôle, mot de passe', 'vu, relu', '3']
    """
    if isinstance(value, bool):
        return "oui" if value else "non"
    return ", ".join(VALUES.get(one, one) for one in str(value).split(", "))


def place_named(trace: str) -> str:
    """A place in the data without the folders above it.

    >>> place_named("/a/b/results.csv, ligne 8")
    'results.csv, ligne 8'
    """
    return trace.rsplit("/", 1)[-1]


def make_environment(zone: ZoneInfo) -> Environment:
    """The templates, with every word escaped; a name that a page does not know is a fault."""

    def moment(at: datetime) -> str:
        """A moment by the station's clock: "30 janvier à 9 h 05"."""
        local = at.astimezone(zone)
        clock = f"{local.hour}\u00a0h\u00a0{local.minute:02d}"
        return f"{local.day} {MONTHS[local.month - 1]} à {clock}"

    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        length=minutes_seconds,
        signed=signed_seconds,
        day=long_day,
        moment=moment,
        place=place_named,
        told=value_told,
    )
    environment.globals.update(SIGNS=SIGNS, ORIGINS=ORIGINS, DONE=DONE, DETAILS=DETAILS)
    return environment
