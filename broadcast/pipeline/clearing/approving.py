"""Stage 3, its other half: what an approval covers, and whether the one that was given holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import ApprovalError, ModelError, ScriptError, Where
from broadcast.files import read_text, write_text
from broadcast.pipeline.clearing.covering import covered
from broadcast.review.approval import Approval, Covered, approval_record, parse_approval

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.approval import Lapse
    from broadcast.review.factlock import Study
    from broadcast.voice.lines import Line

RECORD = "3-approval.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoAhead:
    """Whether a bulletin may go to air."""

    covered: tuple[Covered, ...]
    """What an approval given now would cover."""

    approval: Approval | None
    """The last one that was given, whether it holds or not."""

    lapses: tuple[Lapse, ...]

    @property
    def holds(self) -> bool:
        """Whether the approval is of what would go to air now."""
        return self.approval is not None and self.approval.covers(self.covered)


def go_ahead(bulletin: Bulletin, paper: Paper, study: Study, lines: Iterable[Line]) -> GoAhead:
    """Hold the approval on record against what would go to air now.

    Raises `ScriptError` for a record that is damaged.
    """
    approval = approval_on_record(bulletin.folder)
    now = covered(bulletin, paper, study, lines)
    return GoAhead(covered=now, approval=approval, lapses=approval.lapses(now) if approval else ())


def approval_on_record(folder: Path) -> Approval | None:
    """The approval in a bulletin's folder. Raises `ScriptError` for a record that is damaged."""
    path = folder / RECORD
    if not path.is_file():
        return None
    try:
        return parse_approval(json.loads(read_text(path)))
    except (ModelError, ValueError) as error:
        what = error.what if isinstance(error, ModelError) else "approbation illisible"
        raise ScriptError(what, where=Where(path), hint="approuvez de nouveau") from error


def write_approval(folder: Path, approval: Approval | None) -> None:
    """Put an approval on record, or take it away."""
    path = folder / RECORD
    if approval is None:
        path.unlink(missing_ok=True)
        return
    record = approval_record(approval)
    write_text(path, json.dumps(record, ensure_ascii=False, indent=2) + "\n")


def refuse_for_air(paper: Paper, ahead: GoAhead) -> ApprovalError:
    """The one line for a bulletin that nobody answers for."""
    hint = (
        "broadcast review pour approuver ; dans l'urgence, broadcast render --for-air "
        '--override "Prénom Nom" --because "raison"'
    )
    if ahead.approval is None:
        return ApprovalError("ce bulletin n'est pas approuvé", where=Where(paper.path), hint=hint)
    first, others = ahead.lapses[0], len(ahead.lapses) - 1
    more = f", et {others} autre{'s' if others > 1 else ''}" if others else ""
    return ApprovalError(
        f"approuvé par {ahead.approval.by}, mais changé depuis : {first.what}{more}",
        where=Where(paper.path, first.line or None),
        hint=hint,
    )
