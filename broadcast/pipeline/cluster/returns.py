"""Bulletins that come back from a machine apart: through the store, each whole or not at all.

Its files go up first, then a card that names each with its fingerprint: where there is no card,
there is no bulletin.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from broadcast.errors import StoreError, Where, WorkspaceError
from broadcast.files import append_line, disk_error, read_text, replacing
from broadcast.pipeline.cluster.ground import folder_of, look_of
from broadcast.pipeline.cluster.signing import signed
from broadcast.pipeline.morning.plan import Outcome
from broadcast.pipeline.stamps import NAME as STAMPS
from broadcast.pipeline.stamps import Stamps
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.pipeline.cluster.ground import Papers, Sent
    from broadcast.pipeline.morning.plan import Batch
    from broadcast.store.objects import Store

DECIDED = ("2-*.md", "3-*.json", STAMPS)
"""What the newsroom decided of a bulletin: its words, its approval, who let a refusal pass."""

VOID = b"{}"
"""The card of a bulletin that turned out damaged: it is made again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of one bulletin, on the machine that made it."""

    outcome: Outcome
    stored: bool = False
    """Whether its files are in the store, under its key."""

    papers: Papers = ()
    """What stands on paper of a bulletin that failed."""

    log: str = ""
    """What the rules refused, or someone let pass: lines for the station's own log."""


def papers_in(folder: Path, *, also: tuple[str, ...] = ()) -> Papers:
    """What the newsroom decided of a bulletin, as it stands in its folder."""
    found = sorted(path for pattern in (*DECIDED, *also) for path in folder.glob(pattern))
    try:
        return tuple((path.name, path.read_bytes()) for path in found)
    except OSError as error:
        raise disk_error(error, folder) from error


def given(store: Store, batch: Batch, sent: Sent, *, outcome: Outcome, log: str) -> Made:
    """Put a bulletin that passed its gates in the store. Raises `StoreError` where it refuses."""
    folder, at = folder_of(batch, sent.slot), _place(batch, sent)
    listed = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole, name = path.read_bytes(), path.relative_to(folder).as_posix()
        store.put(f"{at}/{name}", whole)
        listed.append([name, hashlib.sha256(whole).hexdigest()])
    card = {"outcome": asdict(outcome), "files": listed, "log": log}
    store.put(f"{at}.json", json.dumps(card, ensure_ascii=False).encode())
    return Made(outcome=outcome, stored=True, log=log)


def already_made(store: Store, batch: Batch, sent: Sent) -> Made | None:
    """What a worker had made before it died, or for another run: all of it is in the store."""
    card = _card(store, batch, sent)
    if not card:
        return None
    outcome = Outcome(**card["outcome"] | {"synthesised": 0, "took_s": 0.0})
    return Made(outcome=outcome, stored=True, log=card["log"])


def brought_back(
    store: Store,
    batch: Batch,
    sent: Sent,
    made: Made,
    *,
    station: Station,
    in_time: Callable[[], None],
) -> Outcome:
    """Put a bulletin in the station's folder, under its signature, all its files at once.

    ``in_time`` raises where it is too late to replace it. Raises a `BroadcastError` with the
    earlier good files in place.
    """
    workspace, folder = Workspace(batch.asked.root), folder_of(batch, sent.slot)
    _log(workspace, made.log)

    def still_wanted() -> None:
        if papers_in(folder) != sent.papers:
            raise WorkspaceError(
                "ce bulletin a été changé ici pendant qu'il était fait ailleurs",
                where=Where(folder),
                hint="relancez : il sera refait",
            )
        in_time()

    if not made.stored:
        if made.papers:
            _placed(folder, made.papers, still_wanted)
        return made.outcome
    files = signed(_files(store, batch, sent), station, folder)
    # The last to be placed are those that say that the others are good
    last = (STAMPS, "6-air.json")
    _placed(folder, sorted(files, key=lambda one: one[0] not in last), still_wanted)
    Stamps(folder).keep(look=look_of(batch, sent.slot))
    return made.outcome


def _files(store: Store, batch: Batch, sent: Sent) -> Papers:
    at, card = _place(batch, sent), _card(store, batch, sent)
    found: list[tuple[str, bytes]] = []
    for name, sha256 in card["files"] if card else ():
        whole = store.get(f"{at}/{name}")
        if whole is None or hashlib.sha256(whole).hexdigest() != sha256:
            store.put(f"{at}.json", VOID)
            break
        found.append((name, whole))
    else:
        if card:
            return tuple(found)
    raise StoreError(f"le magasin rend un bulletin abîmé : {at}", hint="relancez : il sera refait")


def _placed(folder: Path, files: Iterable[tuple[str, bytes]], ready: Callable[[], None]) -> None:
    """Write every file under a hidden name, then rename them all, the first one last."""
    with ExitStack() as stack:
        for name, whole in files:
            partial = stack.enter_context(replacing(folder / name))
            partial.write_bytes(whole)
        ready()


def _log(workspace: Workspace, lines: str) -> None:
    """Lines that are not in the log yet: a bulletin may come back twice."""
    path = workspace.rules_log
    known = read_text(path).splitlines() if lines and path.is_file() else []
    for line in lines.splitlines():
        if line not in known:
            append_line(path, line)


def _card(store: Store, batch: Batch, sent: Sent) -> dict[str, Any] | None:
    """What the store says of a bulletin; None where it says nothing, or its card is damaged."""
    found = store.get(f"{_place(batch, sent)}.json")
    try:
        return dict(json.loads(found or VOID)) or None
    except ValueError:
        return None  # the worst is to make it again


def _place(batch: Batch, sent: Sent) -> str:
    return f"bulletins/{batch.asked.day}/{batch.bulletin(sent.slot)}/{sent.key[:32]}"
