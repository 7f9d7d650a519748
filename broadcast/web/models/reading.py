"""A script as it is read: its paragraphs on the clock, its sources, its faults."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from broadcast.review.findings import Severity
from broadcast.web.models.answering import Approval, Lapse
from broadcast.web.models.base import Asked, Said, ScriptText
from broadcast.web.models.takes import Take


class Finding(Said):
    """What the data do not bear out."""

    kind: str
    severity: Severity
    line: int
    found: str
    data_says: str
    trace: str
    source: str


class Source(Said):
    """Where a figure of the script comes from."""

    line: int
    item: int
    """Index of its paragraph among the items of the script."""

    start: int
    """First letter of the figure in the paragraph's text."""

    end: int
    said: str
    """The figure as the script says it."""

    told: str
    """The value as the data have it, and what it is of."""

    stage: str
    """In French: partiel, quasi définitif, définitif."""

    name: str
    """Who published it."""

    published_at: datetime
    file: str
    file_line: int | None
    computed: bool
    """True where it follows from other figures."""


class Sentence(Said):
    """One sentence that a voice says."""

    key: str
    """Names its sound: /api/bulletins/{id}/speech/{key}."""

    text: str
    said: str
    """Word for word as the voice reads it."""

    voice: str
    expected_ms: int
    duration_ms: int | None
    """Measured; null where it has not been spoken yet."""


ItemKind = Literal["read", "clip", "jingle", "bed", "pause", "voice", "note"]


class Item(Said):
    """A paragraph, a cue or a note of the script, in its place."""

    index: int
    """Counted over the whole script, from 0."""

    kind: ItemKind
    story: str
    line: int
    last_line: int
    """Its last line in the document: what an edit of this paragraph replaces."""

    text: str
    """Words alone, without their marks."""

    cut_rank: int
    """0 is always heard; 1 (`?`) may be cut; 2 (`??`) goes first."""

    start_ms: int | None
    """When it is expected to begin; null where it is expected to be cut."""

    length_ms: int
    cut: bool
    """Expected to be cut to fit the slot."""

    quote: str = ""
    """Id of the quote, of a clip."""

    speaker: str = ""
    has_sound: bool = False
    """Whether a clip has a recording; else the presenter reads its words."""

    outcue: str = ""
    """Its last words."""

    sentences: tuple[Sentence, ...] = ()


class Story(Said):
    """What stands under one `##` title."""

    slug: str
    title: str
    line: int
    items: tuple[Item, ...]
    expected_ms: int
    take: Take | None
    can_be_taken: bool
    """False where it has a recorded quote, or nothing to read."""


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
