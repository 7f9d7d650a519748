"""How what was imported joins what the newsroom typed, in one election.

polars is imported only where something was imported: a typed election is read at once.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from broadcast.sources.imports.catalogue import read_catalogue
from broadcast.sources.imports.part import Imported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from broadcast.model.candidates import Candidate
    from broadcast.model.figures import Figure
    from broadcast.records import Record

MINISTRY = "le ministère de l'Intérieur"
"""Whom imported figures are said to come from, where election.yaml names nobody else."""

NOTHING = Imported(candidates=(), contests=(), figures=(), warnings=())


class Imports:
    """The imported part of an election's folder, and what its absence asks of election.yaml."""

    def __init__(self, folder: Path, record: Record) -> None:
        self._folder, self._record = folder, record
        self.any = (folder / "imports" / "catalogue.json").is_file()

    def needs(self, path: Path) -> bool:
        """Whether a file of the newsroom is to be read: where figures came, it may be missing."""
        return not self.any or path.exists()

    def round(self, rounds: Sequence[date]) -> int:
        """The round of the bulletins: as typed, else the latest that was imported."""
        if self.any and not self._record.has("round"):
            catalogue = read_catalogue(self._folder)
            current = catalogue.rounds[-1] if catalogue else 1
        else:
            current = self._record.whole("round")
        if not 1 <= current <= len(rounds):
            raise self._record.error("rounds", f"le tour {current} n'a pas de date dans « rounds »")
        return current

    def airdate(self, voted: date) -> date:
        """The morning of the bulletins: as typed, else the day after the vote."""
        if self.any and not self._record.has("airdate"):
            return voted + timedelta(days=1)
        return self._record.day("airdate")

    def read(
        self,
        departments: Sequence[str],
        round_: int,
        renamed: Callable[[Candidate], Candidate],
        *,
        in_full: bool,
    ) -> Imported:
        """The imported figures of these departments, with their communes ``in_full``."""
        publisher = self._record.text("publisher", MINISTRY)
        if not self.any or not departments:
            return NOTHING
        from broadcast.sources.imports.imported import read_imported  # noqa: PLC0415 - polars, only here

        catalogue = read_catalogue(self._folder)
        if not catalogue:
            return NOTHING
        return read_imported(
            self._folder,
            catalogue,
            departments,
            round_=round_,
            publisher=publisher,
            renamed=renamed,
            in_full=in_full,
        )


def beside(typed: Iterable[Figure], imported: Iterable[Figure]) -> list[Figure]:
    """The imported figures of what was typed too: they must agree, or the difference be said."""
    told = {(figure.round, figure.area) for figure in typed}
    return [figure for figure in imported if (figure.round, figure.area) in told] if told else []
