"""What the API says and takes: every field with its unit, so that OpenAPI is the manual."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from broadcast.desk.board import State
from broadcast.desk.people import Role
from broadcast.review.findings import Severity

BulletinId = Annotated[
    str, Field(pattern=r"^\d{4}-\d{2}-\d{2}-[a-z0-9-]{1,60}-\d{4}-[a-z]{2,20}$", max_length=100)
]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,120}$")]
SpeechKey = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
ScriptText = Annotated[str, Field(min_length=1, max_length=200_000)]
PersonName = Annotated[str, Field(min_length=1, max_length=80, pattern=r"\S")]
Reason = Annotated[str, Field(min_length=3, max_length=500, pattern=r"\S")]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""A version, a comment or a person by number."""


class Said(BaseModel):
    """The root of all that the API says: nothing but what is declared."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Asked(BaseModel):
    """The root of all that the API takes: an unknown field is refused, not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# -- refusals


class Refusal(Said):
    """What every refusal says: the same as the command line, in French."""

    error: str
    file: str | None = None
    line: int | None = None
    hint: str = ""


# -- who is at the desk


class Session(Said):
    """Who one is, and what one may do."""

    name: str
    role: Role
    login_required: bool
    """False on the loopback, where one only says one's name."""

    csrf: str
    """To be sent back in the header X-CSRF-Token with whatever changes something."""

    named: bool
    """False until someone has said who they are, on the loopback."""


class Login(Asked):
    """A name and a password."""

    name: PersonName
    password: Annotated[str, Field(min_length=1, max_length=200)]


class Named(Asked):
    """Who is at this machine, on the loopback."""

    name: PersonName


class Person(Said):
    """Someone with an account."""

    id: int
    name: str
    role: Role
    active: bool
    created_at: datetime


class NewPerson(Asked):
    """An account to open."""

    name: PersonName
    role: Role
    password: Annotated[str, Field(min_length=10, max_length=200)]


class PersonChange(Asked):
    """What changes in an account; what is left out stays."""

    role: Role | None = None
    password: Annotated[str, Field(min_length=10, max_length=200)] | None = None
    active: bool | None = None


# -- the morning at a glance


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


class Block(Said):
    """One thing that stands between a bulletin and the air."""

    what: str
    line: int | None = None


class Job(Said):
    """Work under way."""

    id: str
    bulletin: str | None
    subject: str
    """Of a sentence: its key."""

    kind: Literal["render", "speech", "scripts"]
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    done: int
    total: int
    sentence: str
    error: str
    by: str


class Row(Said):
    """One bulletin of the morning."""

    id: str
    day: date
    clock: str
    """Time of day of its slot: "07:00"."""

    format: str
    department: str
    """INSEE code."""

    department_name: str
    title: str
    election: str
    state: State
    told: str
    """The state in French."""

    blocks: tuple[Block, ...]
    budget_ms: int
    expected_ms: int | None
    """All of it with comfortable pauses, clips and imaging; null before there is a script."""

    over_ms: int | None
    """Expected against the slot: positive is too long."""

    fits: bool | None
    """Whether the mix can bring it to its slot, by cutting what may be cut and by its pauses."""

    duration_ms: int | None
    """Measured on the file for air."""

    version: int | None
    edited: bool
    stopping: int
    """Findings of the fact check that keep it from air."""

    doubts: int
    comments: int
    """Those that are open."""

    takes: int
    approval: Approval | None
    lapsed: int
    """How many things have changed under the approval."""

    job: Job | None
    present: tuple[str, ...]


class Board(Said):
    """Every bulletin of a day."""

    day: date
    station: str
    rows: tuple[Row, ...]
    counts: dict[State, int]
    surveyed: bool
    """False while the first look at the day's scripts is still under way."""


# -- a script


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


class Take(Said):
    """A presenter's recording in place of the synthetic voice, for one story."""

    story: str
    by: str
    at: datetime | None
    """Null for a recording that someone dropped into the folder."""

    duration_ms: int
    expected_ms: int
    """What the story was expected to take, said by the synthetic voice."""

    integrated_lufs: float | None
    """How loud it was recorded, before it was levelled."""

    levelled: bool
    """False for a recording that someone dropped into the folder: the mix levels it."""


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


class Override(Said):
    """Someone lets the findings pass."""

    by: str
    because: str
    at: datetime


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
    override: Override | None
    """Who lets the findings of the fact check pass, if anyone does."""

    notices: tuple[str, ...]


class CheckAsked(Asked):
    """A text to be checked, not saved."""

    text: ScriptText


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


# -- comments, approval


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


# -- sound


class Speech(Said):
    """A sentence's sound."""

    key: str
    ready: bool
    duration_ms: int | None
    job: Job | None


class Peaks(Said):
    """A waveform: the highest sample of each step, 0 to 1000."""

    step_ms: int
    duration_ms: int
    peaks: tuple[int, ...]


class Cue(Said):
    """What is heard from when to when, in the finished bulletin."""

    start_ms: int
    end_ms: int
    kind: str
    story: str
    line: int
    text: str


class Air(Said):
    """The finished bulletin."""

    duration_ms: int
    fresh: bool
    """Whether it is what the script, settings and sounds would give now."""

    integrated_lufs: float
    approved: bool
    made_at: datetime
    sha256: str
    cues: tuple[Cue, ...]
    cut: tuple[str, ...]


class RenderAsked(Asked):
    """To make the bulletin."""

    for_air: bool = False
    """True refuses what is not approved."""


class Aired(Asked):
    """To say that a bulletin went to air."""

    at: datetime | None = None
    """Now, where it is not said."""


# -- log


class LogEntry(Said):
    """One thing that happened; never changed, never taken away."""

    id: int
    at: datetime
    by: str
    what: str
    bulletin: str | None
    detail: dict[str, str | int | float | bool | None]


class Log(Said):
    """The log, newest first."""

    entries: tuple[LogEntry, ...]
    before: int | None
    """Ask for what is before this entry next; null at the end."""


class Presence(Asked):
    """That one has a script open."""

    editing: bool = False


class Present(Said):
    """Who has a script open."""

    name: str
    editing: bool
