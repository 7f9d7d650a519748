"""Where a cluster works: in the station's folder, or each machine apart, around a store."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from broadcast.errors import WorkspaceError
from broadcast.pipeline.cluster.own_folder import workspace_from
from broadcast.pipeline.morning.unchanged import look
from broadcast.pipeline.stamps import Stamps, fingerprint
from broadcast.store.objects import Store, store_at
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.pipeline.morning.plan import Batch
    from broadcast.show.morning import Slot
    from broadcast.store.place import StoreAt

FOLDER_VARIABLE = "BROADCAST_WORKER_FOLDER"
"""By which `broadcast worker` tells its processes where to work."""

Papers = tuple[tuple[str, bytes], ...]
"""Files of a bulletin's folder, by name: what the newsroom decided of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where the work of a morning is done; it is sent with each task."""

    root: Path
    """The station's folder, on the machine that asks."""

    place: StoreAt | None = None
    """The store, where the others do not see that folder."""

    bundle: str = ""
    """What the station laid down in it."""

    @property
    def shared(self) -> str:
        """What the machines of this ground have in common: the store, or the folder."""
        return self.place.url if self.place else str(self.root)

    @property
    def store(self) -> Store | None:
        """The store, from this machine."""
        return store_at(self.place) if self.place else None

    def workspace(self) -> Workspace:
        """The station, on this machine. Raises a `BroadcastError` where it cannot be had."""
        if self.store is None:
            return Workspace(self.root)
        folder = os.environ.get(FOLDER_VARIABLE, "")
        if not folder:
            raise WorkspaceError(
                "cette machine n'a pas de dossier où travailler",
                hint="lancez-la par « broadcast worker »",
            )
        return workspace_from(Path(folder), self.store, self.bundle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One bulletin, as it is sent to a machine."""

    slot: Slot
    papers: Papers
    key: str
    """What names all that it is made from."""

    stands: bool
    """Whether its files are where it was asked for, untouched since they were made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One department's bulletins, as they are sent to a machine."""

    ground: Ground
    batch: Batch
    sent: tuple[Sent, ...]
    """One for each slot of the batch."""

    @property
    def name(self) -> str:
        """The name of its task: the same work, asked for twice at once, is done once."""
        return f"{self.batch.department.code}-{fingerprint(one.key for one in self.sent)}"

    def here(self) -> Batch:
        """The same bulletins, in the workspace of this machine."""
        root = self.ground.workspace().root
        return replace(self.batch, asked=replace(self.batch.asked, root=root))


def folder_of(batch: Batch, slot: Slot) -> Path:
    """The folder of a bulletin."""
    return Workspace(batch.asked.root).bulletin(f"{batch.asked.day}", batch.bulletin(slot))


def look_of(batch: Batch, slot: Slot) -> str:
    """What its files look like from outside."""
    return look(Workspace(batch.asked.root), folder_of(batch, slot), batch.bulletin(slot))


@contextmanager
def bulletin_folder(work: Work, batch: Batch, one: Sent) -> Iterator[Path]:
    """The folder of a bulletin on this machine; one of its own has its papers, and goes after."""
    folder = folder_of(batch, one.slot)
    if not work.ground.place:
        yield folder
        return
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, whole in one.papers:
        (folder / name).write_bytes(whole)
    if one.stands:  # new figures that leave its words as they were leave its files too
        Stamps(folder).keep(look=look_of(batch, one.slot))
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)
