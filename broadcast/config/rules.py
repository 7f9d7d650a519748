"""What the station settles of the rules of an election: `[rules]` of station.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from broadcast.records import nearest_hint
from broadcast.rules.settings import StationRules
from broadcast.show.morning import FORMATS
from broadcast.units import parse_clock

if TYPE_CHECKING:
    from broadcast.records import Record


def rules_from(record: Record) -> StationRules:
    """The settings of [rules]; what is not typed is at its strictest."""
    rules = StationRules(
        closing=record.parsed("closing", parse_clock, "une heure comme 18:00", "20:00"),
        names_everyone=_formats(record, "names_everyone"),
        fairness_points=_points(record, "fairness_points"),
        says_sources=record.choice("says_sources", ("oui", "non"), "non") == "oui",
        disclosure=record.text("disclosure", ""),
        disclosure_at=cast(
            "Literal['start', 'end']",
            record.choice("disclosure_at", ("start", "end"), "start"),
        ),
        silence_in_primaries=record.choice("silence_in_primaries", ("oui", "non"), "oui") == "oui",
    )
    record.close()
    return rules


def _formats(record: Record, key: str) -> tuple[str, ...]:
    formats = record.texts(key)
    for name in formats:
        if name not in FORMATS:
            raise record.error(key, f"format inconnu « {name} »", nearest_hint(name, FORMATS))
    return formats


def _points(record: Record, key: str) -> int:
    points = record.whole(key, 20)
    if not 1 <= points <= 100:
        raise record.error(key, "de 1 à 100 points")
    return points
