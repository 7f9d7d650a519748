"""Candidates as they are said on air, from what a results file prints of them."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING, Literal, cast

from broadcast.french.naming.communes import folded
from broadcast.french.naming.names import as_said, person
from broadcast.french.naming.nuances import nuance_in_words
from broadcast.model.candidates import Candidate
from broadcast.model.election import ElectionKind
from broadcast.model.script import slug_of
from broadcast.sources.list_names import list_as_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from broadcast.french.grammar.agreement import Gender
    from broadcast.model.areas import Area


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A candidate as a results file prints them."""

    contest: str
    family_name: str
    first_name: str
    gender: str
    label: str
    list_name: str
    list_short: str
    form: str
    partner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The candidates of an election, in the order of its files."""

    candidates: tuple[Candidate, ...]
    warnings: tuple[str, ...]
    """Whose gender no file tells, one French line each."""


def named(printed: Iterable[Printed], kind: ElectionKind, areas: Mapping[str, Area]) -> Named:
    """Everyone as said, each with an id of their own: "macron", "12202-rodez-demain".

    `areas` are the contests by code. A surname alone is completed where the whole country knows
    who it is, in a presidential election; a gender that no file tells is said to be unknown.
    """
    taken: set[str] = set()
    candidates, warnings = [], []
    for one in printed:
        who, unsure = _candidate(one, kind, areas.get(one.contest))
        names = (who.id if number == 1 else f"{who.id}-{number}" for number in count(1))
        free = next(name for name in names if name not in taken)
        taken.add(free)
        candidates.append(who if who.id == free else replace(who, id=free))
        if unsure:
            warnings.append(
                f"{who.name} : le fichier ne dit pas si c'est une femme ou un homme ; "
                f"écrivez-le dans election.yaml (candidat « {free} », champ « gender »)"
            )
    return Named(candidates=tuple(candidates), warnings=tuple(warnings))


def _candidate(one: Printed, kind: ElectionKind, where: Area | None) -> tuple[Candidate, bool]:
    start = f"{one.contest.replace('-', '')}-" if one.contest else ""
    if one.form == "list":
        return _list(one, start, where), False
    if one.form == "pair":
        return _pair(one, start, where), False
    who = person(one.family_name, one.first_name, one.gender)
    known = _presidential().get(folded(one.family_name))
    if kind is ElectionKind.PRESIDENTIELLE and known:
        who = person(*known)
    candidate = Candidate(
        id=start + slug_of(who.family),
        name=who.said,
        family_name=who.family,
        gender=who.gender or "m",
        nuance=nuance_in_words(one.label),
        stands_in=where,
    )
    return candidate, who.gender is None


def _list(one: Printed, start: str, where: Area | None) -> Candidate:
    title = list_as_said(one.list_name or one.list_short or one.family_name, where)
    head = person(one.family_name, one.first_name).said if one.list_name and one.family_name else ""
    return Candidate(
        id=start + slug_of(title),
        name=title,
        family_name="",
        gender="f",
        form="list",
        head=head,
        nuance=nuance_in_words(one.label),
        stands_in=where,
    )


def _pair(one: Printed, start: str, where: Area | None) -> Candidate:
    first = person(one.family_name, one.first_name).said
    second = as_said(one.partner) if one.partner else ""
    return Candidate(
        id=start + slug_of(one.family_name),
        name=f"{first} et {second}" if second else first,
        family_name="",
        gender="m",
        form="pair",
        nuance=nuance_in_words(one.label),
        stands_in=where,
    )


@cache
def _presidential() -> dict[str, tuple[str, str, Gender]]:
    """Surname, first name and gender of those who stood for president, by surname."""
    text = files("broadcast.sources").joinpath("presidential.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {
        folded(row["family_name"]): (
            row["family_name"],
            row["first_name"],
            cast("Literal['f', 'm']", row["gender"]),
        )
        for row in rows
    }
