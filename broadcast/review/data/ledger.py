"""What the data say of an election, for the bulletin of one department."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from broadcast.model.election import ElectionKind
from broadcast.review.data.areas import Areas
from broadcast.review.data.entries import entries_of
from broadcast.review.data.standings import Standings
from broadcast.review.data.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.election import Election
    from broadcast.model.facts import Facts
    from broadcast.model.figures import Stage
    from broadcast.review.data.entries import Entry


class Ledger:
    """An election, looked up by area, by kind of figure, by candidate and by round."""

    def __init__(self, election: Election, facts: Facts | None, department: str) -> None:
        self.election = election
        self.round = election.round
        self.areas = Areas(election, department)
        self.tables = Tables(election)
        self.standings = Standings(self.tables, facts, self.areas.every)
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries_of(self.tables):
            self._entries[entry.kind].append(entry)

    def entries(self, *kinds: str) -> Iterator[Entry]:
        """Every value of these kinds, as typed and as computed."""
        for kind in kinds:
            yield from self._entries.get(kind, ())

    def stages(self) -> set[Stage]:
        """How far the counts of the round have gone."""
        return {figure.stage for figure in self.election.figures if figure.round == self.round}

    @property
    def one_winner(self) -> bool:
        """Whether the whole nation chooses one person."""
        return self.election.kind in (ElectionKind.PRIMAIRE, ElectionKind.PRESIDENTIELLE)
