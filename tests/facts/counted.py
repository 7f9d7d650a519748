"""Elections counted commune by commune, small enough to be checked by hand.

The votes are invented; the communes are real, the candidates figures of French history.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from script.candidates import AUCLERT, GOUGES, HUGO, JAURES

from broadcast.errors import Where
from broadcast.facts.compile import compile_facts
from broadcast.french.naming.communes import communes_of
from broadcast.model.areas import Area
from broadcast.model.election import Election, ElectionKind
from broadcast.model.figures import Figure, FigureKind, Source, Stage
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from broadcast.model.candidates import Candidate
    from broadcast.model.facts import Facts

AVEYRON, LOT, OCCITANIE = area_of_department("12"), area_of_department("46"), area_of_region("76")
SOURCE = Source(
    id="ministere",
    name="le ministère de l'Intérieur",
    published_at=datetime(2027, 4, 25, 20, 0, tzinfo=UTC),
)
DAYS = (date(2027, 4, 11), date(2027, 4, 25))

G, J, A, H = GOUGES, JAURES, AUCLERT, HUGO


class Count(NamedTuple):
    """What one area counted."""

    registered: int
    voters: int
    votes: Mapping[Candidate, int]


def place(index: int, department: str = "12") -> Area:
    """A real commune of a department, the first ones of its list."""
    current = [one for one in communes_of(department) if one.kind == "current"]
    one = current[index]
    return Area(kind="commune", name=one.name, code=one.code, department=department)


def figures(
    area: Area, round_: int, count: Count, *, stage: Stage = Stage.DEFINITIVE, row: int = 2
) -> list[Figure]:
    """The rows of a received file about one area."""

    def figure(kind: FigureKind, value: int, candidate: Candidate | None = None) -> Figure:
        where = Where(Path(f"tour-{round_}.csv"), row)
        return Figure(
            round=round_,
            area=area,
            kind=kind,
            candidate=candidate,
            value=value,
            stage=stage,
            source=SOURCE,
            where=where,
        )

    whole = [
        figure("registered", count.registered),
        figure("voters", count.voters),
        figure("valid", sum(count.votes.values())),
    ]
    return [*whole, *(figure("votes", votes, who) for who, votes in count.votes.items())]


def summed(counts: Sequence[Count]) -> Count:
    """The department that its communes add up to."""
    votes: dict[Candidate, int] = {}
    for count in counts:
        for who, own in count.votes.items():
            votes[who] = votes.get(who, 0) + own
    return Count(
        sum(count.registered for count in counts), sum(count.voters for count in counts), votes
    )


def election(
    rounds: Mapping[int, Mapping[Area, Count]],
    *,
    kind: ElectionKind = ElectionKind.PRESIDENTIELLE,
    name: str = "élection présidentielle",
    round_: int = 2,
    days: tuple[date, ...] = DAYS,
    stage: Stage = Stage.DEFINITIVE,
    wider: Mapping[Area, Count] | None = None,
    areas: tuple[Area, ...] = (),
    previous: tuple[Election, ...] = (),
    department: Area = AVEYRON,
) -> Election:
    """An election whose department is the sum of the communes given; ``wider`` is round ``round_``."""
    rows: list[Figure] = []
    for number, counts in rounds.items():
        total = summed([one for area, one in counts.items() if area.kind == "commune"])
        everywhere = {department: total} if total.votes else {}
        for row, (area, count) in enumerate({**everywhere, **counts}.items(), start=2):
            rows += figures(area, number, count, stage=stage, row=row)
    if kind is ElectionKind.MUNICIPALES:  # a department has no list of its own
        rows = [row for row in rows if row.area != department or row.kind != "votes"]
    for area, count in (wider or {}).items():
        rows += figures(area, round_, count, stage=stage, row=99)
    candidates = dict.fromkeys(row.candidate for row in rows if row.candidate)
    return Election(
        id="essai",
        name=name,
        kind=kind,
        rounds=days,
        round=round_,
        airdate=days[round_ - 1],
        prize="",
        candidates=tuple(candidates),
        areas=areas,
        figures=tuple(rows),
        comparisons=(),
        quotes=(),
        warnings=(),
        where=Where(Path("election.yaml"), 1),
        previous=previous,
    )


def facts_of(
    counted: Election, department: Area = AVEYRON, neighbours: Sequence[Area] = ()
) -> Facts:
    """All that can be said to the department."""
    return compile_facts(
        counted, nation=FRANCE, region=OCCITANIE, department=department, neighbours=neighbours
    )


def county(size: int = 20, *, share: int = 60, department: str = "12") -> dict[Area, Count]:
    """So many communes of 1 000 registered voters, where Gouges has about that share."""
    return {
        place(index, department): Count(
            1000, 800 + index % 3, {G: 8 * share + index % 5, J: 8 * (100 - share) - index % 5}
        )
        for index in range(size)
    }
