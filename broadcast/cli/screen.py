"""What people see: progress on long work, tables, the summary of a render."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from rich.console import Console as RichConsole
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from broadcast.units import minutes_seconds, seconds_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from broadcast.pipeline.sounding.render import Rendered

Row = dict[str, Any]


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on standard error that moves with each sentence; nothing where none is to be made."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    screen = RichConsole(stderr=True)
    quiet = not screen.is_terminal  # it would leave an empty line in a log
    with Progress(*columns, console=screen, transient=True, disable=quiet) as bar:
        task = bar.add_task(title, total=None, visible=False)

        def move(done: int, total: int, sentence: str) -> None:
            told = f"{title} : « {sentence[:44]} »" if sentence else f"{title} : montage"
            bar.update(task, completed=done, total=total, description=told, visible=True)

        yield move


def summary(rendered: Rendered, root: Path) -> None:
    """The table at the end of a render: stories, lengths, loudness, files."""
    screen, report = RichConsole(), cast("Row", rendered.report)
    screen.print(f"[bold]{report['title']}[/bold]  {report['bulletin']}")
    _stories(screen, cast("Sequence[Row]", report["stories"]))
    level = "" if report["on_target"] else f" (visé : {_decimal(report['target_lufs'])} LUFS)"
    screen.print(
        f"Durée {_exact(report['duration_ms'])} pour un créneau de "
        f"{minutes_seconds(report['budget_ms'])} · "
        f"{_decimal(report['integrated_lufs'])} LUFS{level} · "
        f"crête {_decimal(report['true_peak_dbtp'])} dBTP"
    )
    for notice in report["notices"]:
        screen.print(f"Attention : {notice}", markup=False, highlight=False)
    for text in report["cut"]:
        screen.print(f"Coupé pour tenir : « {text} »", markup=False)
    screen.print(_answered(report), markup=False)
    work = f"{rendered.synthesised} phrases synthétisées"
    screen.print(f"Fichiers ({'rien n’avait changé' if rendered.fresh else work}) :")
    for name, path in report["files"].items():
        line = f"  {name:7}{shown(root / path)}"
        screen.print(line, markup=False, soft_wrap=True, highlight=False)


def _answered(report: Row) -> str:
    """Who answers for a bulletin, on one line."""
    approval = report["approval"]
    if not approval:
        return "Non approuvé : à faire relire avant l'antenne (broadcast review)."
    why = f" : {approval['because']}" if approval["because"] else ""
    verb = "Passé outre" if why else "Approuvé"
    return f"{verb} par {approval['by']}{why}"


def shown(path: Path) -> Path:
    """A path that can be opened from where one stands."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def story_table(stories: Sequence[Row], budget_ms: int) -> None:
    """The expected lengths of a script that nobody has read yet."""
    screen = RichConsole(stderr=True)
    _stories(screen, stories)
    expected_ms = sum(int(row["expected_ms"]) for row in stories)
    screen.print(
        f"Parole prévue : {minutes_seconds(expected_ms)} pour un créneau de "
        f"{minutes_seconds(budget_ms)}, habillage compris"
    )


def _stories(screen: RichConsole, stories: Sequence[Row]) -> None:
    table = Table("Sujet", "Mots", "Prévu", "Mesuré", "Voix", box=None, header_style="bold")
    for row in stories:
        measured = int(row["duration_ms"])
        table.add_row(
            str(row["title"]),
            str(row["words"]),
            seconds_text(int(row["expected_ms"])),
            seconds_text(measured) if measured else "–",
            ", ".join(row["voices"]) or "–",
        )
    screen.print(table)


def _exact(length_ms: int) -> str:
    return f"{minutes_seconds(length_ms)} ({length_ms / 1000:.3f} s)".replace(".", ",")


def _decimal(value: object) -> str:
    return f"{value:.1f}".replace(".", ",").replace("-", "−")
