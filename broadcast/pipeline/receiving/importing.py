"""Received files into the store: read, settled, checked, kept; a refusal stops no other file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from broadcast.errors import BroadcastError, Where, WorkspaceError
from broadcast.files import write_text
from broadcast.model.election import ElectionKind
from broadcast.pipeline.receiving.report import refused_report, report_of
from broadcast.records import read_yaml
from broadcast.sources.drafting import draft
from broadcast.sources.imports.adding import add
from broadcast.sources.imports.catalogue import read_catalogue
from broadcast.sources.imports.reading import kept_report
from broadcast.sources.imports.succession import succeeding
from broadcast.sources.joining import MINISTRY
from broadcast.sources.received.checked.plausible import checked
from broadcast.sources.received.places.whereabouts import located
from broadcast.sources.received.reading import read_counts
from broadcast.sources.settling import Known, settled, short_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from broadcast.sources.settling import Settled, Wanted
    from broadcast.workspace import Workspace

INDEX = "xml-index"
"""The family of a list of what has arrived: it has no result to keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one file."""

    path: Path
    report: dict[str, Any]
    """All that is said of it: see `import_report`."""

    error: BroadcastError | None = None
    """Why it was refused, if it was."""

    election: str = ""
    fresh: bool = False
    """Whether it brought figures that were not there."""

    departments: tuple[str, ...] = ()
    """Codes of those it has figures of; "" for the nation and regions."""


def import_files(
    workspace: Workspace,
    paths: Iterable[Path],
    wanted: Wanted,
    now: datetime,
    progress: Callable[[Path], None] = lambda _path: None,
) -> Iterator[Imported]:
    """Each file in its turn; a folder stands for the files in it.

    Nothing of a refused file is kept, and what was there before stays.
    """
    for path in _files(paths):
        progress(path)
        try:
            yield import_file(workspace, path, wanted, now)
        except BroadcastError as error:
            yield Imported(path=path, report=refused_report(path, error), error=error)


def import_file(workspace: Workspace, path: Path, wanted: Wanted, now: datetime) -> Imported:
    """Read, settle, check and keep one file. Raises a `BroadcastError` for one that is refused."""
    counts = read_counts(path, wanted=short_name(wanted.election))
    if counts.family == INDEX:
        return Imported(path=path, report=report_of(checked(counts, now=now), ""))
    known = list(_known(workspace))
    found = settled(counts, wanted, known)
    folder = workspace.elections / found.election
    counts = located(found.counts, found.rounds[-1])
    counts = checked(counts, now=now)
    counts = succeeding(counts, folder, read_catalogue(folder))
    report = report_of(counts, found.election)
    added = add(folder, counts, found.kind, day=found.rounds[-1], now=now, report=report)
    if not added.fresh:
        report = kept_report(folder, added.entry)
    _draft(workspace, found, known)
    return Imported(
        path=path,
        report=report | {"imported": "new" if added.fresh else "already"},
        election=found.election,
        fresh=added.fresh,
        departments=added.entry.departments,
    )


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = [one for one in sorted(path.rglob("*")) if one.is_file()]
            yield from (one for one in found if not one.name.startswith("."))
        elif path.exists():
            yield path
        else:
            raise WorkspaceError("fichier introuvable", where=Where(path))


def _known(workspace: Workspace) -> Iterator[Known]:
    """The elections of the workspace, as far as their files say when they are."""
    for path in sorted(workspace.elections.glob("*/election.yaml")):
        record = read_yaml(path, "la fiche de l'élection")
        kind = ElectionKind(record.choice("kind", list(ElectionKind)))
        yield Known(id=path.parent.name, kind=kind, rounds=record.days("rounds"))


def _draft(workspace: Workspace, found: Settled, known: list[Known]) -> None:
    """Write election.yaml where the newsroom has none."""
    path = workspace.elections / found.election / "election.yaml"
    if path.exists():
        return
    earlier = [one for one in known if one.kind is found.kind and one.rounds[0] < found.rounds[0]]
    latest = max(earlier, key=lambda one: one.rounds[0], default=None)
    previous = latest.id if latest else ""
    write_text(path, draft(found.kind, found.rounds, publisher=MINISTRY, previous=previous))
