"""A machine without the station's folder: it has one of its own, laid from the store.

objects/     every file that came, by its fingerprint
station/     the station as it was at one time: links to these files, under the bundle's name
at-work/     a workspace for each process, that looks into one of them
speech-cache/   the sentences of this machine, for all its processes
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from filelock import FileLock

from broadcast.errors import StoreError
from broadcast.files import disk_error, replacing
from broadcast.pipeline.cluster.bundle import FOLDER, listed_in
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadcast.store.objects import Store

KEPT_S = 86_400
"""A station of yesterday, that no bulletin was made from since, goes."""


def workspace_from(folder: Path, store: Store, bundle: str) -> Workspace:
    """The workspace of this process, with the station as ``bundle`` names it.

    Raises `StoreError` for what the store lacks, `WorkspaceError` for what this disk refuses.
    """
    root = folder / "at-work" / f"{os.getpid()}-{bundle[:16]}"
    try:
        if not (root.is_dir() and (folder / "station" / bundle).is_dir()):
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / ".lock"):
                _look_into(_laid(folder, store, bundle), root, folder)
        os.utime(folder / "station" / bundle)
    except OSError as error:
        raise disk_error(error, folder) from error
    return Workspace(root)


def _laid(folder: Path, store: Store, bundle: str) -> Path:
    """The station in this folder, whole; what was used longest ago goes."""
    laid = folder / "station" / bundle
    if not laid.is_dir():
        partial = laid.with_name(f".{bundle}.partial")
        shutil.rmtree(partial, ignore_errors=True)
        for name, sha256 in listed_in(_object(store, f"{bundle}.json"), bundle):
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                raise StoreError(f"le magasin nomme un fichier hors de la station : {name}")
            kept = folder / "objects" / sha256
            if not kept.is_file():
                _fetch(store, sha256, kept)
            (partial / name).parent.mkdir(parents=True, exist_ok=True)
            (partial / name).hardlink_to(kept)
        _sweep(folder)
        partial.rename(laid)
    return laid


def _fetch(store: Store, sha256: str, kept: Path) -> None:
    whole = _object(store, sha256)
    if hashlib.sha256(whole).hexdigest() != sha256:
        raise StoreError(
            f"le magasin rend un fichier abîmé : {FOLDER}/{sha256}",
            hint="effacez-le dans le magasin : le prochain « broadcast show » l'y remet",
        )
    with replacing(kept) as partial:
        partial.write_bytes(whole)


def _object(store: Store, name: str) -> bytes:
    if (found := store.get(f"{FOLDER}/{name}")) is None:
        raise StoreError(
            f"le magasin n'a plus {FOLDER}/{name}",
            hint="relancez « broadcast show » : il l'y remet",
        )
    return found


def _look_into(laid: Path, root: Path, folder: Path) -> None:
    """A workspace whose data and scripts are those of a station, and whose output is its own."""
    shutil.rmtree(root, ignore_errors=True)
    (root / "output").mkdir(parents=True)
    (root / "output" / "speech-cache").symlink_to(folder / "speech-cache")
    (folder / "speech-cache").mkdir(exist_ok=True)
    (root / "scripts").symlink_to(laid / "scripts")
    # What the rules refuse is logged beside the account of speaking time: that folder is its own
    for path in (laid / "data").iterdir():
        if path.name != "antenne":
            (root / "data").mkdir(exist_ok=True)
            (root / "data" / path.name).symlink_to(path)
            continue
        (root / "data" / "antenne").mkdir(parents=True)
        for own in path.iterdir():
            (root / "data" / "antenne" / own.name).symlink_to(own)


def _sweep(folder: Path) -> None:
    """Stations of another day, files that none has any longer, workspaces of processes gone."""
    for path in _of(folder / "station"):
        if time.time() - path.stat().st_mtime > KEPT_S and not path.name.startswith("."):
            shutil.rmtree(path)
    for path in _of(folder / "objects"):
        if path.stat().st_nlink == 1:
            path.unlink()
    for path in _of(folder / "at-work"):
        try:
            os.kill(int(path.name.partition("-")[0]), 0)
        except ProcessLookupError:
            shutil.rmtree(path)
        except PermissionError:
            continue  # someone else's process has its number now


def _of(folder: Path) -> Iterator[Path]:
    yield from folder.iterdir() if folder.is_dir() else ()
