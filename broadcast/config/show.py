"""The morning as the station typed it: data/show.yaml, or the `[[slots]]` of station.toml.

There is one truth: a station writes its appointments in one of the two. show.yaml says more (names,
voices, departments, freshness); `[[slots]]` is enough where every bulletin is alike.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from broadcast.errors import FrenchError, SourceError
from broadcast.french.naming.places import find_department
from broadcast.model.script import MAX_BUDGET_MS, MIN_BUDGET_MS
from broadcast.records import read_yaml
from broadcast.show.morning import EVERYONE, FORMATS, LOCK_MS, Show, Slot
from broadcast.units import parse_clock, parse_length_ms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from broadcast.records import Record
    from broadcast.show.morning import Opening

CLIPS = {"flash": "1", "journal": "tous"}
"""How many speakers are heard where show.yaml does not say: a flash has time for one."""

DAY_MS = 24 * 3_600_000

OPENINGS: dict[str, Opening] = {"pays": "national", "département": "local"}


def show_from(path: Path, station: Record, voices: Collection[str]) -> Show:
    """Read a morning. Raises `SourceError` with the line of the first field at fault."""
    typed = station.records("slots")
    if not path.is_file():
        if not typed:
            raise station.error(
                "slots", "aucun rendez-vous", hint=f"écrivez-les dans data/{path.name}"
            )
        return Show(slots=_in_order((_slot(one), one) for one in typed))
    record = read_yaml(path, "le conducteur")
    if typed:
        raise station.error(
            "slots",
            f"les rendez-vous sont aussi dans {path.name}",
            hint="effacez ces [[slots]] : show.yaml les remplace",
        )
    rows = record.records("slots")
    if not rows:
        raise record.error("slots", "il en faut au moins un")
    slots = _in_order((_fresh_slot(row, voices), row) for row in rows)
    lock_ms = record.parsed("lock", parse_length_ms, "une durée comme 2:00", f"{LOCK_MS // 1000} s")
    record.close()
    return Show(slots=slots, lock_ms=lock_ms)


def _in_order(typed: Iterable[tuple[Slot, Record]]) -> tuple[Slot, ...]:
    """The slots by the clock. Raises `SourceError` where one starts before another has ended."""
    rows = sorted(typed, key=lambda row: row[0].clock)
    for at, (slot, record) in enumerate(rows):
        for before, _ in rows[:at]:
            if _together(before, slot) and _ms(before) + before.budget_ms > _ms(slot):
                raise record.error(
                    "time",
                    f"celui de {before.clock:%H:%M} est encore à l'antenne à {slot.clock:%H:%M}",
                    hint="changez l'heure ou la durée",
                )
    for slot, record in rows:
        for first, _ in rows:
            if _together(first, slot) and _ms(slot) + slot.budget_ms > _ms(first) + DAY_MS:
                raise record.error(
                    "duration",
                    f"il est encore à l'antenne le lendemain à {first.clock:%H:%M}",
                    hint="changez l'heure ou la durée",
                )
    for (before, _), (slot, record) in pairwise(rows):
        both = [set(one.clips) for one in (before, slot) if isinstance(one.clips, tuple)]
        if len(both) == 2 and _together(before, slot) and (twice := both[0] & both[1]):
            raise record.error(
                "clips",
                f"« {min(twice)} » passe déjà à {before.clock:%H:%M}",
                hint="jamais le même son deux fois de suite : choisissez-en un autre",
            )
    return tuple(slot for slot, _ in rows)


def _together(one: Slot, other: Slot) -> bool:
    """Whether some department has both."""
    shared = set(one.departments) & set(other.departments)
    return bool(shared) or not (one.departments and other.departments)


def _ms(slot: Slot) -> int:
    return (slot.clock.hour * 60 + slot.clock.minute) * 60_000


def _slot(record: Record) -> Slot:
    record.what = "[[slots]]"
    slot = _told(record)
    record.close()
    return slot


def _told(record: Record) -> Slot:
    """What every appointment says."""
    clock = record.parsed("time", parse_clock, "une heure comme 07:00")
    budget_ms = record.parsed("duration", parse_length_ms, "une durée comme 3:00")
    if not MIN_BUDGET_MS <= budget_ms <= MAX_BUDGET_MS:
        raise record.error("duration", "un bulletin dure de 0:10 à 60:00")
    return Slot(clock=clock, format=record.choice("format", FORMATS), budget_ms=budget_ms)


def _fresh_slot(record: Record, voices: Collection[str]) -> Slot:
    """An appointment of show.yaml, with what makes it fresh."""
    record.what = "le rendez-vous"
    slot = _told(record)
    slot = replace(
        slot,
        name=record.text("name", ""),
        voice=record.choice("voice", voices) if record.has("voice") else "",
        departments=tuple(_code(record, typed) for typed in record.texts("departments")),
        opens=OPENINGS[record.choice("opens", OPENINGS, "pays")],
        clips=_clips(record, CLIPS[slot.format]),
    )
    record.close()
    return slot


def _clips(record: Record, usual: str) -> int | tuple[str, ...]:
    """So many speakers, everyone, or the ids of quotes."""
    if record.has("clips") and isinstance(record.fields["clips"][0], list):
        return record.texts("clips")
    return record.parsed("clips", _most, "« tous », un nombre ou une liste de citations", usual)


def _most(text: str) -> int:
    if text == "tous":
        return EVERYONE
    if (most := int(text)) < 0:
        raise ValueError(text)
    return most


def _code(record: Record, typed: str) -> str:
    try:
        return find_department(typed).code
    except FrenchError as error:
        raise SourceError(error.what, where=record.at("departments"), hint=error.hint) from error
