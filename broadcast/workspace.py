"""The station's folder: where everything is, and how a new one is made."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from broadcast.errors import Where, WorkspaceError
from broadcast.files import disk_error
from broadcast.records import nearest_hint


@dataclass(frozen=True, slots=True)
class Workspace:
    """A station's working folder: what it typed (data, scripts) and what is made of it (output)."""

    root: Path

    @property
    def station(self) -> Path:
        """The station's settings."""
        return self.root / "data" / "station.toml"

    @property
    def show(self) -> Path:
        """The station's morning; there may be no such file."""
        return self.root / "data" / "show.yaml"

    @property
    def lexicon(self) -> Path:
        """How the station says names."""
        return self.root / "data" / "lexicon.csv"

    def election_lexicon(self, election_id: str) -> Path:
        """How the names of one election are said; it has the last word."""
        return self.election(election_id) / "lexicon.csv"

    @property
    def places(self) -> Path:
        """How the station names departments and regions; there may be no such file."""
        return self.root / "data" / "places.csv"

    @property
    def imaging(self) -> Path:
        """The folder of the theme, stings and bed."""
        return self.root / "data" / "imaging"

    @property
    def scripts(self) -> Path:
        """The folder of the station's templates."""
        return self.root / "scripts"

    @property
    def speech_cache(self) -> Path:
        """Every sentence ever spoken here, kept by content."""
        return self.root / "output" / "speech-cache"

    @property
    def said(self) -> Path:
        """The last word or sentence that was only to be heard."""
        return self.root / "output" / "say.wav"

    @property
    def elections(self) -> Path:
        """The folder of all elections, each in its own."""
        return self.root / "data" / "elections"

    def election(self, election_id: str) -> Path:
        """The folder of an election. Raises `WorkspaceError` with the nearest one."""
        folder = self.elections / election_id
        if not (folder / "election.yaml").is_file():
            known = [path.parent.name for path in folder.parent.glob("*/election.yaml")]
            raise WorkspaceError(
                f"élection inconnue « {election_id} »",
                where=Where(folder.parent),
                hint=nearest_hint(election_id, known),
            )
        return folder

    def day(self, day: str) -> Path:
        """The folder of a day's bulletins, and of its rundown."""
        return self.root / "output" / day

    def bulletin(self, day: str, bulletin_id: str) -> Path:
        """The folder of one bulletin's artefacts, numbered by stage."""
        return self.day(day) / bulletin_id

    def takes(self, bulletin_id: str) -> Path:
        """Where a presenter drops recordings, each named after the story that it replaces."""
        return self.root / "data" / "takes" / bulletin_id

    @property
    def listening(self) -> Path:
        """Sounds as browsers play them, made from those of the speech cache and of clips."""
        return self.root / "output" / "listening"

    @property
    def desk(self) -> Path:
        """The review desk's own folder: its database, and recordings as they came."""
        return self.root / "data" / "desk"

    @property
    def rules_log(self) -> Path:
        """Every refusal by the rules of an election, and every override: append-only."""
        return self.root / "data" / "antenne" / "regles.jsonl"

    @property
    def speaking_time(self) -> Path:
        """The account of speaking time: what was handed over, aired, corrected; append-only."""
        return self.root / "data" / "antenne" / "parole.jsonl"

    def named(self, path: Path) -> str:
        """A path from the workspace's root, as the sidecars write it."""
        return path.relative_to(self.root).as_posix()


def find_workspace(start: Path, *, exactly: bool) -> Workspace:
    """The workspace at `start`, or around it unless it was named `exactly`.

    Raises `WorkspaceError` where there is none.
    """
    folders = [start] if exactly else [start, *start.parents]
    for folder in folders:
        if (folder / "data" / "station.toml").is_file():
            return Workspace(folder)
    raise WorkspaceError(
        "ce dossier n'est pas un espace de travail : data/station.toml n'y est pas",
        where=Where(start),
        hint="créez-en un : broadcast init DOSSIER",
    )


def create_workspace(folder: Path) -> Workspace:
    """Make a new workspace from what the package ships; nothing that exists is overwritten.

    Raises `WorkspaceError` where the folder is taken or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceError(
            "ce dossier existe déjà et n'est pas vide",
            where=Where(folder),
            hint="choisissez un autre nom",
        )
    try:
        fresh = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        complete = False
        try:
            for part in ("data", "scripts"):
                ignore = shutil.ignore_patterns("takes", "desk", "__pycache__")
                shutil.copytree(_starter() / part, folder / part, ignore=ignore)
            (folder / "output").mkdir()
            complete = True
        finally:
            if not complete:
                _empty(folder, remove=fresh)
    except OSError as error:
        raise disk_error(error, folder) from error
    return Workspace(folder)


def _empty(folder: Path, *, remove: bool) -> None:
    """Take back what was begun in a folder that was empty, and the folder if it was not there."""
    for child in folder.iterdir():
        shutil.rmtree(child, ignore_errors=True)
    if remove:
        folder.rmdir()


def _starter() -> Path:
    """What a new workspace is copied from: inside the wheel, or the repository around it."""
    package = Path(__file__).parent
    packed = package / "starter"
    return packed if packed.is_dir() else package.parent
