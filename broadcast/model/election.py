"""An election as a newsroom knows it: who stands, what was counted where, who said what."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from broadcast.errors import Where
    from broadcast.model.areas import Area, AreaKind
    from broadcast.model.candidates import Candidate
    from broadcast.model.figures import Comparison, Figure, FigureKind
    from broadcast.model.quotes import Quote


class ElectionKind(StrEnum):
    """What is voted on: it decides where the seats are won, and which phrases tell it."""

    PRIMAIRE = "primaire"
    PRESIDENTIELLE = "presidentielle"
    LEGISLATIVES = "legislatives"
    MUNICIPALES = "municipales"
    EUROPEENNES = "europeennes"
    REGIONALES = "regionales"
    DEPARTEMENTALES = "departementales"
    SENATORIALES = "senatoriales"


CONTEST_AREA: dict[ElectionKind, AreaKind] = {
    ElectionKind.PRIMAIRE: "nation",
    ElectionKind.PRESIDENTIELLE: "nation",
    ElectionKind.LEGISLATIVES: "constituency",
    ElectionKind.MUNICIPALES: "commune",
    ElectionKind.EUROPEENNES: "nation",
    ElectionKind.REGIONALES: "region",
    ElectionKind.DEPARTEMENTALES: "canton",
    ElectionKind.SENATORIALES: "department",
}
"""Where the seats of each election are won: elsewhere, votes are only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """Everything a newsroom typed or imported about one election, as far as one department goes."""

    id: str
    name: str
    """As said: "primaire de la gauche"."""

    kind: ElectionKind
    rounds: tuple[date, ...]
    round: int
    """The round that the bulletins are about, counted from 1."""

    airdate: date
    """The morning of the bulletins."""

    prize: str
    """What the winner becomes: "le candidat du Parti socialiste à la présidentielle"."""

    candidates: tuple[Candidate, ...]
    areas: tuple[Area, ...]
    """The constituencies, cantons, communes and polling places that the newsroom named, and those
    where an imported file counts a seat to win, the most populous first."""

    figures: tuple[Figure, ...]
    comparisons: tuple[Comparison, ...]
    quotes: tuple[Quote, ...]
    warnings: tuple[str, ...]
    """What does not add up in the figures as published, one French line each."""

    where: Where

    release: tuple[datetime, ...] = ()
    """When results may be told, one moment a round: the organiser's, or the station's own reading
    of the law; empty where the law's own hour holds."""

    by_election: bool = False
    """Whether only some of the seats are voted on, outside a general election."""

    previous: tuple[Election, ...] = ()
    """Earlier elections that this one may be compared with, the latest first."""

    _index: dict[tuple[int, Area], dict[FigureKind, list[Figure]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for figure in self.figures:
            here = self._index.setdefault((figure.round, figure.area), {})
            here.setdefault(figure.kind, []).append(figure)

    def figures_of(self, area: Area, round_: int, kind: FigureKind) -> tuple[Figure, ...]:
        """The figures of one kind about one area in one round, in their order: found at once."""
        return tuple(self._index.get((round_, area), {}).get(kind, ()))

    def counted_in(self, department: Area, kind: AreaKind, round_: int) -> tuple[Area, ...]:
        """The areas of one kind in a department that have figures in a round: all its communes."""
        return tuple(
            area
            for number, area in self._index
            if number == round_ and area.kind == kind and area.department == department.code
        )

    @property
    def last_round(self) -> bool:
        """Whether no round comes after the one of the bulletins."""
        return self.round == len(self.rounds)

    def contests(self, department: Area) -> tuple[Area, ...]:
        """Where seats are won in a department, in the order they were typed."""
        kind = CONTEST_AREA[self.kind]
        if kind == "department":
            return (department,)
        return tuple(a for a in self.areas if a.kind == kind and a.department == department.code)
