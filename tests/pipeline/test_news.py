"""What an import has changed, in one line that a producer reads while the night goes on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from broadcast.errors import Where
from broadcast.model.areas import Area
from broadcast.model.candidates import Candidate
from broadcast.model.election import Election, ElectionKind
from broadcast.model.figures import Figure, FigureKind, Source, Stage
from broadcast.pipeline.receiving.news import changes, snapshot
from broadcast.sources.areas import area_of_department

LOT = area_of_department("46")
HAMON = Candidate(id="hamon", name="Benoît Hamon", family_name="Hamon", gender="m")
VALLS = Candidate(id="valls", name="Manuel Valls", family_name="Valls", gender="m")
SOURCE = Source(
    id="s", name="la Haute Autorité", published_at=datetime(2017, 1, 29, 20, tzinfo=UTC)
)
CAHORS = Area(kind="commune", name="Cahors", code="46042", department="46")
FIGEAC = Area(kind="commune", name="Figeac", code="46102", department="46")


def election(
    votes: dict[Area, tuple[int, int]],
    *,
    stations: tuple[int, int] | None = None,
    stage: Stage = Stage.PARTIAL,
    kind: ElectionKind = ElectionKind.PRIMAIRE,
) -> Election:
    """Hamon and Valls, with their votes in each area, and the Lot's stations counted of all."""

    def figure(area: Area, what: FigureKind, value: int, who: Candidate | None = None) -> Figure:
        return Figure(
            round=2, area=area, kind=what, candidate=who, value=value, stage=stage, source=SOURCE,
            where=Where(Path("r.csv"), 2),
        )  # fmt: skip

    figures = [
        figure(area, "votes", count, who)
        for area, counts in votes.items()
        for who, count in zip((HAMON, VALLS), counts, strict=True)
    ]
    if stations:
        figures += [
            figure(LOT, "stations_counted", stations[0]),
            figure(LOT, "stations", stations[1]),
        ]
    return Election(
        id="primaire", name="primaire de la gauche", kind=kind,
        rounds=(date(2017, 1, 22), date(2017, 1, 29)), round=2, airdate=date(2017, 1, 30), prize="",
        candidates=(HAMON, VALLS), areas=tuple(a for a in votes if a.kind == "commune"),
        figures=tuple(figures), comparisons=(), quotes=(), warnings=(), where=Where(Path("e.yaml")),
    )  # fmt: skip


BEFORE = election({LOT: (40, 60)}, stations=(10, 40))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param(
            None,
            BEFORE,
            ["Lot : 25 % des bureaux, Valls en tête (60,00 %)"],
            id="the first figures",
        ),
        pytest.param(
            BEFORE,
            election({LOT: (120, 80)}, stations=(33, 40)),
            ["Lot : 82 % des bureaux, Hamon passe en tête (60,00 %)"],
            id="somebody overtakes",
        ),
        pytest.param(
            BEFORE,
            election({LOT: (60, 90)}, stations=(399, 400)),
            ["Lot : 99 % des bureaux, Valls reste en tête (60,00 %)"],
            id="almost all is not all",
        ),
        pytest.param(
            BEFORE,
            election({LOT: (120, 80)}, stage=Stage.DEFINITIVE),
            ["Lot : résultats définitifs, Hamon passe en tête (60,00 %)"],
            id="the end of the night",
        ),
        pytest.param(
            BEFORE,
            election({LOT: (50, 50)}, stations=(20, 40)),
            ["Lot : 50 % des bureaux, les deux premiers à égalité"],
            id="level",
        ),
        pytest.param(BEFORE, BEFORE, [], id="nothing has changed"),
    ],
)
def test_a_department_is_told_by_how_far_and_who(
    before: Election | None, after: Election, told: list[str]
) -> None:
    """How much is counted, rounded down, then who leads, and whether that is new."""
    old = snapshot(before, "46") if before else None

    assert list(changes(old, snapshot(after, "46"))) == told


def test_contests_are_told_when_they_arrive_and_when_they_turn() -> None:
    """Municipal elections: each commune is news of its own."""
    kind = ElectionKind.MUNICIPALES
    before = election({CAHORS: (40, 60)}, kind=kind)
    after = election({CAHORS: (70, 60), FIGEAC: (5, 3)}, kind=kind)

    assert list(changes(snapshot(before, "46"), snapshot(after, "46"))) == [
        "Lot : Figeac : résultats partiels, Hamon en tête (62,50 %)",
        "Cahors : résultats partiels, Hamon passe en tête (53,85 %)",
    ]
