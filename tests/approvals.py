"""A producer who answers for a bulletin, as the desk puts it on record."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from broadcast.pipeline.clearing.approving import write_approval
from broadcast.pipeline.clearing.covering import covered
from broadcast.pipeline.clearing.locks import lock_of
from broadcast.pipeline.writing.lines import lines_to_say
from broadcast.pipeline.writing.paper import open_bulletin
from broadcast.pipeline.writing.standing import standing
from broadcast.review.approval import Approval

if TYPE_CHECKING:
    from broadcast.pipeline.writing.request import Request
    from broadcast.workspace import Workspace


def approve(workspace: Workspace, request: Request, *, because: str = "") -> None:
    """Have someone answer for a bulletin as its script stands."""
    bulletin = open_bulletin(workspace, request)
    paper = standing(bulletin).paper
    department = bulletin.order.department.code
    study = lock_of(bulletin.election, bulletin.station, department).study(paper.script)
    approval = Approval(
        by="N. B.",
        at=datetime(2017, 1, 30, 5, 0, tzinfo=UTC),
        covered=covered(bulletin, paper, study, lines_to_say(bulletin, paper)),
        because=because,
    )
    write_approval(bulletin.folder, approval)
