"""Which bulletins of a morning are still good, decided in milliseconds and without reading figures.

Each bulletin that is made keeps a fingerprint of all that its department is made from, and the
look (size, time) of its own files. Where both are as they were there is nothing to do. Where the
data have moved and its words have not, there is nothing to do either: see `same_words`.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from broadcast import __version__
from broadcast.pipeline.morning.plan import Outcome
from broadcast.pipeline.stamps import NAME as STAMPS
from broadcast.pipeline.stamps import Stamps, files_print, fingerprint
from broadcast.records import read_yaml
from broadcast.sources.imports.imprint import Imprint
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.pipeline.morning.plan import Batch
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.show.morning import Slot

APPROVAL = "3-approval.json"
REWRITTEN = ("1-facts.json", "3-check.json", STAMPS)


class Prints:
    """What the bulletins of a morning are made from; what all of them share is read once."""

    def __init__(self, workspace: Workspace, station: Station, election: str) -> None:
        self._station = station
        folders = [workspace.election(election)]
        record = read_yaml(folders[0] / "election.yaml", "la fiche de l'élection")
        folders += [workspace.elections / name for name in record.texts("previous")]
        self._imprints = [Imprint(folder) for folder in folders]
        self._shared = _shared(workspace, station, folders)

    @property
    def shared(self) -> str:
        """The fingerprint of all but figures that were imported."""
        return self._shared

    def of(self, batch: Batch) -> str:
        """The fingerprint of all that one department's bulletins are made from."""
        home, beside = batch.department, self._station.beside(batch.department)
        asked = batch.asked
        return fingerprint(
            [
                self._shared,
                repr((asked.day, asked.election, asked.voice, asked.for_air)),
                *(imprint.of(home, beside) for imprint in self._imprints),
            ]
        )


def _shared(workspace: Workspace, station: Station, elections: Iterable[Path]) -> str:
    """Settings, templates, words, imaging, and what the newsroom typed of the elections."""
    data = workspace.station.parent
    typed = [path for folder in elections for path in sorted(_typed(folder))]
    own = [data / name for name in ("station.toml", "show.yaml", "lexicon.csv", "places.csv")]
    voices = [path for voice in station.voices.values() for path in voice.files]
    signer = [station.credentials.certificate] if station.credentials else []
    return fingerprint(
        [
            __version__,
            version("onnxruntime"),
            files_print(path for path in own if path.is_file()),
            files_print([workspace.scripts, workspace.imaging]),
            files_print(typed),
            files_print([*voices, *signer]),
        ]
    )


def _typed(folder: Path) -> Iterator[Path]:
    """What is in an election's folder, the store of imports apart."""
    for path in folder.iterdir():
        if path.name != "imports":
            yield path


def unchanged(batch: Batch, slot: Slot) -> Outcome | None:
    """A bulletin that is still good as it stands; nothing where it must be looked at closer."""
    workspace, bulletin = Workspace(batch.asked.root), batch.bulletin(slot)
    folder = workspace.bulletin(batch.asked.day.isoformat(), bulletin)
    stamps = Stamps(folder)
    if stamps.get("morning") != batch.made_from or not batch.made_from:
        return None
    if stamps.get("look") != look(workspace, folder, bulletin):
        return None
    return Outcome(
        bulletin=bulletin,
        department=batch.department.code,
        state="fresh",
        approved=stamps.get("approved") == "yes",
    )


def same_words(batch: Batch, bulletin: Bulletin, paper: Paper) -> bool:
    """Whether new data leave a bulletin word for word as it was made.

    What the data give by themselves is never at fault: a script that nobody has edited needs no
    check. An approval covers figures that are not heard: where there is one, all is done again.
    """
    folder, stamps = bulletin.folder, Stamps(bulletin.folder)
    return (
        not paper.edited
        and not batch.asked.for_air
        and not (folder / APPROVAL).exists()
        and bool(batch.shared)
        and stamps.get("shared") == batch.shared
        and stamps.get("words") == fingerprint([paper.text])
        and stamps.get("look") == _look_of(bulletin)
    )


def keep(batch: Batch, bulletin: Bulletin, paper: Paper, *, approved: bool) -> None:
    """Remember what a bulletin that is good was made from."""
    Stamps(bulletin.folder).keep(
        morning=batch.made_from,
        shared=batch.shared,
        words=fingerprint([paper.text]),
        look=_look_of(bulletin),
        approved="yes" if approved else "no",
    )


def _look_of(bulletin: Bulletin) -> str:
    return look(bulletin.workspace, bulletin.folder, bulletin.order.header.bulletin)


def look(workspace: Workspace, folder: Path, bulletin: str) -> str:
    """What a bulletin's files look like from outside: one that someone touched is looked at closer.

    Those that a look writes again (facts, check, stamps) do not count.
    """
    takes = workspace.takes(bulletin)
    own = folder.iterdir() if folder.is_dir() else ()
    files = [path for path in own if path.is_file() and path.name not in REWRITTEN]
    files += takes.iterdir() if takes.is_dir() else ()
    return fingerprint(sorted(map(_seen, files)))


def _seen(path: Path) -> str:
    stat = path.stat()
    return f"{path.parent.name}/{path.name} {stat.st_size} {stat.st_mtime_ns}"
