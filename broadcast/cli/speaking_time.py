"""What `broadcast parole` does: the account shown, exported, added to or corrected."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click
from rich.console import Console as RichConsole
from rich.table import Table

from broadcast.cli.screen import shown
from broadcast.config import read_station
from broadcast.errors import WorkspaceError
from broadcast.french.naming.places import find_department
from broadcast.pipeline.clearing.speaking_ledger import entries_of, lines_of
from broadcast.pipeline.clearing.speaking_sheet import STATES, write_sheet
from broadcast.pipeline.clearing.speaking_time import record_airing, record_correction
from broadcast.rules.ledger import Correction
from broadcast.rules.totals import totals
from broadcast.units import parse_clock

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.cli.running import Console
    from broadcast.rules.ledger import Line
    from broadcast.rules.totals import Total
    from broadcast.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked of the account."""

    day: datetime | None
    first: datetime | None
    last: datetime | None
    dept: str | None
    lines: bool
    csv: Path | None
    xlsx: Path | None
    history: bool
    aired: str | None
    at: str | None
    correct: str | None
    changes: tuple[str, ...]
    strike: str | None
    by: str | None
    because: str | None

    @property
    def changing(self) -> bool:
        """Whether the account is to be added to."""
        return bool(self.aired or self.correct or self.strike)

    def wants(self, line: Line, department: str | None) -> bool:
        """Whether a line is of the days and the department that were asked for."""
        on = line.on_air.date()
        return (
            (self.day is None or on == self.day.date())
            and (self.first is None or on >= self.first.date())
            and (self.last is None or on <= self.last.date())
            and (department is None or line.department == department)
        )


def run(console: Console, asked: Asked) -> None:
    """Change what was asked, then show what stands."""
    workspace = console.workspace()
    now, by = datetime.now(UTC), asked.by or ""
    if asked.aired:
        folder = workspace.bulletin(asked.aired[:10], asked.aired)
        start = _start(workspace, asked.aired, asked.at)
        record_airing(workspace, folder, "aired", now=now, by=by, starts_at=start)
    for line in filter(None, (asked.correct, asked.strike)):
        changes = _changes(asked.changes) if line == asked.correct else ()
        reason = asked.because or ""
        record_correction(workspace, line, changes, by=by, because=reason, now=now)
    department = find_department(asked.dept).code if asked.dept else None
    lines = [one for one in lines_of(workspace) if asked.wants(one, department)]
    counted = totals(lines)
    for path in filter(None, (asked.csv, asked.xlsx)):
        write_sheet(path, lines, counted)
    if console.as_json:
        console.answer(
            {"lines": [_row(one) for one in lines], "totals": list(map(asdict, counted))}
        )
        return
    if asked.history:
        _show_history(workspace)
    if asked.lines:
        _show_lines(lines)
    _show_totals(counted)
    for path in filter(None, (asked.csv, asked.xlsx)):
        click.echo(f"{len(lines)} passages : {shown(path)}")


def _start(workspace: Workspace, bulletin: str, clock: str | None) -> datetime | None:
    """When a bulletin started on its day, where that is not its airtime."""
    if clock is None:
        return None
    zone = read_station(workspace.station).timezone
    try:
        seconds = datetime.strptime(clock, "%H:%M:%S").time()
    except ValueError:
        seconds = parse_clock(clock)
    return datetime.combine(datetime.fromisoformat(bulletin[:10]), seconds, tzinfo=zone)


def _changes(typed: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = [one.partition("=") for one in typed]
    for name, mark, _ in pairs:
        if not mark:
            raise WorkspaceError(f"« {name} » ne change rien", hint="écrivez champ=valeur")
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)


def _row(line: Line) -> dict[str, object]:
    return asdict(line) | {"on_air": line.on_air.isoformat(timespec="milliseconds")}


def _show_totals(counted: tuple[Total, ...]) -> None:
    table = Table(
        *("Candidat ou liste", "Tranche", "Parole", "Antenne", "Passages"),
        box=None,
        header_style="bold",
    )
    for one in counted:
        seconds = (_seconds(one.parole_s), _seconds(one.antenne_s))
        table.add_row(one.candidate, one.period, *seconds, str(one.lines))
    RichConsole().print(table if counted else "Aucun passage : rien n'a été remis ni diffusé.")


def _show_lines(lines: list[Line]) -> None:
    table = Table(box=None, header_style="bold")
    for name in ("Passage", "À l'antenne", "Type"):
        table.add_column(name, no_wrap=True)
    for name in ("Qui", "Pour", "Secondes", "État"):
        table.add_column(name)
    for one in lines:
        table.add_row(
            one.id,
            f"{one.on_air:%d/%m %H:%M:%S}",
            one.kind,
            one.person or "présentateur",
            one.candidate or one.party or "–",
            _seconds(one.seconds) + ("*" if one.estimated else ""),
            f"{STATES[one.state]}{', corrigé' if one.corrected else ''}",
        )
    RichConsole().print(table)


def _show_history(workspace: Workspace) -> None:
    for one in entries_of(workspace):
        if isinstance(one, Correction):
            what = ", ".join("=".join(change) for change in one.changes) or "rayé"
            told = f"passage {one.line} : {what} ; {one.because}"
        else:
            start = f"{one.starts_at:%d/%m/%Y %H:%M:%S}"
            told = f"{one.bulletin} {STATES[one.state]}, {start}, {len(one.passages)} passages"
        click.echo(f"{one.at:%d/%m/%Y %H:%M} UTC  {one.by or '–'}  {told}")


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} s".replace(".", ",")
