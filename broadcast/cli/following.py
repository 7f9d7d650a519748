"""What `broadcast show --watch` does once it was called: a morning kept current until it airs."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from broadcast.cli.showing import TOLD, problem
from broadcast.cli.watching import tell_arrival
from broadcast.errors import BroadcastError
from broadcast.pipeline.morning.following import keep_current
from broadcast.pipeline.morning.run import Shown, run
from broadcast.pipeline.receiving.watching import Watch
from broadcast.sources.settling import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.cli.running import Console
    from broadcast.pipeline.morning.plan import Outcome
    from broadcast.pipeline.morning.planning import Morning


def follow_morning(
    console: Console,
    place: str,
    plan: Callable[[], Morning],
    *,
    election: str,
    every_s: float,
    jobs: int | None,
    scheduler: str,
) -> None:
    """Follow a folder or a site, and make again what it touches, until the morning is over."""
    watch = Watch(
        console.workspace(),
        place,
        Wanted(election=election, round=None),
        clock=time.time,
        sleep=time.sleep,
        tell=console.tell,
    )
    known: dict[str, tuple[str, str]] = {}

    def tell(outcome: Outcome) -> None:
        """What is new of a bulletin: not, at each turn, that it is still good."""
        now = (outcome.state, outcome.reason)
        quiet = outcome.state == "fresh" or known.get(outcome.bulletin) == now
        if outcome.state != "fresh":
            known[outcome.bulletin] = now
        if outcome.state == "made" or not quiet:
            _tell(console, outcome)

    steps = keep_current(
        watch.look,
        plan,
        lambda morning: run(morning, tell, jobs=jobs, scheduler=scheduler),
        clock=lambda: datetime.now(UTC),
        sleep=time.sleep,
        every_s=every_s,
    )
    try:
        for step in steps:
            if isinstance(step, BroadcastError):
                console.tell(f"{_clock()}  Erreur : {step}")
            elif not isinstance(step, Shown):
                tell_arrival(console, step)
            elif step.unwritten:
                console.tell(f"{_clock()}  Erreur : pas de conducteur : {step.unwritten}")
        console.tell("Le matin est passé : tout est à l'antenne ou derrière.")
    except KeyboardInterrupt:
        console.tell("Suivi arrêté : ce qui est fait est gardé.")


def _tell(console: Console, outcome: Outcome) -> None:
    if console.as_json:
        told = {"bulletin": outcome.bulletin, "state": outcome.state, "problem": outcome.problem}
        click.echo(json.dumps(told, ensure_ascii=False))
    elif outcome.problem:
        click.echo(f"{_clock()}  {problem(outcome)}")
    else:
        click.echo(f"{_clock()}  {outcome.bulletin} : {TOLD[outcome.state][0]}")


def _clock() -> str:
    return f"{datetime.now().astimezone():%H:%M:%S}"
