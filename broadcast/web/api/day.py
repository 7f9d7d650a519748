"""The morning at a glance."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Path

from broadcast.desk.board import Row, bulletins_of, day_of
from broadcast.desk.rendering import write_scripts
from broadcast.desk.studio import Job
from broadcast.web import models
from broadcast.web.asking import At, Editor, Reader
from broadcast.web.place import Place

router = APIRouter(tags=["day"])
Day = Annotated[str, Path(pattern=r"^(\d{4}-\d{2}-\d{2}|today)$")]
Id = Annotated[models.BulletinId, Path()]


@router.get("/days/{day}", response_model=models.Board)
def board(day: Day, place: At, _session: Reader) -> models.Board:
    """Every bulletin of a day; "today" is the day of the station's election."""
    return board_of(place, day)


@router.post("/days/{day}/scripts", response_model=models.Job, status_code=202)
def write_all(day: Day, asked: models.WriteAsked, place: At, session: Editor) -> Job:
    """Write the scripts that are missing, in the background."""
    newsroom = place.newsroom
    bulletins = bulletins_of(newsroom, day_of(newsroom, day))
    return place.studio.ask(
        "scripts",
        lambda progress: write_scripts(
            newsroom, bulletins, progress, afresh=asked.afresh, by=session.name
        ),
        bulletin=None,
        by=session.name,
        subject=day,
    )


@router.get("/bulletins/{bulletin}", response_model=models.Row)
def row(bulletin: Id, place: At, _session: Reader) -> models.Row:
    """One bulletin of the morning."""
    place.newsroom.named(bulletin)
    return row_said(place, place.surveyor.row(bulletin))


def board_of(place: Place, day: str) -> models.Board:
    """The board of a day, as the API and the page show it."""
    newsroom = place.newsroom
    wanted = day_of(newsroom, day)
    rows = tuple(row_said(place, one) for one in place.surveyor.rows(wanted))
    return models.Board(
        day=wanted,
        station=newsroom.station.name,
        rows=rows,
        counts=dict(Counter(one.state for one in rows)),
        surveyed=not place.surveyor.busy,
    )


def row_said(place: Place, found: Row) -> models.Row:
    """A line of the board with what only the server knows: the work under way, who is there."""
    job = place.studio.of(found.id)
    return models.Row(
        id=found.id,
        day=found.day,
        clock=found.clock,
        format=found.format,
        department=found.department,
        department_name=found.department_name,
        title=found.title,
        election=found.election,
        state=found.state,
        told=found.told,
        blocks=tuple(models.Block(what=one.what, line=one.line) for one in found.blocks),
        budget_ms=found.budget_ms,
        expected_ms=found.expected_ms,
        over_ms=found.over_ms,
        fits=found.fits,
        duration_ms=found.duration_ms,
        version=found.version,
        edited=found.edited,
        stopping=found.stopping,
        doubts=found.doubts,
        comments=found.comments,
        takes=found.takes,
        approval=models.Approval.model_validate(found.approval) if found.approval else None,
        lapsed=found.lapsed,
        job=models.Job.model_validate(job) if job else None,
        present=tuple(one.name for one in place.presences.present(found.id)),
    )
