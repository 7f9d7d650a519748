"""Ways an election may go, one of each kind and outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from script.candidates import (
    AUCLERT,
    GOUGES,
    HERRIOT,
    HUGO,
    JAURES,
    LIST_A,
    LIST_B,
    LIST_C,
    OTHER_SIDE,
    SIDE,
)

from broadcast.model.election import ElectionKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.facts import Status


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
