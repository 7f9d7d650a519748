"""What stands in a script: its paragraphs on the clock, its sources, its faults."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from broadcast.review.findings import Severity
from broadcast.web.models.base import Said
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
