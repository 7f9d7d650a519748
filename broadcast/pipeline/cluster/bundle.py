"""What machines without the station's folder need of it, laid down in its store by content.

Files go in once, under the fingerprint of their bytes; a list of them, named after all it says, is
what a machine asks for. Only what shapes a bulletin goes: never the desk, a key or a certificate,
nor the settings that name them.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from broadcast.errors import StoreError, Where, WorkspaceError
from broadcast.files import disk_error, read_text, sha256_of
from broadcast.pipeline.stamps import fingerprint
from broadcast.records import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadcast.config import Station
    from broadcast.store.objects import Store
    from broadcast.workspace import Workspace

OWN = ("credentials", "deliveries", "alarm", "desk")
"""Tables of station.toml that shape no bulletin, and tell of keys, servers and people."""

FOLDER = "station"
"""The folder of the store."""


def lay_down(
    workspace: Workspace,
    station: Station,
    store: Store,
    *,
    election: str,
    bulletins: Iterable[str],
) -> str:
    """Put in the store what these bulletins are made from, and give the name of the whole.

    Raises `WorkspaceError` for what may not or cannot leave the station's folder.
    """
    known = store.names(FOLDER)
    listed: list[tuple[str, str]] = []
    for path in sorted(_files(workspace, station, election, bulletins)):
        settings = _shared_settings(path) if path == workspace.station else None
        sha256 = hashlib.sha256(settings).hexdigest() if settings else sha256_of(path)
        listed.append((workspace.named(path), sha256))
        if sha256 not in known:
            store.put(f"{FOLDER}/{sha256}", settings or _bytes(path))
    bundle = _name_of(listed)
    if f"{bundle}.json" not in known:
        store.put(f"{FOLDER}/{bundle}.json", json.dumps(listed, ensure_ascii=False).encode())
    return bundle


def listed_in(whole: bytes, bundle: str) -> tuple[tuple[str, str], ...]:
    """The name and the fingerprint of each file of a bundle.

    Raises `StoreError` for a list that is not the one which was laid down.
    """
    try:
        listed = tuple((str(name), str(sha256)) for name, sha256 in json.loads(whole))
    except (ValueError, TypeError):
        listed = ()
    if _name_of(listed) != bundle:
        raise StoreError(
            f"le magasin rend une liste abîmée : {FOLDER}/{bundle}.json",
            hint="effacez-la dans le magasin : le prochain « broadcast show » l'y remet",
        )
    return listed


def _name_of(listed: Iterable[tuple[str, str]]) -> str:
    return fingerprint(f"{name}\n{sha256}" for name, sha256 in listed)


def _files(
    workspace: Workspace, station: Station, election: str, bulletins: Iterable[str]
) -> set[Path]:
    record = read_yaml(workspace.election(election) / "election.yaml", "la fiche de l'élection")
    elections = (election, *record.texts("previous"))
    wanted = [
        *(workspace.station, workspace.show, workspace.lexicon, workspace.places),
        *(workspace.scripts, workspace.imaging, workspace.speaking_time),
        *(workspace.elections / name for name in elections),
        *(workspace.takes(bulletin) for bulletin in bulletins),
        *(_own(workspace, path) for voice in station.voices.values() for path in voice.files),
    ]
    files = {file for path in wanted for file in _under(path)}
    if (own := station.credentials) and own.key.resolve() in map(Path.resolve, files):
        raise WorkspaceError(
            "cette clé est dans un dossier qui part aux autres machines",
            where=Where(own.key),
            hint="mettez-la ailleurs, par exemple dans certificat/",
        )
    return files


def _shared_settings(path: Path) -> bytes:
    """station.toml without what only the station itself does: sign, hand over, ring, read over."""
    import tomlkit  # noqa: PLC0415 - of the extra `store`: a cluster may do without one

    settings = tomlkit.parse(read_text(path))
    for table in OWN:
        settings.pop(table, None)
    return tomlkit.dumps(settings).encode()


def _under(path: Path) -> Iterator[Path]:
    """A file, or every file of a folder; nothing where there is none of that name."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file() and not file.name.startswith("."):
            yield file


def _own(workspace: Workspace, path: Path) -> Path:
    root = workspace.root.resolve()
    if not path.resolve().is_relative_to(root):
        raise WorkspaceError(
            "ce fichier d'une voix n'est pas dans le dossier de la station",
            where=Where(path),
            hint="mettez-le-y : les autres machines ne voient que lui",
        )
    return workspace.root / path.resolve().relative_to(root)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise disk_error(error, path) from error
