"""A script as it stands: what a check of it tells, who answers for it, what it may not say yet."""

from __future__ import annotations

from datetime import datetime

from broadcast.web.models.answering import Approval, Lapse
from broadcast.web.models.base import Asked, Said, ScriptText
from broadcast.web.models.reading import Finding, Source, Story


class Check(Said):
    """All that can be told of a text at once, before it is saved."""

    understood: bool
    """False where the text is not a script: `error` and `error_line` say why."""

    error: str
    error_line: int | None
    hint: str
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    stories: tuple[Story, ...]
    title: str
    voice: str
    budget_ms: int
    expected_ms: int
    over_ms: int
    fits: bool
    fit_told: str
    """In French: what is too long, too short, or cut."""


class CheckAsked(Asked):
    """A text to be checked, not saved."""

    text: ScriptText


class Override(Said):
    """Someone lets the findings pass."""

    by: str
    because: str
    at: datetime


class Quoted(Said):
    """A quote beside the words that bring it in, and by what right it is aired."""

    line: int
    speaker: str
    lead_in: str
    """The paragraph before it, or the one that holds it."""

    words: str
    clearance: str
    """In French; empty where nobody has put it on record."""

    source: str


class Script(Check):
    """A script as it stands."""

    id: str
    version: int
    by: str
    at: datetime
    text: str
    edited: bool
    """Whether a person has changed it since it was written from the data."""

    stale: bool
    """Whether the data would give another script now."""

    fingerprint: str
    """What an approval given now would cover."""

    approval: Approval | None
    approval_holds: bool
    lapses: tuple[Lapse, ...]
    quotes: tuple[Quoted, ...]
    rules: tuple[str, ...]
    """What the rules of the election refuse for air at this hour, one French line each."""

    override: Override | None
    """Who lets the findings of the fact check pass, if anyone does."""

    notices: tuple[str, ...]
