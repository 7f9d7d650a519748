"""An edit kept, or two that meet; the history of a script."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from broadcast.web.models.base import Asked, Number, Said, ScriptText


class Save(Asked):
    """A text to be saved over the version that was being edited."""

    text: ScriptText
    based_on: Number
    note: Annotated[str, Field(max_length=500)] = ""


class Hunk(Said):
    """A run of lines, as two people wrote it."""

    kind: Literal["same", "yours", "theirs", "both"]
    base: tuple[str, ...]
    yours: tuple[str, ...]
    theirs: tuple[str, ...]


class Conflict(Said):
    """Someone saved before you: both texts, and what they have in common. Nothing is lost."""

    error: str
    hint: str
    based_on: int
    version: int
    """The one that stands now."""

    by: str
    at: datetime
    base: str
    yours: str
    theirs: str
    merged: str
    """Both texts in one, where they do not touch the same lines; empty where they do."""

    hunks: tuple[Hunk, ...]


class WriteAsked(Asked):
    """To write the script from the data."""

    afresh: bool = False
    """True goes back to the data even where a person has edited; nothing of it is lost."""


class Version(Said):
    """One state of a script."""

    number: int
    by: str
    at: datetime
    origin: Literal["desk", "data", "disk"]
    """Saved here, written from the data, or changed in a file by hand."""

    based_on: int | None
    note: str
    approved: bool


class VersionText(Version):
    """One state of a script, with its words."""

    text: str


Change = Literal["same", "added", "removed"]


class Word(Said):
    """A run of words that stayed, came or went."""

    change: Change
    text: str


class DiffLine(Said):
    """One line of a comparison."""

    change: Literal["same", "added", "removed", "changed"]
    old_line: int | None
    new_line: int | None
    words: tuple[Word, ...]


class Diff(Said):
    """Two versions, word by word."""

    old: Version
    new: Version
    lines: tuple[DiffLine, ...]
