"""The station's account of speaking time: what went to air, what was corrected, and why.

Nothing in it is ever rewritten: an airing takes the place of the hand-over that announced it, a
correction changes a line and leaves what it said before in the history.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from broadcast.errors import RulesError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from broadcast.rules.passage import Passage

State = Literal["handed_over", "aired"]
CATEGORY = "journaux et bulletins d'information"
"""The regulator's category for what this programme makes (délibération 2013-7)."""

CORRECTABLE = ("kind", "seconds", "person", "party", "candidate", "scope", "category")


@dataclass(frozen=True, slots=True, kw_only=True)
class Airing:
    """A bulletin that was handed over for its airtime, or that went to air."""

    state: State
    bulletin: str
    title: str
    department: str
    election: str
    round: int
    starts_at: datetime
    """With the station's time zone."""

    file: str
    sha256: str
    passages: tuple[Passage, ...]
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Someone changes, or strikes out, a line of the sheet."""

    line: str
    changes: tuple[tuple[str, str], ...]
    """Field and new value; none strikes the line out."""

    by: str
    because: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the sheet, as the regulator asks for it."""

    id: str
    on_air: datetime
    programme: str
    category: str
    kind: str
    person: str
    role: str
    party: str
    candidate: str
    scope: str
    seconds: float
    """To the tenth."""

    words: str
    source: str
    estimated: bool
    file: str
    bulletin: str
    department: str
    election: str
    round: int
    state: State
    corrected: str = ""
    """Who corrected it, when and why."""


def sheet(entries: Iterable[Airing | Correction]) -> tuple[Line, ...]:
    """The lines as they stand, in the order of the air.

    What was corrected of a hand-over that another one has replaced goes with it.
    """
    airings: list[Airing] = []
    corrections: list[Correction] = []
    for entry in entries:
        if isinstance(entry, Correction):
            corrections.append(entry)
            continue
        # What was announced for a bulletin gives way to what happened, or was announced since
        airings = [
            one
            for one in airings
            if one.bulletin != entry.bulletin
            or (one.state == "aired" and one.starts_at != entry.starts_at)
        ]
        airings.append(entry)
    lines = {line.id: line for number, one in _numbered(airings) for line in _lines(one, number)}
    for correction in corrections:
        _correct(lines, correction)
    return tuple(sorted(lines.values(), key=lambda line: (line.on_air, line.id)))


def _numbered(airings: Sequence[Airing]) -> Iterable[tuple[int, Airing]]:
    """Each airing with its number among those of its file."""
    seen: dict[str, int] = {}
    for one in airings:
        seen[one.sha256] = seen.get(one.sha256, 0) + 1
        yield seen[one.sha256], one


def _lines(airing: Airing, number: int) -> Iterable[Line]:
    for index, one in enumerate(airing.passages, start=1):
        yield Line(
            id=f"{airing.sha256[:8]}.{number}.{index}",
            on_air=airing.starts_at + timedelta(milliseconds=one.start_ms),
            programme=airing.title,
            category=CATEGORY,
            kind=one.kind,
            person=one.person,
            role=one.role,
            party=one.party,
            candidate=one.candidate,
            scope=one.scope,
            seconds=round(one.length_ms / 1000, 1),
            words=one.words,
            source=one.source,
            estimated=one.estimated,
            file=airing.file,
            bulletin=airing.bulletin,
            department=airing.department,
            election=airing.election,
            round=airing.round,
            state=airing.state,
        )


def _correct(lines: dict[str, Line], correction: Correction) -> None:
    if not correction.changes:
        lines.pop(correction.line, None)
    elif line := lines.get(correction.line):
        told = f"{correction.by}, {correction.at:%d/%m/%Y %H:%M} UTC : {correction.because}"
        lines[line.id] = corrected(line, correction.changes, told)


def corrected(line: Line, changes: Sequence[tuple[str, str]], told: str) -> Line:
    """A line with some of its fields changed. Raises `RulesError` for what cannot be."""
    for name, value in changes:
        if name not in CORRECTABLE:
            raise RulesError(
                f"« {name} » ne se corrige pas", hint=f"au choix : {', '.join(CORRECTABLE)}"
            )
        if name == "kind" and value not in ("parole", "antenne"):
            raise RulesError(f"« {value} » n'est ni parole ni antenne")
        if name == "seconds":
            line = replace(line, seconds=_seconds(value))
        else:
            line = replace(line, **{name: value})  # type: ignore[arg-type]  # all of them texts
    return replace(line, corrected=told)


def _seconds(value: str) -> float:
    try:
        seconds = float(value.replace(",", "."))
    except ValueError as error:
        raise RulesError(f"« {value} » n'est pas un nombre de secondes") from error
    if not 0 <= seconds < 3_600:
        raise RulesError(f"{value} secondes", hint="de 0 à 3600")
    return round(seconds, 1)
