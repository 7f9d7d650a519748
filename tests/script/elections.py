"""Elections of every kind, made for any department: what the templates must be able to tell.

The candidates are figures of French history, who stand for nothing today.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from broadcast.errors import Where
from broadcast.facts.compile import compile_facts
from broadcast.french.naming.communes import communes_of
from broadcast.french.naming.places import find_department
from broadcast.model.areas import Area
from broadcast.model.candidates import Candidate
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
    from collections.abc import Callable

    from broadcast.model.facts import Status

SUNDAYS = (date(2027, 4, 11), date(2027, 4, 25))
SOURCE = Source(
    id="ministere",
    name="le ministère de l'Intérieur",
    published_at=datetime(2027, 4, 11, 20, 0, tzinfo=UTC),
)
WHERE = Where(Path("results.csv"), 2)


def person(name: str, gender: Literal["f", "m"], role: str = "") -> Candidate:
    return Candidate(
        id=name, name=name, family_name=name.rsplit(maxsplit=1)[-1], gender=gender, role=role
    )


JAURES = person("Jean Jaurès", "m", "le député du Tarn")
GOUGES = person("Olympe de Gouges", "f", "la femme de lettres")
AUCLERT = person("Hubertine Auclert", "f")
HUGO = person("Victor Hugo", "m", "l'ancien pair de France")
HERRIOT = person("Édouard Herriot", "m", "le maire sortant")
SIDE = Candidate(
    id="pair-1", name="Hubertine Auclert et Jean Jaurès", family_name="", gender="m", form="pair"
)
OTHER_SIDE = Candidate(
    id="pair-2", name="Olympe de Gouges et Victor Hugo", family_name="", gender="m", form="pair"
)
LIST_A = Candidate(
    id="list-a",
    name="la liste Union nationale",
    family_name="",
    gender="f",
    form="list",
    head="Jean Jaurès",
)
LIST_B = Candidate(
    id="list-b",
    name="la liste Avenir",
    family_name="",
    gender="f",
    form="list",
    head="Olympe de Gouges",
)
LIST_C = Candidate(
    id="list-c",
    name="la liste Écologie",
    family_name="",
    gender="f",
    form="list",
    head="Hubertine Auclert",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What one candidate has in one area."""

    candidate: Candidate
    share: str = ""
    votes: int | None = None
    seats: int | None = None
    status: Status = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One way an election may go, wherever it is held."""

    kind: ElectionKind
    name: str
    round: int
    rounds: int
    candidates: tuple[Candidate, ...]
    counts: Callable[[Area, Area, Area, Area], dict[Area, tuple[Count, ...]]]
    """From the nation, the region, the department and a place in it."""

    prize: str = ""


def c(
    candidate: Candidate,
    share: str = "",
    votes: int | None = None,
    status: Status = "",
    seats: int | None = None,
) -> Count:
    return Count(candidate=candidate, share=share, votes=votes, status=status, seats=seats)


def _nation_and_here(
    *counts: Count, here: tuple[Count, ...] = ()
) -> Callable[..., dict[Area, tuple[Count, ...]]]:
    return lambda nation, _region, department, _place: {nation: counts, department: here or counts}


def _place(*counts: Count) -> Callable[..., dict[Area, tuple[Count, ...]]]:
    return lambda _nation, _region, _department, place: {place: counts}


K = ElectionKind
FOUR = (JAURES, GOUGES, AUCLERT, HUGO)
FIRST_ROUND = (c(JAURES, "28,41"), c(GOUGES, "24,02"), c(AUCLERT, "19,85"), c(HUGO, "8,7"))

SCENARIOS: dict[str, Scenario] = {
    "primaire 1": Scenario(
        kind=K.PRIMAIRE,
        name="primaire de la gauche",
        round=1,
        rounds=2,
        prize="le candidat de la gauche",
        candidates=FOUR,
        counts=_nation_and_here(*FIRST_ROUND, here=(c(GOUGES, "30,1"), c(JAURES, "29,9"))),
    ),
    "primaire 2": Scenario(
        kind=K.PRIMAIRE,
        name="primaire de la gauche",
        round=2,
        rounds=2,
        prize="le candidat de la gauche",
        candidates=(GOUGES, JAURES),
        counts=_nation_and_here(c(GOUGES, "58,72"), c(JAURES, "41,28")),
    ),
    "présidentielle 1": Scenario(
        kind=K.PRESIDENTIELLE,
        name="élection présidentielle",
        round=1,
        rounds=2,
        candidates=FOUR,
        counts=_nation_and_here(
            *FIRST_ROUND, here=(c(AUCLERT, "25,5"), c(JAURES, "24,9"), c(GOUGES, "20"))
        ),
    ),
    "présidentielle 2": Scenario(
        kind=K.PRESIDENTIELLE,
        name="élection présidentielle",
        round=2,
        rounds=2,
        candidates=(GOUGES, JAURES),
        counts=_nation_and_here(
            c(GOUGES, "50,43"),
            c(JAURES, "49,57"),
            here=(c(JAURES, votes=40_838), c(GOUGES, votes=109_340)),
        ),
    ),
    "présidentielle, égalité ici": Scenario(
        kind=K.PRESIDENTIELLE,
        name="élection présidentielle",
        round=2,
        rounds=2,
        candidates=(GOUGES, JAURES),
        counts=_nation_and_here(
            c(GOUGES, "50,43"),
            c(JAURES, "49,57"),
            here=(c(JAURES, votes=1_209), c(GOUGES, votes=1_209)),
        ),
    ),
    "présidentielle, rien encore ici": Scenario(
        kind=K.PRESIDENTIELLE,
        name="élection présidentielle",
        round=1,
        rounds=2,
        candidates=FOUR,
        counts=lambda nation, _r, _d, _p: {nation: FIRST_ROUND},
    ),
    "législatives, élue au premier tour": Scenario(
        kind=K.LEGISLATIVES,
        name="élections législatives",
        round=1,
        rounds=2,
        candidates=(GOUGES, JAURES),
        counts=_place(c(GOUGES, "54,2", status="elected"), c(JAURES, "31,07")),
    ),
    "législatives, duel": Scenario(
        kind=K.LEGISLATIVES,
        name="élections législatives",
        round=1,
        rounds=2,
        candidates=FOUR,
        counts=_place(
            c(JAURES, "43,58", status="qualified"),
            c(GOUGES, "31,48", status="qualified"),
            c(HUGO, "22,74"),
        ),
    ),
    "législatives, triangulaire": Scenario(
        kind=K.LEGISLATIVES,
        name="élections législatives",
        round=1,
        rounds=2,
        candidates=FOUR,
        counts=_place(
            *(
                c(one, share, status="qualified")
                for one, share in zip(FOUR[:3], ("38,2", "31,4", "25,9"), strict=True)
            )
        ),
    ),
    "législatives, quadrangulaire": Scenario(
        kind=K.LEGISLATIVES,
        name="élections législatives",
        round=1,
        rounds=2,
        candidates=FOUR,
        counts=_place(
            *(
                c(one, share, status="qualified")
                for one, share in zip(FOUR, ("28,2", "26,4", "23,9", "21,5"), strict=True)
            )
        ),
    ),
    "législatives, retrait": Scenario(
        kind=K.LEGISLATIVES,
        name="élections législatives",
        round=1,
        rounds=2,
        candidates=FOUR,
        counts=_place(
            c(JAURES, "38,2", status="qualified"),
            c(GOUGES, "31,4", status="qualified"),
            c(AUCLERT, "25,9", status="withdrawn"),
        ),
    ),
    "législatives, second tour": Scenario(
        kind=K.LEGISLATIVES,
        name="élections législatives",
        round=2,
        rounds=2,
        candidates=(JAURES, GOUGES),
        counts=_place(c(GOUGES, "50,1", 21_000, status="elected"), c(JAURES, "49,9", 20_916)),
    ),
    "législatives, égalité": Scenario(
        kind=K.LEGISLATIVES,
        name="élections législatives",
        round=1,
        rounds=2,
        candidates=(JAURES, GOUGES),
        counts=_place(c(GOUGES, votes=1_209), c(JAURES, votes=1_209)),
    ),
    "législatives, score manquant": Scenario(
        kind=K.LEGISLATIVES,
        name="élections législatives",
        round=1,
        rounds=2,
        candidates=FOUR,
        counts=_place(c(JAURES, "43,58"), c(GOUGES, "31,48"), c(AUCLERT)),
    ),
    "législatives, rien encore": Scenario(
        kind=K.LEGISLATIVES,
        name="élections législatives",
        round=1,
        rounds=2,
        candidates=(JAURES, GOUGES),
        counts=lambda nation, _r, _d, _p: {nation: (c(JAURES, "31"), c(GOUGES, "28"))},
    ),
    "municipales, élue au premier tour": Scenario(
        kind=K.MUNICIPALES,
        name="élections municipales",
        round=1,
        rounds=2,
        candidates=(LIST_A, LIST_B),
        counts=_place(c(LIST_A, "59,53", status="elected", seats=23), c(LIST_B, "40,47", seats=6)),
    ),
    "municipales, second tour à trois": Scenario(
        kind=K.MUNICIPALES,
        name="élections municipales",
        round=1,
        rounds=2,
        candidates=(LIST_A, LIST_B, LIST_C),
        counts=_place(
            c(LIST_A, "35,09", 3_231, status="qualified"),
            c(LIST_B, "34,53", 3_179, status="qualified"),
            c(LIST_C, "18,4", 1_690, status="qualified"),
        ),
    ),
    "municipales, liste unique": Scenario(
        kind=K.MUNICIPALES,
        name="élections municipales",
        round=1,
        rounds=2,
        candidates=(LIST_A,),
        counts=_place(c(LIST_A, "100", 412, status="elected")),
    ),
    "municipales, second tour": Scenario(
        kind=K.MUNICIPALES,
        name="élections municipales",
        round=2,
        rounds=2,
        candidates=(LIST_A, LIST_B),
        counts=_place(c(LIST_B, "53,15", status="elected"), c(LIST_A, "46,85")),
    ),
    "municipales, au bénéfice de l'âge": Scenario(
        kind=K.MUNICIPALES,
        name="élections municipales",
        round=2,
        rounds=2,
        candidates=(HERRIOT, AUCLERT),
        counts=_place(c(AUCLERT, votes=312, status="elected_by_age"), c(HERRIOT, votes=312)),
    ),
    "européennes": Scenario(
        kind=K.EUROPEENNES,
        name="élections européennes",
        round=1,
        rounds=1,
        candidates=(LIST_A, LIST_B, LIST_C),
        counts=_nation_and_here(
            c(LIST_A, "31,37", seats=30),
            c(LIST_B, "14,6", seats=13),
            c(LIST_C, "5,5", seats=1),
            here=(c(LIST_B, "29,1"), c(LIST_A, "28,8"), c(LIST_C, "7,2")),
        ),
    ),
    "régionales 1": Scenario(
        kind=K.REGIONALES,
        name="élections régionales",
        round=1,
        rounds=2,
        candidates=(LIST_A, LIST_B, LIST_C),
        counts=lambda _n, region, department, _p: {
            region: (
                c(LIST_A, "39,6", status="qualified"),
                c(LIST_B, "22,6", status="qualified"),
                c(LIST_C, "8,84"),
            ),
            department: (c(LIST_A, "42"), c(LIST_B, "20,5"), c(LIST_C, "9,1")),
        },
    ),
    "régionales 2": Scenario(
        kind=K.REGIONALES,
        name="élections régionales",
        round=2,
        rounds=2,
        candidates=(LIST_A, LIST_B),
        counts=lambda _n, region, department, _p: {
            region: (c(LIST_A, "57,78", seats=113), c(LIST_B, "24", seats=45)),
            department: (c(LIST_A, "60,2"), c(LIST_B, "21,3")),
        },
    ),
    "départementales 1": Scenario(
        kind=K.DEPARTEMENTALES,
        name="élections départementales",
        round=1,
        rounds=2,
        candidates=(SIDE, OTHER_SIDE),
        counts=_place(
            c(SIDE, "48,2", status="qualified"), c(OTHER_SIDE, "33,3", status="qualified")
        ),
    ),
    "départementales 2": Scenario(
        kind=K.DEPARTEMENTALES,
        name="élections départementales",
        round=2,
        rounds=2,
        candidates=(SIDE, OTHER_SIDE),
        counts=_place(c(SIDE, "61,04", status="elected"), c(OTHER_SIDE, "38,96")),
    ),
    "sénatoriales": Scenario(
        kind=K.SENATORIALES,
        name="élections sénatoriales",
        round=2,
        rounds=2,
        candidates=(JAURES, AUCLERT, HUGO),
        counts=lambda _n, _r, department, _p: {
            department: (
                c(JAURES, votes=512, status="elected"),
                c(AUCLERT, votes=489, status="elected"),
                c(HUGO, votes=301),
            )
        },
    ),
}


def place_in(kind: ElectionKind, department: str) -> Area:
    """A place where a seat is won: the first constituency, the prefecture's commune or canton."""
    seat = communes_of(department)[0]
    match kind:
        case K.LEGISLATIVES:
            name = f"1re circonscription {_of(department)}"
            return Area(
                kind="constituency", name=name, code=f"{department}01", department=department
            )
        case K.DEPARTEMENTALES:
            return Area(
                kind="canton", name=seat.name, code=f"{department}99", department=department
            )
        case _:
            return Area(kind="commune", name=seat.name, code=seat.code, department=department)


def _of(department: str) -> str:
    from broadcast.french.naming.places import of

    return of(find_department(department))


def election_of(scenario: Scenario, department: str, stage: Stage) -> Election:
    """The election as a newsroom would have typed it."""
    region = area_of_region(find_department(department).region_code)
    here, place = area_of_department(department), place_in(scenario.kind, department)
    counts = scenario.counts(FRANCE, region, here, place)
    local = scenario.kind in (K.LEGISLATIVES, K.MUNICIPALES, K.DEPARTEMENTALES)
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
