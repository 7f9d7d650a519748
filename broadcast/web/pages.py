"""The pages of the whole desk: the day, the log, the accounts and the way in."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse

from broadcast.desk import journal, people
from broadcast.desk.board import day_of
from broadcast.web import models
from broadcast.web.api.day import Day
from broadcast.web.asking import At, Producer, Reader
from broadcast.web.page import PageRoute, page
from broadcast.web.place import Place

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/entrer")
def door(place: At) -> Response:
    """Where one says one's name and password."""
    if not place.login_required:
        return RedirectResponse("/", 303)
    return page(place, "door.html")


@router.get("/")
def today(place: At, session: Reader) -> Response:
    """The morning of the station's election."""
    return day("today", place, session)


@router.get("/jour/{day}")
def day(day: Day, place: At, session: Reader) -> Response:
    """The morning at a glance."""
    return page(place, "day.html", session=session, **_board(place, day))


@router.get("/jour/{day}/tableau")
def board(day: Day, place: At, _session: Reader) -> Response:
    """The board alone, for a page that is open."""
    return page(place, "board.html", **_board(place, day))


@router.get("/jour/{day}/lignes")
def lines(
    day: Day, place: At, _session: Reader, id: Annotated[list[models.BulletinId], Query()]
) -> Response:
    """Some lines of the board, for a page that is open."""
    wanted = day_of(place.newsroom, day)
    rows = [place.row(one).row for one in id[:100]]
    rows = [row for row in rows if row.day == wanted]
    return page(place, "lines.html", rows=rows)


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
    return page(place, "log.html", session=session, entries=found, before=later)


@router.get("/comptes")
def accounts(place: At, session: Producer) -> Response:
    """Who may come in, and what they may do."""
    with place.newsroom.database.reading() as connection:
        found = people.everyone(connection)
    return page(place, "accounts.html", session=session, people=found, roles=people.ROLE_NAMES)


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
