"""`broadcast check`: scripts against their data, a line for each thing that is wrong."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from broadcast.cli.running import REFUSED
from broadcast.cli.screen import shown
from broadcast.errors import Where, WorkspaceError
from broadcast.pipeline.clearing.checked import VERDICTS
from broadcast.pipeline.clearing.checking import Checker
from broadcast.pipeline.writing.paper import open_bulletin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadcast.cli.running import Console
    from broadcast.pipeline.clearing.checked import Checked
    from broadcast.pipeline.writing.request import Request
    from broadcast.review.findings import Finding


def check_scripts(
    console: Console, paths: Sequence[Path], request: Request | None, election: str | None
) -> None:
    """Check scripts: those named, a bulletin's, or every one; exit 1 if one is wrong."""
    workspace = console.workspace()
    checker = Checker(workspace)
    if request:
        path = open_bulletin(workspace, request).script_path
        if not path.is_file():
            hint = "écrivez-le d'abord : broadcast script"
            raise WorkspaceError("ce bulletin n'a pas de script", where=Where(path), hint=hint)
        paths = [path]
    every = [checker.check(path.resolve()) for path in (paths or checker.scripts(election))]
    if console.as_json:
        console.answer(_json(every))
    else:
        _tell(console, every)
    if any(one.stopping for one in every):
        sys.exit(REFUSED)


def _json(every: Sequence[Checked]) -> dict[str, object]:
    findings = [finding for one in every for finding in one.findings]
    return {
        "scripts": [
            {
                "file": str(one.path),
                "bulletin": one.bulletin,
                "findings": [asdict(finding) for finding in one.findings],
            }
            for one in every
        ],
        **{
            severity: sum(finding.severity == severity for finding in findings)
            for severity in VERDICTS
        },
    }


def _tell(console: Console, every: Sequence[Checked]) -> None:
    for one in every:
        for finding in one.findings:
            click.echo(_line(one.path, finding))
    wrong = sum(len(one.stopping) for one in every)
    scripts = f"{len(every)} script{'s' if len(every) > 1 else ''}"
    if not every:
        console.tell("Aucun script dans output/ : écrivez-en un avec broadcast script.")
    elif wrong:
        console.tell(f"{scripts} : {wrong} écart{'s' if wrong > 1 else ''} aux données.")
    else:
        console.tell(f"{scripts} : tout est conforme aux données.")


def _line(path: Path, finding: Finding) -> str:
    source = ", ".join(filter(None, (finding.trace, finding.source)))
    return (
        f"{shown(path)}, ligne {finding.line} : « {finding.found} » "
        f"{VERDICTS[finding.severity]} : {finding.data_says}{f' ({source})' if source else ''}"
    )
