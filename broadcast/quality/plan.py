"""What a file is meant to be: its length, its levels, and what is heard when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One sound in the plan."""

    kind: str
    """sentence, take, clip or jingle."""

    story: str
    mouth: str
    """Whose voice, take or clip it is."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a file is meant to be; without a length or spans, what depends on them is not judged."""

    target_lufs: float
    ceiling_dbtp: float
    length_ms: int | None = None
    exact: bool = True
    """Whether the format keeps every sample: Opus and AAC may end a frame late."""

    bed_under_speech_lu: float = 0.0
    spans: tuple[Span, ...] = ()
    beds: tuple[tuple[int, int], ...] = ()
    titles: tuple[tuple[int, str], ...] = ()
    """When each story starts, and its title."""

    @property
    def edits_ms(self) -> tuple[int, ...]:
        """Every moment at which a sound starts or stops."""
        return tuple(sorted({at for span in self.spans for at in (span.start_ms, span.end_ms)}))

    @property
    def speech(self) -> tuple[Span, ...]:
        """What is said, by whoever says it."""
        return tuple(span for span in self.spans if span.kind != "jingle")


def plan_from(sidecar: Mapping[str, object]) -> Plan:
    """The plan in a bulletin's sidecar. `KeyError` or `TypeError`: it is another file."""
    rows = sidecar["timeline"]
    if not isinstance(rows, dict):
        raise TypeError("timeline")
    return Plan(
        target_lufs=float(str(sidecar["target_lufs"])),
        ceiling_dbtp=float(str(sidecar["ceiling_dbtp"])),
        length_ms=int(str(sidecar["budget_ms"])),
        bed_under_speech_lu=float(str(rows["bed_under_speech_lu"])),
        spans=tuple(
            Span(
                kind=str(row["kind"]),
                story=str(row["story"]),
                mouth=str(row["mouth"]),
                start_ms=int(row["start_ms"]),
                end_ms=int(row["end_ms"]),
            )
            for row in rows["spans"]
        ),
        beds=tuple((int(first), int(last)) for first, last in rows["beds"]),
        titles=tuple((int(row["start_ms"]), str(row["title"])) for row in rows["chapters"]),
    )
