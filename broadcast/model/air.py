"""A bulletin on its way to air: what is heard, when, at what level, and the file in the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from broadcast.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

AIR_RATE_HZ = 48_000
"""Sample rate of all that goes on air: a millisecond is exactly 48 samples."""

CARD = ".json"
"""How the name of the card ends that lies beside a take."""

PieceKind = Literal["sentence", "take", "clip", "jingle", "pause", "bed_in", "bed_out"]
SPEECH: frozenset[PieceKind] = frozenset({"sentence", "take", "clip"})
"""What is speech, and keeps the bed down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """How loud a sound is to a listener, by ITU-R BS.1770."""

    integrated_lufs: float
    true_peak_dbtp: float
    range_lu: float = 0.0
    """Loudness range, EBU Tech 3342; 0 for what is too short to have one."""

    max_momentary_lufs: float | None = None
    """Loudest 400 ms; None for what is shorter."""

    max_short_term_lufs: float | None = None
    """Loudest 3 s; None for what is shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One thing that is heard in one go: a sentence, a take, a clip, a jingle."""

    kind: PieceKind
    story: str
    """Slug of the story that it belongs to."""

    paragraph: int
    """Index of its item in the story."""

    duration_ms: int
    """As heard."""

    source_ms: int | None = None
    """Its length in its file, where it is heard faster or slower than that."""

    text: str = ""
    """What is heard, as the script writes it."""

    path: Path | None = None
    """Where its sound is; None for a pause and for the ends of the bed."""

    cue_in_ms: int = 0
    cut_rank: int = 0
    """0 is always heard; 1 may be cut to fit the slot; 2 is cut first."""

    introduced: bool = False
    """A quote, which is never heard without the paragraph before it."""

    voice: str = ""
    """Whose voice it is, where it is one of the station's."""

    line: int = 0

    @property
    def file_ms(self) -> int:
        """How much of its file is heard."""
        return self.duration_ms if self.source_ms is None else self.source_ms

    def at_speed(self, speed: float) -> Piece:
        """The same piece, faster or slower: synthetic speech only, anything else stays itself."""
        if self.kind != "sentence" or speed == 1.0:
            return self
        return replace(
            self, duration_ms=round(self.duration_ms / speed), source_ms=self.duration_ms
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A piece, and when it starts."""

    piece: Piece
    start_ms: int

    @property
    def end_ms(self) -> int:
        """First millisecond after it."""
        return self.start_ms + self.piece.duration_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything of a bulletin in order, to the millisecond."""

    placements: tuple[Placement, ...]
    beds: tuple[tuple[int, int], ...]
    """From when to when the music runs under the voice, in ms."""

    length_ms: int
    pause_ms: int
    """Silence between two paragraphs, as fitted to the slot."""

    tail_ms: int
    """From the last word to the end."""

    speed: float = 1.0
    """How much faster than their files the synthetic voices are heard, their pitch unchanged."""

    cut: tuple[str, ...]
    """The optional paragraphs that had to go, in the order of the script."""

    def __post_init__(self) -> None:
        for placement in self.placements:
            if not 0 <= placement.start_ms <= placement.end_ms <= self.length_ms:
                raise ModelError(
                    f"« {placement.piece.text[:40]} » sortirait du créneau : "
                    f"de {placement.start_ms} à {placement.end_ms} ms sur {self.length_ms}"
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A story of the bulletin as players list it."""

    title: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryVoices:
    """A story, and how long it is heard from machines and from people."""

    slug: str
    title: str
    synthetic_ms: int
    human_ms: int
    voices: tuple[str, ...]
    """The station's synthetic voices that read it."""

    @property
    def made(self) -> Literal["synthetic", "human", "both", "silent"]:
        """Who is heard: a clip inside a story that a machine reads makes it both."""
        if self.synthetic_ms and self.human_ms:
            return "both"
        if self.synthetic_ms:
            return "synthetic"
        return "human" if self.human_ms else "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """Words, and when they are heard."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixed:
    """What the mix is meant to be: a file made from it must be as long and as loud."""

    length_ms: int
    loudness: Loudness


@dataclass(frozen=True, slots=True, kw_only=True)
class AirFile:
    """A file that the station plays, as measured on what was written."""

    path: Path
    duration_ms: int
    loudness: Loudness
    sha256: str
