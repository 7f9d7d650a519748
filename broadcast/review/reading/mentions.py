"""What is named in a sentence, and where: people, places, rounds, and the bounds of its clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.review.reading.spans import Span

if TYPE_CHECKING:
    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.review.reading.cast import Person
    from broadcast.review.reading.sentences import Sentence

How = Literal["name", "role", "pronoun", "other"]
"""By a name, by a function, by "il", or as "son rival"."""

SMALL = ("place", "commune")
"""Kinds of areas where people vote, and nothing is won but a commune."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who(Span):
    """People named at one place of a sentence."""

    people: tuple[Person, ...]
    """Who it may be: several where a name or a pronoun fits several."""

    how: How = "name"
    object: bool = False
    """Named as whom the subject beats, follows or is asked by."""

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Whom that may be among those who stand."""
        return tuple(dict.fromkeys(one for person in self.people for one in person.candidates))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNamed(Span):
    """A place of a sentence, or several listed together."""

    areas: tuple[tuple[Area, ...], ...]
    """One for each place of the list: what it may be."""

    term: bool = False
    """Named as what one compares with, "que dans le Lot": nothing beside it is told of it."""

    @property
    def every(self) -> tuple[Area, ...]:
        """All that is named, in order."""
        return tuple(area for own in self.areas for area in own)

    @property
    def kind(self) -> str:
        """The kind of area that the last of the list is."""
        return self.areas[-1][0].kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Span):
    """A round named in a sentence."""

    round: int
    said: bool
    """Whether by its name; "cette fois" only points to it."""

    ahead: bool = False
    """Named as what is to come, or as what one compares with: nothing said beside it is of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All that a sentence names."""

    sentence: Sentence
    who: tuple[Who, ...]
    raw_who: tuple[Who, ...]
    """Before a name and the function beside it were taken together."""

    where: tuple[PlaceNamed, ...]
    rounds: tuple[Turn, ...]
    breaks: tuple[int, ...]
    """Where a clause ends and the next one begins."""

    everyone: tuple[Candidate, ...] = ()
    """All who stand in the election."""

    @property
    def standing(self) -> tuple[Who, ...]:
        """Those named who stand in the election."""
        return tuple(one for one in self.who if one.candidates)

    def clause(self, offset: int) -> tuple[int, int]:
        """The bounds of the clause around a letter."""
        start = max((at for at in self.breaks if at <= offset), default=0)
        end = min((at for at in self.breaks if at > offset), default=len(self.sentence.text))
        return start, end

    def same_clause(self, one: int, other: int) -> bool:
        """Whether no clause ends between two letters."""
        low, high = sorted((one, other))
        return not any(low < at <= high for at in self.breaks)
