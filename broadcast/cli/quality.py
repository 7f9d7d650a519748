"""What `broadcast qc` does: each file judged, the table shown, 1 where one is refused."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console as RichConsole
from rich.table import Table

from broadcast.cli.running import REFUSED
from broadcast.pipeline.sounding.control import judge
from broadcast.quality.told import checks_json, faults_of, number_told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadcast.cli.running import Console
    from broadcast.quality.check import Check

WORDS = {"ok": "bon", "warning": "à écouter", "fault": "REFUSÉ"}


def control(
    console: Console, files: Sequence[Path], *, profile: str | None, pictures: Path | None
) -> None:
    """Judge files one after the other; the first that is no sound ends it."""
    judged = [judge(path, profile=profile, pictures=pictures) for path in files]
    refused = [one.path for one in judged if faults_of(one.checks)]
    if console.as_json:
        console.answer(
            {
                "passed": not refused,
                "files": {str(one.path): checks_json(one.checks) for one in judged},
            }
        )
    else:
        for one in judged:
            _show(one.path, one.checks)
    if refused:
        console.tell(f"Refusé pour l'antenne : {', '.join(map(str, refused))}")
        sys.exit(REFUSED)


def _show(path: Path, checks: Sequence[Check]) -> None:
    screen = RichConsole()
    screen.print(str(path), style="bold", markup=False, highlight=False, soft_wrap=True)
    table = Table("Contrôle", "Mesuré", "Permis", "Verdict", box=None, header_style="bold")
    for check in checks:
        table.add_row(check.name, number_told(check), check.limit, WORDS[check.verdict])
    screen.print(table)
