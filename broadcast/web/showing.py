"""A script turned into what the pages show: its paragraphs on the clock, sources, faults."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from broadcast.errors import BroadcastError
from broadcast.pipeline.clearing.gate import checked_by
from broadcast.pipeline.clearing.guarding import refusals_now
from broadcast.pipeline.writing.expecting import expect
from broadcast.review.approval import fingerprint
from broadcast.web import models
from broadcast.web.paragraphs import sources_of, stories_of
from broadcast.web.quoted import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadcast.desk.approvals import Looked
    from broadcast.desk.board import Row
    from broadcast.desk.newsroom import Newsroom
    from broadcast.desk.studio import Job
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.approval import Approval
    from broadcast.review.factlock import Study
    from broadcast.review.findings import Finding
    from broadcast.voice.lines import Line


def show_check(newsroom: Newsroom, bulletin_id: str, text: str) -> models.Check:
    """All that can be told of a text before it is saved; a text that is no script says why."""
    bulletin = newsroom.bulletin(bulletin_id)
    try:
        reading = newsroom.read(bulletin, text)
        paper, study = reading.standing.paper, reading.study
        checked = checked_by(bulletin, paper, study, now=newsroom.clock())
        return _checked(
            newsroom,
            bulletin,
            paper,
            study=study,
            findings=checked.findings,
            lines=reading.lines,
        )
    except BroadcastError as error:
        return _not_understood(error)


def show_script(newsroom: Newsroom, looked: Looked) -> models.Script:
    """A script as it stands, with all that is known of it."""
    paper, version, ahead = looked.standing.paper, looked.version, looked.ahead
    try:
        checked = _checked(
            newsroom,
            looked.bulletin,
            paper,
            study=looked.study,
            findings=looked.checked.findings,
            lines=looked.lines,
        )
    except BroadcastError as error:
        checked = _not_understood(error)
    return models.Script(
        **dict(checked),
        id=version.bulletin,
        version=version.number,
        by=version.by,
        at=version.at,
        text=version.text,
        edited=paper.edited,
        stale=looked.stale,
        fingerprint=fingerprint(ahead.covered),
        approval=show_approval(ahead.approval) if ahead.approval else None,
        approval_holds=ahead.holds,
        lapses=tuple(models.Lapse.model_validate(one) for one in ahead.lapses),
        quotes=tuple(quoted(looked.bulletin, paper)),
        rules=tuple(
            f"ligne {one.line} : {one.what}"
            for one in refusals_now(
                looked.bulletin, paper, "air", now=newsroom.clock(), study=looked.study
            )
        ),
        override=models.Override.model_validate(looked.checked.override)
        if looked.checked.override
        else None,
        notices=paper.notices,
    )


def show_approval(approval: Approval) -> models.Approval:
    """An approval without all that it covers."""
    return models.Approval.model_validate(approval)


def _not_understood(error: BroadcastError) -> models.Check:
    return models.Check(
        understood=False,
        error=error.what,
        error_line=error.where.line if error.where else None,
        hint=error.hint,
        findings=(),
        sources=(),
        stories=(),
        title="",
        voice="",
        budget_ms=0,
        expected_ms=0,
        over_ms=0,
        fits=False,
        fit_told="",
    )


def _checked(
    newsroom: Newsroom,
    bulletin: Bulletin,
    paper: Paper,
    *,
    study: Study,
    findings: Iterable[Finding],
    lines: tuple[Line, ...],
) -> models.Check:
    header = paper.script.header
    expected = expect(bulletin, paper, lines=lines, measured=newsroom.sentences.measured)
    return models.Check(
        understood=True,
        error="",
        error_line=None,
        hint="",
        findings=tuple(models.Finding.model_validate(one) for one in findings),
        sources=tuple(sources_of(paper.script, study.sources, newsroom)),
        stories=tuple(stories_of(newsroom, bulletin, paper, expected)),
        title=header.title,
        voice=header.voice,
        budget_ms=header.budget_ms,
        expected_ms=expected.whole_ms,
        over_ms=expected.whole_ms - header.budget_ms,
        fits=expected.fits,
        fit_told=expected.told,
    )


def said_row(row: Row, job: Job | None, present: tuple[str, ...]) -> models.Row:
    """A line of the board, with the work under way and who is there."""
    told: dict[str, object] = {}
    for part in (row.found, row):  # the line's own title and slot go before those that were found
        told |= {one.name: getattr(part, one.name) for one in fields(part)}
    told |= {"lapsed": row.found.lapses, "job": job, "present": present}
    return models.Row.model_validate(told)
