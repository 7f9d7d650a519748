"""The pages: the day, a script, its comparison, the prompter, print, the log and the way in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute

from broadcast.desk import comments, journal
from broadcast.desk.approvals import look
from broadcast.desk.board import day_of
from broadcast.desk.settling import settle
from broadcast.errors import BroadcastError
from broadcast.web import models
from broadcast.web.api.day import Day
from broadcast.web.api.versions import Which, diff_of
from broadcast.web.asking import At, LoginRequiredError, Reader
from broadcast.web.marking import runs
from broadcast.web.place import Place
from broadcast.web.refusals import status_of
from broadcast.web.showing import show_script

Id = Annotated[models.BulletinId, Path()]


class PageRoute(APIRoute):
    """A page says a refusal on a page, and sends whoever must come in to the door."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of a page."""
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except LoginRequiredError:
                return RedirectResponse("/entrer", 303)
            except BroadcastError as error:
                place: Place = request.app.state.place
                return _page(place, "refusal.html", status_of(error), error=error)

        return handled


router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/entrer")
def door(place: At) -> Response:
    """Where one says one's name and password."""
    if not place.login_required:
        return RedirectResponse("/", 303)
    return _page(place, "door.html")


@router.get("/")
def today(place: At, session: Reader) -> Response:
    """The morning of the station's election."""
    return day("today", place, session)


@router.get("/jour/{day}")
def day(day: Day, place: At, session: Reader) -> Response:
    """The morning at a glance."""
    return _page(place, "day.html", session=session, **_board(place, day))


@router.get("/jour/{day}/tableau")
def board(day: Day, place: At, _session: Reader) -> Response:
    """The board alone, for a page that is open."""
    return _page(place, "board.html", **_board(place, day))


@router.get("/jour/{day}/lignes")
def lines(
    day: Day, place: At, _session: Reader, id: Annotated[list[models.BulletinId], Query()]
) -> Response:
    """Some lines of the board, for a page that is open."""
    wanted = day_of(place.newsroom, day)
    rows = [place.row(one).row for one in id[:100]]
    rows = [row for row in rows if row.day == wanted]
    return _page(place, "lines.html", rows=rows)


@router.get("/script/{bulletin}")
def script(bulletin: Id, place: At, session: Reader) -> Response:
    """A script, to be read, heard, corrected and approved."""
    place.newsroom.named(bulletin)
    if settle(place.newsroom, bulletin) is None:
        row = place.row(bulletin).row
        return _page(place, "unwritten.html", session=session, row=row)
    return _page(place, "script.html", session=session, **_script(place, bulletin))


@router.get("/script/{bulletin}/corps")
def body(bulletin: Id, place: At, session: Reader) -> Response:
    """What changes of a script's page, for a page that is open."""
    return _page(place, "body.html", session=session, **_script(place, bulletin))


@router.get("/script/{bulletin}/prompteur")
def prompter(bulletin: Id, place: At, session: Reader) -> Response:
    """A script as large as it can be read from a distance."""
    return _page(place, "prompter.html", session=session, **_script(place, bulletin))


@router.get("/script/{bulletin}/imprimer")
def paper(bulletin: Id, place: At, session: Reader) -> Response:
    """A script on paper."""
    return _page(place, "paper.html", session=session, **_script(place, bulletin))


@router.get("/script/{bulletin}/comparer")
def compare(
    bulletin: Id, place: At, session: Reader, old: Which = "previous", new: Which = "head"
) -> Response:
    """Two versions of a script, word by word."""
    diff = diff_of(place.newsroom, bulletin, old, new)
    row = place.row(bulletin).row
    return _page(place, "compare.html", session=session, row=row, diff=diff, old=old, new=new)


@router.get("/registre")
def log(
    place: At,
    session: Reader,
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
) -> Response:
    """Who changed, approved and aired what."""
    with place.newsroom.database.reading() as connection:
        found = journal.entries(connection, bulletin=None, before=before, limit=100)
    later = found[-1].id if len(found) == 100 else None
    return _page(place, "log.html", session=session, entries=found, before=later)


def _board(place: Place, day: str) -> dict[str, Any]:
    """The lines of a day by slot, and how many are in which state."""
    wanted = day_of(place.newsroom, day)
    rows = [one.row for one in place.rows(wanted)]
    slots: dict[tuple[str, str], list[models.Row]] = {}
    for row in sorted(rows, key=lambda row: (row.clock, row.format)):
        slots.setdefault((row.clock, row.format), []).append(row)
    told = {row.state: row.told for row in rows}
    counts = {state: (told[state], n) for state, n in Counter(r.state for r in rows).items()}
    return {"wanted": wanted, "slots": slots, "counts": counts, "total": len(rows)}


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


def _page(place: Place, template: str, status: int = 200, **shown: object) -> HTMLResponse:
    shown.setdefault("session", None)
    station = place.newsroom.station.name
    html = place.pages.get_template(template).render(
        station=station, login_required=place.login_required, **shown
    )
    return HTMLResponse(html, status)
