"""Which election a table counts, as its columns and its candidates give it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.election import ElectionKind
from broadcast.sources.received.election.about import Said

if TYPE_CHECKING:
    import polars as pl

LISTS_OF_A_EUROPEAN_ELECTION = 20
"""No other election has as many lists on every ballot table: 34 in 2019, 38 in 2024."""

_STOOD = (
    (ElectionKind.PRESIDENTIELLE, 2012, {"HOLLANDE", "SARKOZY", "BAYROU", "JOLY"}),
    (ElectionKind.PRESIDENTIELLE, 2017, {"FILLON", "HAMON", "CHEMINADE", "ASSELINEAU"}),
    (ElectionKind.PRESIDENTIELLE, 2022, {"ZEMMOUR", "PÉCRESSE", "JADOT", "ROUSSEL"}),
    (ElectionKind.PRIMAIRE, 2017, {"VALLS", "MONTEBOURG", "PEILLON", "HAMON"}),
)
"""Two of these standing together tell an election; Macron and Le Pen may be 2017 or 2022."""

MOST_IN_A_PRESIDENTIAL = 16
"""As many as ever stood, in 2002."""

LONE_LISTS = 0.1
"""Past this part of communes with one list, it is a first round: a lone list wins there."""


def said_by_contents(roles: set[str], people: pl.DataFrame, entries: pl.DataFrame) -> Said:
    """What the columns and the candidates say.

    `people` has one row for each candidate, named as `people.named` names them; `entries`
    are what they got.
    """
    standing = entries["place"].value_counts()["count"]
    most = standing.max()
    everywhere = isinstance(most, int) and people.height <= most
    kind = _kind(roles, people, everywhere=everywhere)
    known = _known(people)
    if "standing" in entries.columns and entries["standing"].str.contains("(?i)qualif").any():
        return Said(kind=kind, year=known[1] if known else None, round=1)
    return Said(kind=kind, year=known[1] if known else None, round=_round(kind, people, standing))


def _kind(roles: set[str], people: pl.DataFrame, *, everywhere: bool) -> ElectionKind | None:
    labels = people["label"]
    if known := _known(people):
        return known[0]
    if "pair" in roles or labels.str.starts_with("BC-").any() or (people["form"] == "pair").any():
        return ElectionKind.DEPARTEMENTALES
    if {"elsewhere_seats", "sector_seats", "council_seats"} & roles:
        return ElectionKind.MUNICIPALES
    if (people["form"] == "list").any():
        many = people.height >= LISTS_OF_A_EUROPEAN_ELECTION
        return ElectionKind.EUROPEENNES if everywhere and many else None
    labelled = bool((labels != "").any())
    if labelled and roles & {"constituency_code", "constituency_name"}:
        return ElectionKind.LEGISLATIVES
    return None


def _known(people: pl.DataFrame) -> tuple[ElectionKind, int | None] | None:
    """An election that is known by who stands: few names, and all of them everywhere."""
    names = set(people["family_name"].str.to_uppercase().unique())
    if not 1 < len(names) <= MOST_IN_A_PRESIDENTIAL:
        return None
    told = [(kind, year) for kind, year, stood in _STOOD if len(stood & names) > 1]
    if names == {"MACRON", "LE PEN"}:
        return ElectionKind.PRESIDENTIELLE, None
    return told[0] if len(told) == 1 else None


def _round(kind: ElectionKind | None, people: pl.DataFrame, standing: pl.Series) -> int | None:
    if kind in {ElectionKind.PRESIDENTIELLE, ElectionKind.PRIMAIRE}:
        names = people["family_name"].str.to_uppercase().n_unique()
        return 2 if names == 2 else 1
    lone = (standing == 1).mean()
    if kind is ElectionKind.MUNICIPALES and isinstance(lone, float) and lone > LONE_LISTS:
        return 1
    return None
