"""What can go wrong, told in one line that a journalist can act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a fault: a file, and a line in it when there is one."""

    path: Path

    line: int | None = None
    """Counted from 1."""

    def __str__(self) -> str:
        return f"{self.path}, ligne {self.line}" if self.line else str(self.path)


class BroadcastError(Exception):
    """A refusal or a failure: what happened, where, and what to do about it.

    The command line prints it on one line and leaves with exit code 1.

    >>> from pathlib import Path
    >>> str(SourceError("part de 154,7 %", where=Where(Path("r.csv"), 3), hint="de 0 à 100"))
    'r.csv, ligne 3 : part de 154,7 % (de 0 à 100)'
    """

    def __init__(self, what: str, *, where: Where | None = None, hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where} : " if self.where else ""
        advice = f" ({self.hint})" if self.hint else ""
        return " ".join(f"{place}{self.what}{advice}".split())


class ModelError(BroadcastError):
    """A value that cannot be true, whatever it came from."""


class WorkspaceError(BroadcastError):
    """The station's folder, its settings or the disk under it."""


class SourceError(BroadcastError):
    """Figures, quotes or clips that cannot be read or cannot be true."""


class FactsError(BroadcastError):
    """Counts that do not allow what was asked of them."""


class ScriptError(BroadcastError):
    """A template or a script document that cannot be understood."""


class ApprovalError(ScriptError):
    """A bulletin that nobody answers for, or no longer."""


class FrenchError(BroadcastError):
    """A word, a number or a place that the language layer cannot say."""


class VoiceError(BroadcastError):
    """Speech that could not be made in full."""


class MixError(BroadcastError):
    """Sound that cannot be assembled to the slot's length."""


class ExportError(BroadcastError):
    """A file for air that could not be written or does not hold what it should."""


class RulesError(BroadcastError):
    """What the law, or the station's own rules, keep off the air for now."""


class NotYetError(RulesError):
    """What may be said from an hour on, and not before."""

    def __init__(self, what: str, *, where: Where, hint: str, until: datetime) -> None:
        self.until = until
        super().__init__(what, where=where, hint=hint)

    def in_time_for(self, airtime: datetime) -> bool:
        """Whether it may still be said at its airtime: what waits for its hour has not failed."""
        return self.until <= airtime


class PublishError(BroadcastError):
    """A file that did not arrive where the station plays it from, or not as it was sent."""


class UnreachableError(PublishError):
    """A target that cannot be reached now: it is worth trying again."""


class UncertainError(PublishError):
    """Nobody knows whether what was sent has arrived; once more, it might be heard twice."""


class StoreError(BroadcastError):
    """The store that many machines share refuses, does not answer, or lacks what it should have."""


class DeskError(BroadcastError):
    """What the review desk cannot keep, or refuses to do."""


class MissingError(DeskError):
    """What was asked for is not there."""


class ChangedError(DeskError):
    """What was to be changed has changed in the meantime, or does not allow it."""


class RefusedError(DeskError):
    """Someone may not do this, or not without saying who they are."""
