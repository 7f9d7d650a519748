"""What `broadcast doctor` does: one line for each thing looked at, the faults told again last."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import click

from broadcast.cli.running import REFUSED
from broadcast.pipeline.checkup import Health, look_at_machine, look_at_station

if TYPE_CHECKING:
    from broadcast.cli.running import Console

SIGNS = {Health.GOOD: ("✓", "green"), Health.DOUBT: ("!", "yellow"), Health.FAULT: ("✗", "red")}


def look_at_everything(console: Console) -> None:
    """Look, tell, and leave with exit code 1 where something will fail."""
    workspace = console.workspace()
    found = []
    for one in chain(look_at_machine(workspace.root), look_at_station(workspace)):
        found.append(one)
        if not console.as_json:
            sign, colour = SIGNS[one.health]
            click.echo(f"{click.style(sign, fg=colour)} {one.what} : {one.told}")
    faults = [one for one in found if one.health is Health.FAULT]
    if console.as_json:
        rows = [{"what": one.what, "health": one.health.value, "told": one.told} for one in found]
        console.answer({"ready": not faults, "found": rows})
    if not faults:
        console.tell("Tout est là pour une matinée.")
        return
    names = ", ".join(one.what for one in faults)
    console.tell(f"À réparer avant la matinée : {names}.")
    click.get_current_context().exit(REFUSED)
