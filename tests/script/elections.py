"""Elections of every kind, made for any department: what the templates must be able to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from broadcast.errors import Where
from broadcast.facts.compile import compile_facts
from broadcast.french.naming.communes import communes_of
from broadcast.french.naming.places import find_department, of
from broadcast.model.areas import Area
from broadcast.model.election import Election, ElectionKind
from broadcast.model.figures import (
    Figure,
    FigureKind,
    PublishedNumber,
    PublishedShare,
    Source,
    Stage,
)
from broadcast.model.script import Header
from broadcast.script.context import Brief
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region

if TYPE_CHECKING:
    from script.scenarios import Scenario

    from broadcast.model.candidates import Candidate

SUNDAYS = (date(2027, 4, 11), date(2027, 4, 25))
SOURCE = Source(
    id="ministere",
    name="le ministère de l'Intérieur",
    published_at=datetime(2027, 4, 11, 20, 0, tzinfo=UTC),
)
WHERE = Where(Path("results.csv"), 2)


def place_in(kind: ElectionKind, department: str) -> Area:
    """A place where a seat is won: the first constituency, the prefecture's commune or canton."""
    seat = communes_of(department)[0]
    match kind:
        case ElectionKind.LEGISLATIVES:
            name = f"1re circonscription {of(find_department(department))}"
            return Area(
                kind="constituency", name=name, code=f"{department}01", department=department
            )
        case ElectionKind.DEPARTEMENTALES:
            return Area(
                kind="canton", name=seat.name, code=f"{department}99", department=department
            )
        case _:
            return Area(kind="commune", name=seat.name, code=seat.code, department=department)


def election_of(scenario: Scenario, department: str, stage: Stage) -> Election:
    """The election as a newsroom would have typed it."""
    region = area_of_region(find_department(department).region_code)
    here, place = area_of_department(department), place_in(scenario.kind, department)
    counts = scenario.counts(FRANCE, region, here, place)
    local = scenario.kind in (
        ElectionKind.LEGISLATIVES,
        ElectionKind.MUNICIPALES,
        ElectionKind.DEPARTEMENTALES,
    )
    figures: list[Figure] = []

    def add(area: Area, kind: FigureKind, candidate: Candidate | None, value: object) -> None:
        figures.append(
            Figure(
                round=scenario.round,
                area=area,
                kind=kind,
                candidate=candidate,
                value=value,  # type: ignore[arg-type]
                stage=stage,
                source=SOURCE,
                where=WHERE,
            )
        )

    for area, rows in counts.items():
        if stage is Stage.PARTIAL:
            add(area, "counted", None, PublishedShare(digits="41"))
        for one in rows:
            if one.share:
                add(area, "share", one.candidate, PublishedShare(digits=one.share))
            if one.votes is not None:
                add(area, "votes", one.candidate, one.votes)
            if one.seats is not None:
                add(area, "seats", one.candidate, one.seats)
            if one.status:
                add(area, one.status, one.candidate, None)
    add(here, "voters", None, PublishedNumber(relation="un peu plus de", value=10_000))
    known = {one.candidate for rows in counts.values() for one in rows}
    candidates = tuple(
        replace(one, stands_in=place) if local else one
        for one in scenario.candidates
        if not local or one in known
    )
    by_id = {one.id: one for one in candidates}
    figures = [
        replace(f, candidate=by_id.get(f.candidate.id, f.candidate)) if f.candidate else f
        for f in figures
    ]
    return Election(
        id="essai",
        name=scenario.name,
        kind=scenario.kind,
        rounds=SUNDAYS[: scenario.rounds],
        round=scenario.round,
        airdate=date(2027, 4, 12),
        prize=scenario.prize,
        candidates=candidates,
        areas=(place,) if local else (),
        figures=tuple(figures),
        comparisons=(),
        quotes=(),
        warnings=(),
        where=WHERE,
    )


def brief_of(
    scenario: Scenario, department: str, stage: Stage, *, hour: int = 7, format_: str = "journal"
) -> Brief:
    """All that a bulletin of that election is written from."""
    election = election_of(scenario, department, stage)
    here = area_of_department(department)
    region = area_of_region(find_department(department).region_code)
    facts = compile_facts(election, nation=FRANCE, region=region, department=here, neighbours=[])
    header = Header(
        bulletin="essai",
        title="Essai",
        airtime=datetime(2027, 4, 12, hour, tzinfo=UTC),
        budget_ms=180_000,
        format=format_,
        department=department,
        election="essai",
        voice="maquette",
        bed="tapis",
    )
    return Brief(
        header=header,
        station="Totem",
        election=election,
        facts=facts,
        nation=FRANCE,
        region=region,
        area=here,
        neighbours=(),
        quotes=election.quotes,
        next_slot=None,
    )
