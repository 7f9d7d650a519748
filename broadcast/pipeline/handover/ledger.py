"""The ledger of a day's hand-overs: what went where, when, and who sent it. Only ever added to.

One JSON object a line in `output/<date>/8-handed-over.jsonl`: "begun" before anything leaves,
"done" once it was read back, "failed" otherwise. A line that a power cut tore is no line: what it
would have told was not done.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from broadcast.errors import PublishError, Where
from broadcast.files import disk_error

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "8-handed-over.jsonl"

State = Literal["begun", "done", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line."""

    at: datetime
    """UTC."""

    by: str
    bulletin: str
    target: str
    """The name of the delivery."""

    state: State
    sha256: str
    """Of the file that was sent."""

    size_bytes: int = 0
    duration_ms: int = 0
    replaced: str = ""
    """The sha256 of what was there before; empty where nothing was, or where it cannot be told."""

    correction: str = ""
    rollback: bool = False
    error: str = ""


class Ledger:
    """The hand-overs of one day."""

    def __init__(self, day: Path) -> None:
        """``day``: the folder of the day, in output/."""
        self.path = day / NAME
        self._known: list[Entry] = []
        self._read_bytes = 0
        self._lines = 0

    def add(self, entry: Entry) -> None:
        """Write a line, on disk when this returns. Raises a `WorkspaceError` where it cannot."""
        told = asdict(entry) | {"at": entry.at.isoformat()}
        line = json.dumps(told, ensure_ascii=False) + "\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                # A line torn by a power cut is closed, so that this one is a line of its own
                torn = file.tell() > 0 and self.path.read_bytes()[-1:] != b"\n"
                file.write(b"\n" * torn + line.encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise disk_error(error, self.path) from error

    def entries(self) -> tuple[Entry, ...]:
        """Every line, in order; those that were read once are not read again.

        Raises `PublishError` for a whole line that is none of ours.
        """
        if not self.path.is_file():
            return ()
        try:
            with self.path.open("rb") as file:
                file.seek(self._read_bytes)
                new, closed, _ = file.read().rpartition(b"\n")
        except OSError as error:
            raise disk_error(error, self.path) from error
        for line in (new + closed).splitlines():
            self._lines += 1
            if line.endswith(b"}"):
                self._known.append(_entry(line.decode(), Where(self.path, self._lines)))
        self._read_bytes += len(new + closed)
        return tuple(self._known)


def _entry(line: str, where: Where) -> Entry:
    try:
        told = json.loads(line)
        return Entry(**(told | {"at": datetime.fromisoformat(told["at"])}))
    except (ValueError, TypeError, KeyError) as error:
        raise PublishError(
            "cette ligne du registre des remises a été changée",
            where=where,
            hint="remettez-la, ou retirez-la si vous savez ce qui est à l'antenne",
        ) from error


def last_words(entries: Iterable[Entry]) -> dict[tuple[str, str], Entry]:
    """The last line of each bulletin at each target: where it stands."""
    return {(one.bulletin, one.target): one for one in entries}


def versions(entries: Iterable[Entry], bulletin: str, target: str) -> tuple[str, ...]:
    """The versions of a bulletin that a target was given and still counts, oldest first.

    A rollback takes the last one off: rolling back twice goes two versions back.
    """
    stack: list[str] = []
    for one in entries:
        if (one.bulletin, one.target, one.state) != (bulletin, target, "done"):
            continue
        if one.rollback:
            stack = stack[: stack.index(one.sha256) + 1] if one.sha256 in stack else [one.sha256]
        elif not stack or stack[-1] != one.sha256:
            stack.append(one.sha256)
    return tuple(stack)


def taken_back(entries: Iterable[Entry], bulletin: str, target: str, sha256: str) -> Entry | None:
    """The rollback that took this version off a target, where it was not handed over since."""
    taken: dict[str, Entry] = {}
    standing = ""
    for one in entries:
        if (one.bulletin, one.target, one.state) != (bulletin, target, "done"):
            continue
        if one.rollback:
            taken[standing] = one
        taken.pop(one.sha256, None)
        standing = one.sha256
    return taken.get(sha256)


def later_day(ledger: Ledger, bulletin: str, target: str) -> str:
    """The last day that comes after a bulletin's and whose own one the target has; or nothing.

    Bulletins are told apart by what follows the day in their names: the same place of the morning.
    """
    day, place = ledger.path.parent.name, bulletin.removeprefix(ledger.path.parent.name)
    for folder in sorted(ledger.path.parent.parent.glob("????-??-??"), reverse=True):
        if folder.name <= day:
            return ""
        if versions(Ledger(folder).entries(), f"{folder.name}{place}", target):
            return folder.name
    return ""


def handed(entries: Iterable[Entry], bulletin: str, target: str) -> int:
    """How many times a target was given a bulletin, rollbacks included."""
    wanted = (bulletin, target, "done")
    return sum((one.bulletin, one.target, one.state) == wanted for one in entries)


def unsettled(entries: Iterable[Entry], bulletin: str, target: str) -> Entry | None:
    """A hand-over that was begun and of which nobody knows whether it arrived."""
    last: Entry | None = None
    for one in entries:
        if (one.bulletin, one.target) == (bulletin, target):
            last = one
    return last if last and last.state == "begun" else None
