"""The communes of a department laid side by side: whole numbers only, to be ranked at once."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.facts.shares import number_of
from broadcast.facts.standing import of_one_count
from broadcast.french.naming.communes import communes_of
from broadcast.model.figures import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.model.figures import Figure, FigureKind

SOME_MISSING = 95
"""Percent of today's communes that must be counted for the list to pass for whole: mergers and
splits since the election move it by a few. Where a department's own figure is published, its
valid votes must equal the communes' sum, and this is not needed. House style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One commune's count in one round."""

    area: Area
    registered: int
    voters: int
    valid: int
    votes: Mapping[str, Figure]
    """By candidate id; whole numbers, of one source."""

    def count(self, candidate: str) -> int:
        """A candidate's votes there; none where they do not stand."""
        figure = self.votes.get(candidate)
        return figure.value if figure and isinstance(figure.value, int) else 0

    def part(self, candidate: str) -> float:
        """A candidate's share, from 0 to 1: floats tell apart any two shares of real counts."""
        return self.count(candidate) / self.valid if self.valid else 0.0

    def share(self, candidate: str) -> Fraction:
        """The same, exact and in percent, to be said."""
        return Fraction(100 * self.count(candidate), self.valid)

    def order(self) -> list[tuple[int, Candidate]]:
        """Votes and candidates, the most votes first."""
        pairs = [
            (figure.value, figure.candidate)
            for figure in self.votes.values()
            if figure.candidate and isinstance(figure.value, int)
        ]
        return sorted(pairs, key=lambda pair: -pair[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Communes:
    """Every commune of a department in one round, where the count is whole."""

    round: int
    tallies: tuple[Tally, ...]

    def figures(
        self, areas: Iterable[Area], kinds: Iterable[FigureKind], election: Election
    ) -> list[Figure]:
        """The figures behind what is said of some of them."""
        return [
            figure
            for area in areas
            for kind in kinds
            for figure in election.figures_of(area, self.round, kind)
        ]


def communes(election: Election, department: Area, round_: int) -> Communes | None:
    """Every commune of a department side by side; nothing where some may be missing."""
    areas = election.counted_in(department, "commune", round_)
    tallies = [tally for area in areas if (tally := _tally(election, area, round_))]
    if (
        len(tallies) < 2
        or len(tallies) < len(areas)
        or not _whole(election, department, round_, tallies)
    ):
        return None
    return Communes(round=round_, tallies=tuple(tallies))


def _tally(election: Election, area: Area, round_: int) -> Tally | None:
    votes = of_one_count(election.figures_of(area, round_, "votes"))
    numbers = [
        number_of(election, area, round_, kind) for kind in ("registered", "voters", "valid")
    ]
    registered, voters, valid = numbers
    partial = any(figure.stage is Stage.PARTIAL for figure in votes.values())
    if partial or not votes or registered is None or voters is None or valid is None:
        return None
    return Tally(area=area, registered=registered, voters=voters, valid=valid, votes=votes)


def _whole(election: Election, department: Area, round_: int, tallies: list[Tally]) -> bool:
    published = election.figures_of(department, round_, "valid")
    if published and not published[0].computed:
        return published[0].value == sum(tally.valid for tally in tallies)
    today = sum(one.kind == "current" for one in communes_of(department.code))
    return 100 * len(tallies) >= SOME_MISSING * today
