"""Whether a version that was kept may be heard again: by the rules and the figures of now."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.errors import ApprovalError, PublishError, Where
from broadcast.files import read_text, write_text
from broadcast.pipeline.clearing.approving import approval_on_record
from broadcast.pipeline.clearing.checked import VERDICTS
from broadcast.pipeline.clearing.gate import RECORD, checked_by
from broadcast.pipeline.clearing.guarding import guard
from broadcast.pipeline.clearing.locks import lock_for, studied
from broadcast.pipeline.writing.standing import standing

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from broadcast.pipeline.clearing.checked import Checked
    from broadcast.pipeline.clearing.overriding import Override
    from broadcast.pipeline.writing.paper import Bulletin

TOLD = 4
"""Figures told on the one line of a refusal; whoever corrects the script sees them all."""


def refuse_unsayable(
    bulletin: Bulletin,
    version: Path,
    now: datetime,
    *,
    override: Override | None = None,
    dry_run: bool = False,
) -> None:
    """Let a version that was kept leave again at ``now``: its words are held against what is known.

    ``override``: who lets figures pass that have changed since, and why; it is kept with the
    version. Raises `ApprovalError` where nobody answers for it, `RulesError` for what the rules
    refuse, `PublishError` with the figures that the data contradict.
    """
    script = version / bulletin.script_path.name
    if approval_on_record(version) is None:
        raise ApprovalError(
            "cette version n'est plus approuvée",
            where=Where(version),
            hint="corrigez le bulletin, faites-le approuver et remettez-le",
        )
    paper = replace(standing(bulletin, read_text(script)).paper, path=script)
    guard(bulletin, paper, "publish", now=now, kept=version)
    study = studied(lock_for(bulletin, paper), paper)
    checked = checked_by(bulletin, paper, study, override=override, now=now, kept=version)
    if checked.stopping and not checked.override:
        raise _outdated(checked)
    if checked.override and not dry_run:
        text = json.dumps(checked.record, ensure_ascii=False, indent=2) + "\n"
        write_text(version / RECORD, text)


def _outdated(checked: Checked) -> PublishError:
    """The one line for a version that the figures of now contradict."""
    faults = [
        f"« {one.found} » {VERDICTS[one.severity]} : {one.data_says}" for one in checked.stopping
    ]
    more = [f"et {len(faults) - TOLD} autres"] if len(faults) > TOLD else []
    return PublishError(
        f"la version d'avant ne dit plus ce que disent les données : "
        f"{' ; '.join([*faults[:TOLD], *more])}",
        where=Where(checked.path, checked.stopping[0].line),
        hint="corrigez le bulletin et remettez-le, ou passez outre : "
        '--override "Prénom Nom" --because "raison"',
    )
