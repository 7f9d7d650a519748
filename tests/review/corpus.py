"""Good scripts to check: those that a person wrote, and those of the station's own case."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from broadcast.config import read_station
from broadcast.pipeline.clearing.locks import lock_of
from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.request import Request
from broadcast.script.document import parse_script
from broadcast.sources.newsroom import read_election
from broadcast.workspace import create_workspace

if TYPE_CHECKING:
    from broadcast.model.election import Election
    from broadcast.review.factlock import FactLock
    from broadcast.review.findings import Finding

HERE = Path(__file__).parent
BY_HAND = tuple(sorted(path.name for path in (HERE / "elections").iterdir()))
"""Elections of seven kinds, each with a script written without the templates."""

OF_THE_STATION = tuple(
    f"{department} {slot} {format_}"
    for department in ("Aveyron", "Lot")
    for slot in ("07:00", "08:00", "09:00")
    for format_ in ("journal", "flash")
)
"""The morning of the case that ships."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """A script with nothing wrong in it, and the lock that its data make."""

    text: str
    path: Path
    election: Election
    lock: FactLock

    def check(self, text: str) -> tuple[Finding, ...]:
        """What is wrong with this text in its place."""
        return self.lock.check(parse_script(text, self.path))


def by_hand(name: str) -> Good:
    """A script that a person wrote, and the election that they typed."""
    election = read_election(HERE / "elections" / name)
    path = HERE / "scripts" / f"{name}.md"
    text = path.read_text(encoding="utf-8")
    department = parse_script(text, path).header.department
    station = read_station(HERE.parents[1] / "data" / "station.toml")
    return Good(
        text=text, path=path, election=election, lock=lock_of(election, station, department)
    )


def of_the_station(name: str, folder: Path) -> Good:
    """A script of the shipped case, as the templates write it into ``folder``."""
    department, slot, format_ = name.split()
    workspace = create_workspace(folder / "station")
    request = Request(department=department, slot=slot, format=format_)
    bulletin = open_bulletin(workspace, request)
    paper = script_of(bulletin)
    code = paper.script.header.department
    lock = lock_of(bulletin.election, bulletin.station, code)
    return Good(text=paper.text, path=paper.path, election=bulletin.election, lock=lock)
