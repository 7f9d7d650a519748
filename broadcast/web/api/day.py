"""The morning at a glance."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Path, Response

from broadcast.desk.board import bulletins_of, day_of
from broadcast.desk.rendering import write_scripts
from broadcast.desk.studio import Job
from broadcast.web import models
from broadcast.web.asking import At, Editor, Reader
from broadcast.web.place import Place

router = APIRouter(tags=["day"])
Day = Annotated[str, Path(pattern=r"^(\d{4}-\d{2}-\d{2}|today)$")]
Id = Annotated[models.BulletinId, Path()]


@router.get("/days/{day}", response_model=models.Board)
def board(day: Day, place: At, _session: Reader) -> Response:
    """Every bulletin of a day; "today" is the day of the station's election."""
    return Response(board_json(place, day), media_type="application/json")


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
    return place.row(bulletin).row


def board_json(place: Place, day: str) -> str:
    """The board as JSON, from lines that were made once for all who look."""
    newsroom = place.newsroom
    wanted = day_of(newsroom, day)
    rows = place.rows(wanted)
    head = models.Board(
        day=wanted,
        station=newsroom.station.name,
        rows=(),
        counts=dict(Counter(one.row.state for one in rows)),
        surveyed=not place.surveyor.busy,
    ).model_dump_json()
    return head.replace('"rows":[]', f'"rows":[{",".join(one.json for one in rows)}]', 1)
