"""Every version that was handed over is kept beside its bulletin: what a rollback goes back to."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from broadcast.errors import PublishError, Where
from broadcast.files import disk_error, replacing, sweep
from broadcast.pipeline.clearing.approving import RECORD as APPROVAL
from broadcast.pipeline.clearing.gate import RECORD as CHECK
from broadcast.pipeline.clearing.guarding import RECORD as RULES
from broadcast.publish.parcel import RECORD, SUFFIXES, parcel_in

if TYPE_CHECKING:
    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.publish.parcel import Parcel

FOLDER = "8-handed-over"
REPLACED = "8-replaced"


def parcel_of(bulletin: Bulletin, folder: Path | None = None, *, correction: str = "") -> Parcel:
    """A bulletin as it is handed over, from its own folder or from one where it was kept."""
    header, department = bulletin.order.header, bulletin.order.department
    return parcel_in(
        folder or bulletin.folder,
        station=bulletin.station.name,
        department=department.name,
        code=department.code,
        format_=header.format,
        correction=correction,
    )


def keep(bulletin: Bulletin, parcel: Parcel) -> Parcel:
    """Copy a version aside, its script and who answers for it with it, and give that copy.

    A copy that is there already is left alone; nothing that is made again changes it.
    """
    folder = version_folder(bulletin, parcel.version)
    sweep(folder.parent)
    answers = (bulletin.folder / name for name in (APPROVAL, RULES, CHECK))
    beside = [bulletin.script_path, *filter(Path.is_file, answers)]
    # The record last: it makes the version whole
    for path in [*parcel.files.values(), *beside, bulletin.folder / RECORD]:
        if (folder / RECORD).is_file():
            break
        with replacing(folder / path.name) as partial:
            try:
                shutil.copyfile(path, partial)
            except OSError as error:
                raise disk_error(error, path) from error
    return parcel_of(bulletin, folder, correction=parcel.correction)


def kept(bulletin: Bulletin, sha256: str, form: str) -> Parcel:
    """The version whose file of a form has this fingerprint. Raises `PublishError` if it is gone.

    A rollback hands over files that were approved and controlled when they were kept; each is
    still held against the fingerprint of that day.
    """
    for record in sorted((bulletin.folder / FOLDER).glob(f"*/{RECORD}")):
        parcel = parcel_of(bulletin, record.parent)
        if parcel.sha256.get(form) == sha256:
            return parcel
    raise PublishError(
        "la version précédente n'est plus là",
        where=Where(bulletin.folder / FOLDER),
        hint="corrigez le bulletin et remettez-le",
    )


def keep_replaced(day: Path, data: bytes, form: str) -> None:
    """Copy aside what a hand-over replaces, whoever had put it there."""
    name = f"{hashlib.sha256(data).hexdigest()[:12]}.{SUFFIXES.get(form, form)}"
    path = day / REPLACED / name
    if not path.is_file():
        with replacing(path) as partial:
            partial.write_bytes(data)


def version_folder(bulletin: Bulletin, version: str) -> Path:
    """Where a version of a bulletin is kept: its files, record, script and approval."""
    return bulletin.folder / FOLDER / version
