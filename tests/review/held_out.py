"""Scripts that someone else than the rules' author wrote, and the errors they planted by hand."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from review.corpus import HERE, Good

from broadcast.config import read_station
from broadcast.pipeline.clearing.locks import lock_of
from broadcast.script.document import parse_script
from broadcast.sources.newsroom import read_election

FOLDER = HERE / "held_out"
HELD_OUT = tuple(sorted(path.stem for path in FOLDER.glob("*.md")))
_SHIPPED = HERE.parents[1] / "data" / "elections"

UNDERSTOOD_OTHERWISE = {
    "aveyron-flash": 1,
    "aveyron-papier": 3,
    "lot-papier": 4,
    "muni-papier": 1,
    "presid-papier": 5,
    "presidentielle-neuf": 3,
}
"""True sentences, script by script, that the check does not understand: it says so, and no more."""

NOT_FOUND = frozenset(
    {
        # what becomes of a sign or a rank that no figure of the sentence bears out
        ("aveyron-flash", "est moins élevé dans le Lot"),
        ("aveyron-papier", "plus plébiscité que"),
        ("legislatives", "Deuxième candidate élue au premier tour"),
        ("muni-papier", "Quatre maires sont"),
        # whose the figures are is not said
        ("lot-flash", "422 voix contre 552"),
        # places told without a verb of winning, or in a list that nothing announces
        ("aveyron-papier", "consoler avec Millau"),
        ("aveyron-papier", "Montbazens, Rodez et"),
        ("lot-neuf", "Souillac, Latronquière et"),
        ("lot-papier", "Sousceyrac, Cahors"),
        # a figure true of one place of a list, not of the other
        ("presid-papier", "barre des 58 %"),
        # a loss told of the whole, with a place that it is not told of
        ("presid-papier", "Olympe de Gouges a perdu"),
    }
)
"""Errors that the check is known to miss: each is a rule to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One error, typed by hand in a good script."""

    script: str
    kind: str
    was: str
    became: str


def held_out(name: str) -> Good:
    """A held-out script, and the lock of its own election."""
    path = FOLDER / f"{name}.md"
    text = path.read_text(encoding="utf-8")
    header = parse_script(text, path).header
    folder = HERE / "elections" / header.election
    election = read_election(folder if folder.exists() else _SHIPPED / header.election)
    station = read_station(HERE.parents[1] / "data" / "station.toml")
    lock = lock_of(election, station, header.department)
    return Good(text=text, path=path, election=election, lock=lock)


def edits() -> tuple[Edit, ...]:
    """Every error, in the order of the table."""
    with (FOLDER / "edits.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Edit(**row) for row in csv.DictReader(file))
