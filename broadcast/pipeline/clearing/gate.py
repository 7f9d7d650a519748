"""The gate between a script and its voice: what contradicts the data stops here.

A person may let these very findings pass, by name and with a reason: it is recorded beside the
script, and holds for nothing else.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.files import write_text
from broadcast.model.figures import Figure
from broadcast.pipeline.clearing.checked import Checked, refusal, traced
from broadcast.pipeline.clearing.locks import lock_for, studied
from broadcast.pipeline.clearing.overriding import granted
from broadcast.review.findings import fingerprint

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from broadcast.pipeline.clearing.overriding import Override
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.factlock import Study

RECORD = "3-check.json"


def gate(bulletin: Bulletin, paper: Paper, *, override: Override | None, now: datetime) -> Checked:
    """Let a script through to its voice, or refuse; 3-check.json says what was found.

    ``override``: who lets these very findings pass, and why. One recorded earlier holds as long
    as the findings are the same. Raises `ScriptError` with the first finding that stops.
    """
    lock = lock_for(bulletin, paper)
    checked = checked_by(bulletin, paper, studied(lock, paper), override=override, now=now)
    record = bulletin.folder / RECORD
    write_text(record, json.dumps(checked.record, ensure_ascii=False, indent=2) + "\n")
    if checked.stopping and not checked.override:
        raise refusal(checked)
    return checked


def checked_by(
    bulletin: Bulletin,
    paper: Paper,
    study: Study,
    *,
    override: Override | None = None,
    now: datetime,
    kept: Path | None = None,
) -> Checked:
    """What a script says against the data, and who lets it pass; nothing is written.

    ``kept``: the folder of an earlier version, whose own record it is then.
    """
    checked = Checked(
        path=paper.path,
        bulletin=paper.script.header.bulletin,
        findings=traced(study.findings, bulletin.workspace),
        said=_said(study),
    )
    if not checked.stopping:
        return checked
    own = fingerprint(checked.findings)
    return replace(
        checked, override=granted(own, override, (kept or bulletin.folder) / RECORD, now)
    )


def _said(study: Study) -> tuple[Figure, ...]:
    """The figures that a script prints, then who it says is ahead or elected without one."""
    printed = (source.entry.figure for source in study.sources)
    leads = (
        rest.figure
        for rest in study.rests
        if isinstance(rest.figure, Figure) and rest.figure.value is None
    )
    return tuple(dict.fromkeys((*printed, *leads)))
