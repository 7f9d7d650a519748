"""An election's figures as they were typed, looked up by kind, area and round."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.model.figures import Figure

STATUSES = ("elected", "elected_by_age", "qualified", "withdrawn")
"""What a line of the data may say of a candidate without a number."""


class Tables:
    """The lines of the results files."""

    def __init__(self, election: Election) -> None:
        self.election = election
        self._figures: dict[tuple[str, Area, int], list[Figure]] = defaultdict(list)
        self._about: dict[Area, list[Figure]] = defaultdict(list)
        for figure in election.figures:
            self._figures[figure.kind, figure.area, figure.round].append(figure)
            self._about[figure.area].append(figure)

    @property
    def counts(self) -> tuple[tuple[Area, int], ...]:
        """Every area and round that has a figure."""
        return tuple(dict.fromkeys((one.area, one.round) for one in self.election.figures))

    def figures(self, kind: str, area: Area, round_: int) -> list[Figure]:
        """The figures of one kind, as typed."""
        return self._figures.get((kind, area, round_), [])

    def about(self, area: Area) -> list[Figure]:
        """Every figure of an area, of all rounds."""
        return self._about.get(area, [])

    def exact(self, kind: str, area: Area, round_: int) -> Figure | None:
        """The first figure of one kind that is a whole number."""
        figures = self.figures(kind, area, round_)
        return next((one for one in figures if isinstance(one.value, int)), None)

    def scores(self, kind: str, area: Area, round_: int) -> dict[str, Figure]:
        """Everyone's figure in one count, by the candidates' ids."""
        return one_count(self.figures(kind, area, round_))

    def standing(self, area: Area, round_: int) -> tuple[Candidate, ...]:
        """Everyone with a figure in an area, or who stands there."""
        seen = {
            figure.candidate.id
            for kind in ("votes", "share", "seats", "leader", *STATUSES)
            for figure in self.figures(kind, area, round_)
            if figure.candidate
        }
        return tuple(
            one
            for one in self.election.candidates
            if one.id in seen or (one.stands_in == area and round_ == 1)
        )


def one_count(figures: Iterable[Figure]) -> dict[str, Figure]:
    """The figures of one source at one stage, the fullest: never those of two counts."""
    counts: dict[tuple[str, str], dict[str, Figure]] = {}
    for figure in figures:
        if figure.candidate:
            one = counts.setdefault((figure.source.id, figure.stage), {})
            one.setdefault(figure.candidate.id, figure)
    return max(counts.values(), key=len, default={})
