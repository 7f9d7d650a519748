"""The pages of one script: read and corrected, compared, on the prompter, on paper."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Response

from broadcast.desk import comments
from broadcast.desk.approvals import look
from broadcast.desk.settling import settle
from broadcast.web import models
from broadcast.web.api.versions import Which, diff_of
from broadcast.web.asking import At, Reader
from broadcast.web.marking import runs
from broadcast.web.page import PageRoute, page
from broadcast.web.place import Place
from broadcast.web.showing import show_script

Id = Annotated[models.BulletinId, Path()]
router = APIRouter(prefix="/script/{bulletin}", route_class=PageRoute, include_in_schema=False)


@router.get("")
def script(bulletin: Id, place: At, session: Reader) -> Response:
    """A script, to be read, heard, corrected and approved."""
    place.newsroom.named(bulletin)
    if settle(place.newsroom, bulletin) is None:
        row = place.row(bulletin).row
        return page(place, "unwritten.html", session=session, row=row)
    return page(place, "script.html", session=session, **_script(place, bulletin))


@router.get("/corps")
def body(bulletin: Id, place: At, session: Reader) -> Response:
    """What changes of a script's page, for a page that is open."""
    return page(place, "body.html", session=session, **_script(place, bulletin))


@router.get("/prompteur")
def prompter(bulletin: Id, place: At, session: Reader) -> Response:
    """A script as large as it can be read from a distance."""
    return page(place, "prompter.html", session=session, **_script(place, bulletin))


@router.get("/imprimer")
def paper(bulletin: Id, place: At, session: Reader) -> Response:
    """A script on paper."""
    return page(place, "paper.html", session=session, **_script(place, bulletin))


@router.get("/comparer")
def compare(
    bulletin: Id, place: At, session: Reader, old: Which = "previous", new: Which = "head"
) -> Response:
    """Two versions of a script, word by word."""
    diff = diff_of(place.newsroom, bulletin, old, new)
    row = place.row(bulletin).row
    return page(place, "compare.html", session=session, row=row, diff=diff, old=old, new=new)


def _script(place: Place, bulletin: str) -> dict[str, Any]:
    """All that a script's page shows."""
    newsroom = place.newsroom
    shown = show_script(newsroom, look(newsroom, bulletin))
    with newsroom.database.reading() as connection:
        remarks = comments.of_bulletin(connection, bulletin)
    faults: dict[int, list[models.Finding]] = {}
    for finding in shown.findings:
        faults.setdefault(_item_at(shown, finding.line), []).append(finding)
    return {
        "script": shown,
        "row": place.row(bulletin).row,
        "remarks": remarks,
        "faults": faults,
        "lapsed": {one.line: one.what for one in shown.lapses if one.line},
        "runs": {
            item.index: runs(item, shown.sources) for story in shown.stories for item in story.items
        },
        "stopping": [one for one in shown.findings if one.severity != "doubt"],
        "take_doubts": [
            (story.line, doubt)
            for story in shown.stories
            if story.take
            for doubt in story.take.doubts
        ],
        "hearing": {job.subject: job for job in place.studio.jobs() if job.kind == "listen"},
    }


def _item_at(shown: models.Script, line: int) -> int:
    """The paragraph of a line of the script; -1 for a line of none, as the header's."""
    items = (item for story in shown.stories for item in story.items)
    return next((item.index for item in items if item.line <= line <= item.last_line), -1)
