"""What `broadcast watch` does once it was called: a night, told line by line."""

from __future__ import annotations

import json
import time
from datetime import datetime
from typing import TYPE_CHECKING

import click

from broadcast.cli.importing import told
from broadcast.cli.screen import shown
from broadcast.pipeline.receiving.report import refused_report
from broadcast.pipeline.receiving.watching import Watch, follow
from broadcast.sources.settling import Wanted

if TYPE_CHECKING:
    from broadcast.cli.running import Console
    from broadcast.pipeline.receiving.watching import Followed


def watch_place(
    console: Console, place: str, *, election: str, round_: int | None, every_s: int, once: bool
) -> None:
    """Follow a folder or a site until it is told to stop."""
    watch = Watch(
        console.workspace(),
        place,
        Wanted(election=election, round=round_),
        clock=time.time,
        sleep=time.sleep,
        tell=console.tell,
    )
    rhythm = "un passage" if once else f"un passage toutes les {every_s} s, Ctrl-C pour arrêter"
    console.tell(f"Suivi de {place} : {rhythm}")
    try:
        for followed in follow(watch, every_s=every_s, sleep=time.sleep, looks=1 if once else None):
            tell_arrival(console, followed)
    except KeyboardInterrupt:
        console.tell("Suivi arrêté : tout ce qui est arrivé est rangé.")


def tell_arrival(console: Console, followed: Followed) -> None:
    """One arrival: in JSON a line for a program, else the time and what has changed."""
    if console.as_json:
        click.echo(json.dumps(_described(followed), ensure_ascii=False, default=str))
        return
    clock = f"{datetime.now().astimezone():%H:%M:%S}"
    if followed.error or not followed.imported:
        report = refused_report(followed.path, followed.error) if followed.error else {}
        console.tell(f"{clock}  {next(told(report))}")
        return
    name = followed.path.name
    for line in followed.changes:
        click.echo(f"{clock}  {line}")
    if not followed.changes:
        state = "rien de nouveau" if followed.imported.fresh else "déjà importé"
        console.tell(f"{clock}  {name} : {state}")
    for path in followed.stale:
        click.echo(f"{clock}  Script à refaire : {shown(path)}")


def _described(followed: Followed) -> dict[str, object]:
    report = followed.imported.report if followed.imported else None
    return {
        "name": followed.name,
        "changes": followed.changes,
        "stale": [str(path) for path in followed.stale],
        "error": str(followed.error) if followed.error else None,
        "report": report,
    }
