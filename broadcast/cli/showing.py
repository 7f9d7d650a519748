"""What `broadcast show` does once it was called: a morning made, and what came of it told."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

import click
from rich.console import Console as RichConsole
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from broadcast.cli.running import REFUSED
from broadcast.cli.screen import shown
from broadcast.errors import WorkspaceError
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.pool import PROCESS_MB, cores, processes
from broadcast.pipeline.morning.run import run
from broadcast.rules.refusals import told_until

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadcast.cli.running import Console
    from broadcast.pipeline.morning.plan import Outcome, State
    from broadcast.pipeline.morning.planning import Morning
    from broadcast.pipeline.morning.run import Shown

TOLD: dict[State, tuple[str, str]] = {
    "made": ("fait", "faits"),
    "fresh": ("déjà bon", "déjà bons"),
    "locked": ("laissé : il passe à l'antenne", "laissés : ils passent à l'antenne"),
    "aired": ("déjà diffusé", "déjà diffusés"),
    "waiting": ("en attente", "en attente"),
    "unapproved": ("non approuvé", "non approuvés"),
    "failed": ("en échec", "en échec"),
}
"""What came of bulletins, of one and of several."""


def show_morning(
    console: Console,
    *,
    day: str,
    names: Sequence[str],
    everywhere: bool,
    election: str | None,
    voice: str | None,
    for_air: bool,
    scheduler: str,
    jobs: int | None,
    watch: str,
    every_s: int,
) -> None:
    """Make a morning; exit code 1 where a bulletin is missing, and does not wait for its hour.

    ``watch`` names a folder or a site: the morning is kept current with what arrives there.
    """
    plan = partial(
        plan_morning,
        console.workspace(),
        day=day,
        names=names,
        everywhere=everywhere,
        election=election,
        voice=voice,
        for_air=for_air,
        ahead=bool(watch),
    )
    if watch:
        from broadcast.cli.following import follow_morning  # noqa: PLC0415 - polars, only here

        wanted = election or ""
        follow_morning(
            console,
            watch,
            plan,
            election=wanted,
            every_s=every_s,
            jobs=jobs,
            scheduler=scheduler,
        )
        return
    morning = plan()
    for notice in morning.notices:
        console.tell(f"Attention : {notice}")
    made = _made(morning, jobs, scheduler)
    if console.as_json:
        console.answer(_described(morning, made))
    else:
        _summary(morning, made)
    if made.unwritten:
        console.tell(f"Erreur : pas de conducteur : {made.unwritten}")
    if made.missed or made.unwritten:
        sys.exit(REFUSED)


def _made(morning: Morning, jobs: int | None, scheduler: str) -> Shown:
    """The run, with a bar for the whole of it on standard error."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=RichConsole(stderr=True), transient=True) as bar:
        task = bar.add_task("Le matin", total=morning.bulletins)

        def tell(outcome: Outcome) -> None:
            bar.update(task, advance=1, description=outcome.bulletin)
            if outcome.state == "failed":
                bar.console.print(problem(outcome), markup=False, highlight=False, soft_wrap=True)

        return run(morning, tell, jobs=jobs, scheduler=scheduler)


def _summary(morning: Morning, made: Shown) -> None:
    """How many of each, what is missing, where the rundown is."""
    states = Counter(outcome.state for outcome in made.outcomes)
    parts = [f"{states[state]} {_word(state, states[state])}" for state in TOLD if states[state]]
    total = f"{morning.bulletins} bulletin{'s' if morning.bulletins > 1 else ''}"
    click.echo(f"Le matin du {morning.day:%d/%m/%Y} : {total}, {', '.join(parts)}.")
    if made.sentences:
        told = made.sentences
        click.echo(
            f"Phrases : {told.distinct} distinctes, {told.synthesised} dites, "
            f"{told.found} retrouvées."
        )
    ours = [one for one in made.outcomes if one.state in ("made", "fresh")]
    unapproved = [one for one in ours if not one.approved]
    if unapproved and not morning.batches[0].asked.for_air:
        click.echo(
            f"Pas encore approuvés : {len(unapproved)} ; rien n'en est à publier avant relecture "
            "(broadcast review)."
        )
    for until, many in sorted(Counter(one.until for one in made.outcomes if one.until).items()):
        click.echo(f"En attente jusqu'au {told_until(until)} : {many}, puis relancez.")
    for outcome in made.missed:
        click.echo(f"  {problem(outcome)}")
    for form, path in made.files.items():
        click.echo(f"  {form:5}{shown(path)}")


def problem(outcome: Outcome) -> str:
    """What is the matter with a bulletin, on one line."""
    return f"{outcome.bulletin}, {_word(outcome.state, 1)} : {outcome.problem}"


def _word(state: State, many: int) -> str:
    return TOLD[state][many > 1]


def _described(morning: Morning, made: Shown) -> dict[str, object]:
    """The same for a program."""
    return {
        "date": morning.day.isoformat(),
        "bulletins": [
            asdict(outcome) | {"until": outcome.until.isoformat() if outcome.until else None}
            for outcome in made.outcomes
        ],
        "states": Counter(outcome.state for outcome in made.outcomes),
        "rundown_problem": made.unwritten,
        "rundown": {form: morning.workspace.named(path) for form, path in made.files.items()},
        "sentences": sentences_described(made),
        "notices": morning.notices,
        "workspace": str(morning.workspace.root),
    }


def sentences_described(made: Shown) -> dict[str, int] | None:
    """What a cluster had to say, for a program; nothing of a morning that was made here."""
    told = made.sentences
    if told is None:
        return None
    return {"distinct": told.distinct, "synthesised": told.synthesised, "found": told.found}


def lend_machine(console: Console, scheduler: str, *, jobs: int | None, folder: Path) -> None:
    """Work for a cluster until Ctrl-C, in a folder of this machine's own."""
    try:
        from broadcast.pipeline.cluster.worker import serve  # noqa: PLC0415 - heavy, an extra
    except ModuleNotFoundError as error:
        raise WorkspaceError(
            "Dask n'est pas installé ici", hint='pip install "broadcast[cluster]"'
        ) from error
    many = processes(jobs, jobs or cores())
    try:
        asyncio.run(serve(scheduler, many, PROCESS_MB, folder.resolve(), console.tell))
    except KeyboardInterrupt:
        console.tell("Machine rendue : ce qu'elle faisait est refait ailleurs.")
