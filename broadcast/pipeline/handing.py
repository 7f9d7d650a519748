"""One bulletin handed over to one target: begun, sent, read back, compared, put on record.

A lock for each target keeps two programs from handing over to it at once; the ledger keeps
anything from being heard twice.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from filelock import FileLock, Timeout

from broadcast.errors import PublishError
from broadcast.pipeline.ledger import Entry, unsettled, versions
from broadcast.pipeline.reading_back import read_back
from broadcast.publish.delivery import target_for
from broadcast.publish.retrying import retried

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from broadcast.pipeline.ledger import Ledger
    from broadcast.publish.delivery import Delivery, Target
    from broadcast.publish.parcel import Parcel

LOCK_WAIT_S = 120.0
"""Longer than a target may take: another program's hand-over is waited for, a hung one told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who hands over, with what clock, and where it is put on record."""

    ledger: Ledger
    locks: Path
    by: str
    clock: Callable[[], datetime]
    sleep: Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one bulletin at one target."""

    target: str
    bulletin: str
    state: Literal["sent", "unchanged", "failed", "would_send"]
    sha256: str = ""
    size: int = 0
    duration_ms: int = 0
    error: str = ""


@contextmanager
def alone(desk: Desk, delivery: Delivery) -> Iterator[None]:
    """Nobody else hands over to this target meanwhile. Raises `PublishError` after a long wait."""
    desk.locks.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(desk.locks / f"{delivery.name}.lock", timeout=LOCK_WAIT_S):
            yield
    except Timeout as error:
        raise PublishError(
            f"une autre remise vers « {delivery.name} » est en cours depuis deux minutes",
            hint="attendez-la, ou arrêtez-la",
        ) from error


def hand_over(
    desk: Desk,
    delivery: Delivery,
    parcel: Parcel,
    *,
    again: bool = False,
    rollback: bool = False,
    dry_run: bool = False,
) -> Outcome:
    """Hand a bulletin over, once. Raises `PublishError` with the former one in place.

    ``again``: someone has looked, and a hand-over that was cut short may be made a second time.
    """
    with alone(desk, delivery):
        target = target_for(delivery)
        if rollback and target.memory == "once":
            raise PublishError(
                f"« {delivery.name} » est une file d'attente : ce qui y est poussé sera entendu",
                hint="ôtez-le dans l'automate",
            )
        entry = Entry(
            at=desk.clock(),
            by=desk.by,
            bulletin=parcel.bulletin,
            target=delivery.name,
            state="begun",
            sha256=parcel.sha256.get(delivery.form, ""),
            correction=parcel.correction,
            rollback=rollback,
        )
        held = _held(desk, target, parcel, entry)
        if _there(desk, target, entry, held, again=again):
            if held is not None and not dry_run:
                _settle(desk, replace(entry, state="done", size=len(held)))
            return _outcome(entry, "unchanged")
        if dry_run:
            return _outcome(entry, "would_send")
        entry = replace(entry, replaced=hashlib.sha256(held).hexdigest() if held else "")
        desk.ledger.add(entry)
        try:
            retried(lambda: target.put(parcel), desk.sleep)
            back = read_back(target, delivery, parcel, desk.sleep)
        except PublishError as error:
            _fail(desk, entry, error)
            raise
        done = replace(
            entry, at=desk.clock(), state="done", size=back.size, duration_ms=back.duration_ms
        )
        desk.ledger.add(done)
        return _outcome(done, "sent")


def _held(desk: Desk, target: Target, parcel: Parcel, entry: Entry) -> bytes | None:
    """What a target that keeps files has now; one that cannot even be asked has failed."""
    if target.memory != "kept":
        return None
    try:
        return retried(lambda: target.held(parcel), desk.sleep)
    except PublishError as error:
        _fail(desk, entry, error)
        raise


def _fail(desk: Desk, entry: Entry, error: PublishError) -> None:
    desk.ledger.add(replace(entry, at=desk.clock(), state="failed", error=str(error)))


def _there(desk: Desk, target: Target, entry: Entry, held: bytes | None, *, again: bool) -> bool:
    """Whether this very version was handed over already.

    Raises `PublishError` where nobody knows, and a second time would be heard.
    """
    if target.memory == "kept":
        return held is not None and hashlib.sha256(held).hexdigest() == entry.sha256
    known = desk.ledger.entries()
    cut = unsettled(known, entry.bulletin, entry.target)
    if cut and target.memory == "once" and not again:
        raise PublishError(
            f"une remise de {entry.bulletin} vers « {entry.target} » a été coupée à "
            f"{cut.at:%H:%M:%S} UTC : est-elle arrivée ?",
            hint="regardez la file de l'automate, puis --again si elle n'y est pas",
        )
    return not cut and versions(known, entry.bulletin, entry.target)[-1:] == (entry.sha256,)


def _settle(desk: Desk, done: Entry) -> None:
    """Put on record what arrived though the program that sent it could not say so."""
    known = desk.ledger.entries()
    if versions(known, done.bulletin, done.target)[-1:] != (done.sha256,):
        desk.ledger.add(done)


def _outcome(entry: Entry, state: Literal["sent", "unchanged", "would_send"]) -> Outcome:
    return Outcome(
        target=entry.target,
        bulletin=entry.bulletin,
        state=state,
        sha256=entry.sha256,
        size=entry.size,
        duration_ms=entry.duration_ms,
    )
