"""Stage 3, its first half: scripts held against their data, and what a person lets pass.

A contradiction or an unsourced figure stops the render. A person may let these very findings
pass, by name and with a reason: it is recorded beside the script, and holds for nothing else.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from broadcast.config import read_station
from broadcast.errors import ScriptError, Where
from broadcast.files import read_text, write_text
from broadcast.french.naming.places import find_department
from broadcast.model.election import Figure
from broadcast.pipeline.writing.giving import compiled, given_by
from broadcast.pipeline.writing.paper import Bulletin, election_for
from broadcast.pipeline.writing.request import Request, order_of
from broadcast.review.factlock import FactLock
from broadcast.review.findings import fingerprint
from broadcast.script.document import parse_script

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.model.election import Election
    from broadcast.model.facts import Facts
    from broadcast.model.script import Header
    from broadcast.pipeline.writing.paper import Paper
    from broadcast.review.factlock import Study
    from broadcast.review.findings import Finding, Severity
    from broadcast.workspace import Workspace

RECORD = "3-check.json"

VERDICTS: dict[Severity, str] = {
    "contradiction": "contredit les données",
    "unsourced": "sans source",
    "doubt": "à vérifier",
}
"""How a finding is told, after the words that it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Someone who lets findings pass, and why."""

    by: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """An override as recorded: it covers these very findings and no other."""

    by: str
    because: str
    at: datetime
    """UTC."""

    findings: str
    """Their fingerprint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A script and what is wrong with it."""

    path: Path
    bulletin: str
    findings: tuple[Finding, ...]
    override: Granted | None = None
    said: tuple[Figure, ...] = ()
    """The figures that it tells, in their order."""

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """What keeps it from being rendered, unless overridden."""
        return tuple(finding for finding in self.findings if finding.stops)

    @property
    def record(self) -> dict[str, object]:
        """What 3-check.json and the sidecar keep; stable keys."""
        override = self.override
        return {
            "findings": [asdict(finding) for finding in self.findings],
            "stopping": len(self.stopping),
            "fingerprint": fingerprint(self.findings),
            "override": asdict(override) | {"at": override.at.isoformat()} if override else None,
        }

    @property
    def notices(self) -> tuple[str, ...]:
        """What the producer should know, one French line each."""
        doubts = tuple(
            f"ligne {one.line} : « {one.found} » n'a pas pu être vérifié : {one.data_says}"
            for one in self.findings
            if not one.stops
        )
        if not self.override:
            return doubts
        told = (
            f"{count(self.stopping)} : {self.override.by} laisse passer, "
            f"le {self.override.at:%d/%m/%Y à %H:%M} UTC : {self.override.because}"
        )
        return (told, *doubts)


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
            path=path, bulletin=header.bulletin, findings=_named(findings, self._workspace)
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


def lock_of(election: Election, station: Station, department: str) -> FactLock:
    """The fact-lock of an election for one department."""
    own = find_department(department)
    return lock_on(election, station, compiled(election, station, own), own.code)


def lock_on(election: Election, station: Station, facts: Facts, department: str) -> FactLock:
    """The same, where the facts are there already."""
    clocks = tuple(slot.clock for slot in station.show.of(department))
    return FactLock(election, facts, department, slots=clocks)


def lock_for(bulletin: Bulletin, paper: Paper) -> FactLock:
    """The fact-lock of a bulletin, made once for those of its department that are made together."""
    drafts = bulletin.drafts
    if drafts.lock is None:
        department = paper.script.header.department
        drafts.lock = lock_on(bulletin.election, bulletin.station, paper.facts, department)
    return drafts.lock


def gate(bulletin: Bulletin, paper: Paper, *, override: Override | None, now: datetime) -> Checked:
    """Let a script through to its voice, or refuse; 3-check.json says what was found.

    ``override``: who lets these very findings pass, and why. One recorded earlier holds as long
    as the findings are the same. Raises `ScriptError` with the first finding that stops.
    """
    lock = lock_for(bulletin, paper)
    checked = checked_by(bulletin, paper, studied(lock, paper), override=override, now=now)
    record = bulletin.folder / RECORD
    write_text(record, json.dumps(checked.record, ensure_ascii=False, indent=2) + "\n")
    if checked.stopping and not checked.override:
        raise refusal(checked)
    return checked


def studied(lock: FactLock, paper: Paper) -> Study:
    """All that one reading of a script tells; what the data give by themselves is not at fault."""
    return lock.study(paper.script, parse_script(paper.generated, paper.path))


def checked_by(
    bulletin: Bulletin,
    paper: Paper,
    study: Study,
    *,
    override: Override | None = None,
    now: datetime,
) -> Checked:
    """What a script says against the data, and who lets it pass; nothing is written."""
    checked = Checked(
        path=paper.path,
        bulletin=paper.script.header.bulletin,
        findings=_named(study.findings, bulletin.workspace),
        said=_said(study),
    )
    if not checked.stopping:
        return checked
    own = fingerprint(checked.findings)
    return replace(checked, override=granted(own, override, bulletin.folder / RECORD, now))


def _said(study: Study) -> tuple[Figure, ...]:
    """The figures that a script prints, then who it says is ahead or elected without one."""
    printed = (source.entry.figure for source in study.sources)
    leads = (
        rest.figure
        for rest in study.rests
        if isinstance(rest.figure, Figure) and rest.figure.value is None
    )
    return tuple(dict.fromkeys((*printed, *leads)))


def refusal(checked: Checked) -> ScriptError:
    """The one line for a script that contradicts its data."""
    first, others = checked.stopping[0], len(checked.stopping) - 1
    more = f", et {others} autre{'s' if others > 1 else ''}" if others else ""
    return ScriptError(
        f"« {first.found} » {VERDICTS[first.severity]} : {first.data_says}{more}",
        where=Where(checked.path, first.line),
        hint=(
            "corrigez le script (broadcast check montre tout), ou passez outre : "
            '--override "Prénom Nom" --because "raison"'
        ),
    )


def count(findings: Sequence[Finding]) -> str:
    """How many findings, in words: "1 écart aux données", "3 écarts aux données"."""
    return f"{len(findings)} écart{'s' if len(findings) > 1 else ''} aux données"


def granted(own: str, override: Override | None, record: Path, now: datetime) -> Granted | None:
    """The override asked for now, or one recorded for what has the fingerprint ``own``."""
    earlier = _recorded(record)
    if earlier and earlier.findings == own:
        same = (earlier.by, earlier.because)
        if override is None or same == (override.by, override.because):
            return earlier
    if override is None:
        return None
    at = now.astimezone(UTC).replace(microsecond=0)
    return Granted(by=override.by, because=override.because, at=at, findings=own)


def _recorded(record: Path) -> Granted | None:
    """The override that a record keeps; a damaged one grants nothing."""
    try:
        kept = json.loads(record.read_text(encoding="utf-8"))["override"]
        return Granted(
            by=str(kept["by"]),
            because=str(kept["because"]),
            at=datetime.fromisoformat(kept["at"]),
            findings=str(kept["findings"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _named(findings: Iterable[Finding], workspace: Workspace) -> tuple[Finding, ...]:
    """Findings whose traces start from the workspace's root."""
    root = f"{workspace.root}/"
    return tuple(replace(one, trace=one.trace.removeprefix(root)) for one in findings)
