"""Scripts checked where they lie, many in one go: nothing is rendered, nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.config import read_station
from broadcast.files import read_text
from broadcast.french.naming.places import find_department
from broadcast.pipeline.clearing.checked import Checked, traced
from broadcast.pipeline.clearing.locks import lock_of
from broadcast.pipeline.writing.giving import given_by
from broadcast.pipeline.writing.paper import Bulletin, election_for
from broadcast.pipeline.writing.request import Request, order_of
from broadcast.script.document import parse_script

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.model.election import Election
    from broadcast.model.script import Header
    from broadcast.review.factlock import FactLock
    from broadcast.workspace import Workspace


class Checker:
    """Checks scripts of a workspace; elections are read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._station = read_station(workspace.station)
        self._known: dict[tuple[str, str], tuple[Election, FactLock]] = {}

    def check(self, path: Path) -> Checked:
        """Check one script, by the election and the department that its header names.

        Raises a `BroadcastError` for a script or data that cannot be read.
        """
        script = parse_script(read_text(path), path)
        header = script.header
        election, lock = self._data(header)
        request = Request(
            department=header.department,
            slot=f"{header.airtime:%H:%M}",
            format=header.format,
            date=f"{header.airtime:%Y-%m-%d}",
            election=header.election,
        )
        order = order_of(request, self._station, election.airdate)
        given = given_by(
            Bulletin(
                workspace=self._workspace, station=self._station, election=election, order=order
            )
        )
        findings = lock.check(script, parse_script(given.generated, path))
        return Checked(
            path=path, bulletin=header.bulletin, findings=traced(findings, self._workspace)
        )

    def _data(self, header: Header) -> tuple[Election, FactLock]:
        """The election and its lock, as the department of a script needs them."""
        key = (header.election, header.department)
        if key not in self._known:
            department = find_department(header.department)
            election = election_for(self._workspace, self._station, header.election, department)
            self._known[key] = election, lock_of(election, self._station, header.department)
        return self._known[key]

    def scripts(self, election: str | None = None) -> tuple[Path, ...]:
        """Every script of output/ that is of an election; of the station's, where none is named."""
        wanted = election or self._station.election
        paths = sorted((self._workspace.root / "output").glob("*/*/2-script.md"))
        return tuple(
            path for path in paths if parse_script(read_text(path), path).header.election == wanted
        )
