"""An election as a newsroom knows it: who stands, what was counted where, who said what.

Votes are whole numbers. A share that was only published as a figure keeps its printed digits and
is never turned into votes, nor completed to make the other candidate's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from broadcast.errors import ModelError

if TYPE_CHECKING:
    from datetime import date, datetime

    from broadcast.errors import Where


class Stage(StrEnum):
    """How far the count has gone."""

    PARTIAL = "partial"
    QUASI_DEFINITIVE = "quasi-definitive"
    DEFINITIVE = "definitive"


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


AreaKind = Literal["nation", "region", "department", "constituency", "canton", "commune", "place"]

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
class Source:
    """Who published a figure, and when."""

    id: str

    name: str
    """As it is named on air: "Médialot"."""

    published_at: datetime
    """With its time zone."""

    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where votes are counted: France, a region, a department, or a smaller area in one."""

    kind: AreaKind

    name: str
    """As the presenter says it; of a canton, what follows "le canton de"."""

    code: str
    """Official code; for a polling place, the INSEE code of its commune."""

    department: str = ""
    """Code of the department that a smaller area lies in."""

    as_published: str = ""
    """The name its source printed, where it differs: "Onet" for Onet-le-Château."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Who stands for election: a person, the two of a pair, or a list."""

    id: str
    name: str
    """As said: "Benoît Hamon", "Anne Bar et Jean Alary", "la liste Rodez demain"."""

    family_name: str
    gender: Literal["f", "m"]
    """Of the name: a list is feminine, a pair masculine."""

    role: str = ""
    """What the presenter may call them instead of their name: "le député des Yvelines"."""

    form: Literal["person", "pair", "list"] = "person"
    head: str = ""
    """Who heads a list."""

    party: str = ""
    """As typed by the newsroom: "PS", "Rassemblement national"."""

    nuance: str = ""
    """The label that the prefecture gave, in words ("divers gauche"): not a party, never said as
    one, but as "classé … par la préfecture"."""

    stands_in: Area | None = None
    """Where they stand; nothing where they stand everywhere."""

    @property
    def plural(self) -> bool:
        """Whether the verb takes a plural: the two of a pair."""
        return self.form == "pair"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedShare:
    """A share of the votes known only as a printed figure, in percent."""

    digits: str
    """As printed, with its decimal comma: "54,7"."""

    def __post_init__(self) -> None:
        if not 0 <= self.percent <= 100:
            raise ModelError(f"part de {self.digits} %", hint="une part va de 0 à 100 %")

    @property
    def percent(self) -> Decimal:
        """The figure as a number, exactly as precise as it was printed."""
        return Decimal(self.digits.replace(",", "."))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedNumber:
    """A number known only in words: "un peu plus de 10 000"."""

    relation: Literal["un peu plus de", "près de", "environ"]
    value: int


Share = PublishedShare | Fraction
"""Printed digits, or computed exactly from counts."""


FigureKind = Literal[
    "registered",
    "voters",
    "valid",
    "blank",
    "spoiled",
    "votes",
    "share",
    "leader",
    "places_led",
    "seats",
    "elected",
    "elected_by_age",
    "qualified",
    "withdrawn",
    "stations",
    "stations_counted",
    "counted",
]
"""What a figure counts, or, without a number, what its candidate is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a results table: who counted what, where, in which round."""

    round: int
    area: Area
    kind: FigureKind
    candidate: Candidate | None
    value: int | PublishedNumber | PublishedShare | None
    """None for what the candidate alone says: leader, elected, qualified, withdrawn."""

    stage: Stage
    source: Source
    where: Where
    """The line of the table it was typed on, or the row of the file it was imported from."""

    computed: bool = False
    """Whether it is a sum of smaller areas that a file gave, not a figure that was published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A comparison that a source published without its figures: more voters than in 2011."""

    area: Area
    of: Literal["voters", "places_led", "shares"]
    candidate: Candidate | None
    relation: Literal["much_more", "more", "same", "less"]

    than: str
    """What it is compared with, as the presenter says it: "la primaire de 2011"."""

    than_kind: Literal["round", "election", "area"]
    source: Source
    where: Where


Clearance = Literal["", "micro", "public", "accord"]
"""Said into the station's own microphone; said in public; used by someone's agreement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that someone said, exactly, and how they may be heard."""

    id: str
    speaker: str
    role: str
    """Their function, as said right after the name."""

    gender: Literal["f", "m"]
    party: str
    supports: str
    """Id of the candidate they supported in this election, or nothing."""

    words: str
    """The transcript; a cut is marked […]."""

    partial: bool
    """True where the words are a piece of a sentence, to be read inside one."""

    lead_in: str
    """What goes on after the name and role, before the words: "se félicite de …"."""

    said_on: date
    daypart: Literal["matin", "midi", "soir", ""]
    interviewer: str
    """Who held the microphone."""

    clip: str
    """The recording's file name in clips/, or nothing: then the presenter reads the words."""

    cue_in_ms: int
    cue_out_ms: int | None
    areas: tuple[str, ...]
    """Codes of the departments that the speaker belongs to; empty where they belong to all."""

    source: Source
    where: Where = field(repr=False)  # it shapes no sound: see inputs_print

    clearance: Clearance = ""
    """What gives the station the right to air it; nothing while nobody has said."""

    cleared_by: str = ""
    cleared_on: date | None = None
    """Who gave their agreement, and when: both there where it had to be asked."""


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
