"""What was counted where, by whom, and how far the count has gone.

Votes are whole numbers. A share that was only published as a figure keeps its printed digits and
is never turned into votes, nor completed to make the other candidate's.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from broadcast.errors import ModelError

if TYPE_CHECKING:
    from datetime import datetime

    from broadcast.errors import Where
    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate


class Stage(StrEnum):
    """How far the count has gone."""

    PARTIAL = "partial"
    QUASI_DEFINITIVE = "quasi-definitive"
    DEFINITIVE = "definitive"


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
