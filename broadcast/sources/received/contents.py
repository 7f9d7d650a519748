"""Which election a table counts, as its columns and its candidates give it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.election import ElectionKind
from broadcast.sources.received.about import Said

if TYPE_CHECKING:
    import polars as pl

LISTS_OF_A_EUROPEAN_ELECTION = 20
"""No other election has as many lists on every ballot table: 34 in 2019, 38 in 2024."""

_STOOD = {
    2012: {"HOLLANDE", "SARKOZY", "BAYROU", "JOLY"},
    2017: {"FILLON", "HAMON", "CHEMINADE", "ASSELINEAU"},
    2022: {"ZEMMOUR", "PÉCRESSE", "JADOT", "ROUSSEL"},
}
"""Who stood in one presidential election only; Macron and Le Pen alone may be 2017 or 2022."""


LONE_LISTS = 0.1
"""Past this part of communes with one list, it is a first round: a lone list wins there."""


def said_by_contents(roles: set[str], people: pl.DataFrame, places: pl.Series) -> Said:
    """What the columns and the candidates say.

    `people` has one row for each candidate, named as `people.named` names them; `places` is the
    place of each entry.
    """
    standing = places.value_counts()["count"]
    most = standing.max()
    everywhere = isinstance(most, int) and people.height <= most
    kind = _kind(roles, people, everywhere=everywhere)
    return Said(kind=kind, year=_year(kind, people), round=_round(kind, people, standing))


def _kind(roles: set[str], people: pl.DataFrame, *, everywhere: bool) -> ElectionKind | None:
    labels = people["label"]
    lists = bool((people["form"] == "list").any())
    if "pair" in roles or labels.str.starts_with("BC-").any() or (people["form"] == "pair").any():
        return ElectionKind.DEPARTEMENTALES
    if {"seats_elsewhere", "council_seats"} & roles:
        return ElectionKind.MUNICIPALES
    if lists:
        many = people.height >= LISTS_OF_A_EUROPEAN_ELECTION
        return ElectionKind.EUROPEENNES if everywhere and many else None
    labelled = bool((labels != "").any())
    if labelled and roles & {"constituency_code", "constituency_name", "constituency"}:
        return ElectionKind.LEGISLATIVES
    if people.height and everywhere and _year(ElectionKind.PRESIDENTIELLE, people):
        return ElectionKind.PRESIDENTIELLE
    finalists = {"MACRON", "LE PEN"}
    if set(people["family_name"].str.to_uppercase()) == finalists and not labelled:
        return ElectionKind.PRESIDENTIELLE
    return None


def _year(kind: ElectionKind | None, people: pl.DataFrame) -> int | None:
    if kind is not ElectionKind.PRESIDENTIELLE:
        return None
    names = set(people["family_name"].str.to_uppercase())
    years = [year for year, stood in _STOOD.items() if stood & names]
    return years[0] if len(years) == 1 else None


def _round(kind: ElectionKind | None, people: pl.DataFrame, standing: pl.Series) -> int | None:
    if kind is ElectionKind.EUROPEENNES:
        return 1
    if kind is ElectionKind.PRESIDENTIELLE:
        names = people.select("family_name").n_unique()
        return 2 if names == 2 else 1
    lone = (standing == 1).mean()
    if kind is ElectionKind.MUNICIPALES and isinstance(lone, float) and lone > LONE_LISTS:
        return 1
    return None
