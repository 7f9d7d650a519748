"""Who hands over, where it is put on record, and what becomes of it; one program at a time."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar

from filelock import FileLock, Timeout

from broadcast.errors import PublishError, UnreachableError
from broadcast.files import disk_error
from broadcast.model.script import slug_of
from broadcast.publish.retrying import WAITS_S, retried

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from broadcast.pipeline.handover.ledger import Ledger
    from broadcast.publish.delivery import Delivery

_T = TypeVar("_T")

LOCK_WAIT_S = 120.0
"""Longer than a target may take: another program's hand-over is waited for, a hung one told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """Who hands over, with what clock, and where it is put on record."""

    ledger: Ledger
    locks: Path
    by: str
    clock: Callable[[], datetime]
    sleep: Callable[[float], None]
    given_up: set[str] = field(default_factory=set)
    """Targets that no wait has brought back: each further bulletin tries them once, so that a dead
    server does not keep a whole morning from those that answer."""

    def patiently(self, target: str, task: Callable[[], _T]) -> _T:
        """What a task gives, tried again as `retried` does. Raises its last error."""
        try:
            return retried(task, self.sleep, () if target in self.given_up else WAITS_S)
        except UnreachableError:
            self.given_up.add(target)
            raise


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one bulletin at one target."""

    target: str
    bulletin: str
    state: Literal["sent", "unchanged", "failed", "would_send", "waiting", "taken_back"]
    version: str = ""
    """Which version: the name of the folder where it is kept."""

    sha256: str = ""
    size_bytes: int = 0
    duration_ms: int = 0
    error: str = ""
    """Why it failed, or what it waits for."""

    until: datetime | None = None
    """The hour that it waits for; None where it waits for someone's approval."""


@contextmanager
def alone(dispatch: Dispatch, delivery: Delivery) -> Iterator[None]:
    """Nobody else hands over to this target meanwhile. Raises `PublishError` after a long wait."""
    path = dispatch.locks / f"{slug_of(delivery.name)}.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path, timeout=LOCK_WAIT_S)
        lock.acquire()
    except Timeout as error:
        raise PublishError(
            f"une autre remise vers « {delivery.name} » est en cours depuis deux minutes",
            hint="attendez-la, ou arrêtez-la",
        ) from error
    except OSError as error:
        raise disk_error(error, path) from error
    try:
        yield
    finally:
        lock.release()
