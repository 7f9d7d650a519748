"""The script of a bulletin: what the producer reads and edits, and all that sound is made from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import ModelError

if TYPE_CHECKING:
    from datetime import datetime


MIN_BUDGET_MS, MAX_BUDGET_MS = 10_000, 3_600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the front of a script says of its bulletin."""

    bulletin: str
    """Its id, and the name of its folder: "2017-01-30-aveyron-0700-journal"."""

    title: str
    airtime: datetime
    """With its time zone."""

    budget_ms: int
    """Length of the slot, which the bulletin fills exactly."""

    format: str
    department: str
    """INSEE code."""

    election: str
    voice: str
    bed: str
    """Name of the music under the voice, in the station's imaging."""

    def __post_init__(self) -> None:
        if not MIN_BUDGET_MS <= self.budget_ms <= MAX_BUDGET_MS:
            raise ModelError("un bulletin dure de 0:10 à 60:00", hint="vérifiez duration")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A paragraph that a voice reads."""

    text: str
    """As a newsroom writes it; line breaks inside it are not heard."""

    cut_rank: int = 0
    """0 is always read; 1 (`?`) may be cut to fit the slot; 2 (`??`) is cut first."""

    line: int = 0
    """Line of the document that it starts on, counted from 1; 0 when it has none yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipCue:
    """A recorded quote is heard here: `[son: id] « words »`."""

    quote: str
    """Id of the quote."""

    words: str
    """What is heard, quote marks included; a presenter reads it where there is no recording."""

    cut_rank: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Jingle:
    """A piece of the station's imaging, alone: `[indicatif]`, `[virgule]`."""

    name: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """The music under the voice starts here, `[tapis]`, or ends, `[fin du tapis]`."""

    starts: bool
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Nothing is said for a while: `[pause 0,5 s]`."""

    length_ms: int
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceCue:
    """Another voice reads from here to the end of the story: `[voix: claire]`."""

    voice: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark for the newsroom, `<!-- like this -->`: never heard."""

    text: str
    line: int = 0


Item = Read | ClipCue | Jingle | Bed | Pause | VoiceCue | Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What stands under one `##` title: a *sujet*."""

    title: str
    slug: str
    """The title as a file name, unique in its script: takes are named after it."""

    items: tuple[Item, ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A whole bulletin on paper."""

    header: Header
    stories: tuple[Story, ...]


def slug_of(title: str) -> str:
    """A title as a file name.

    >>> slug_of("L'Aveyron et le Lot : à l'œuvre")
    'l-aveyron-et-le-lot-a-l-oeuvre'
    """
    plain = unicodedata.normalize("NFKD", title.casefold().replace("œ", "oe").replace("æ", "ae"))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return (
        re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=\w)[’'](?=\w)", "-", ascii_only)).strip("-")
        or "sujet"
    )
