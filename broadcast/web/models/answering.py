"""Remarks about a script, and who answers for it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from broadcast.web.models.base import Asked, Reason, Said


class Approval(Said):
    """Someone answers for these very words, figures, clips and voices."""

    by: str
    at: datetime
    note: str
    urgent: bool
    """Given against the rules, for a reason."""

    because: str
    fingerprint: str
    version: int


class Lapse(Said):
    """One thing that has changed under an approval."""

    line: int
    """Line of the script, counted from 1; 0 where it is of no line."""

    kind: Literal["words", "figure", "clip", "voice", "take", "header"]
    what: str
    """In French."""


class Comment(Said):
    """A remark to the newsroom, on a line or on the whole."""

    id: int
    line: int | None
    quoted: str
    """The words that it is about."""

    text: str
    by: str
    at: datetime
    resolved_by: str | None
    resolved_at: datetime | None


class NewComment(Asked):
    """A remark to make."""

    text: Annotated[str, Field(min_length=1, max_length=4_000, pattern=r"\S")]
    line: Annotated[int, Field(ge=1, le=100_000)] | None = None
    quoted: Annotated[str, Field(max_length=500)] = ""


class CommentChange(Asked):
    """To close a remark, or to open it again."""

    resolved: bool


class Approve(Asked):
    """To answer for a script: for what one has read, and for nothing else."""

    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """Of the script as it was read; refused where it has changed since."""

    note: Annotated[str, Field(max_length=500)] = ""


class Urgent(Asked):
    """To let a script go to air against the rules; the reason is kept."""

    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    because: Reason


class ApprovalState(Said):
    """Whether a bulletin may go to air, and if not, why."""

    approval: Approval | None
    holds: bool
    lapses: tuple[Lapse, ...]
    fingerprint: str
    history: tuple[Approval, ...]
