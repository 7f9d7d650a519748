"""Where each bulletin of a day stands with what plays it: handed over, when, or in red why not.

Hand-overs are read from the day's ledger when they are asked for, and are no part of the board:
another program makes them, and the board stays quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Response

from broadcast.desk.board import bulletins_of, day_of
from broadcast.desk.naming import parse_id
from broadcast.pipeline.handover.ledger import Ledger, last_words
from broadcast.pipeline.handover.page import told
from broadcast.web.api.day import Day
from broadcast.web.asking import At, Reader
from broadcast.web.page import PageRoute, page
from broadcast.web.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from broadcast.pipeline.handover.ledger import Entry

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/jour/{day}/remises")
def handed(day: Day, place: At, session: Reader) -> Response:
    """Every bulletin of a day, target by target."""
    wanted = day_of(place.newsroom, day)
    last = _last(place, wanted)
    known = [one.name for one in place.newsroom.station.deliveries]
    targets = tuple(dict.fromkeys([*known, *(target for _, target in last)]))
    rows = [
        (parse_id(one), [(target, last.get((one, target))) for target in targets])
        for one in bulletins_of(place.newsroom, wanted)
    ]
    shown: dict[str, Any] = {"wanted": wanted, "targets": targets, "rows": rows, "told": told}
    return page(place, "handed.html", session=session, **shown)


@router.get("/jour/{day}/remises/bref")
def in_brief(day: Day, place: At, _session: Reader) -> Response:
    """How many there are, and each failure: a line of the day's page."""
    wanted = day_of(place.newsroom, day)
    entries = _last(place, wanted).values()
    done = sum(one.state == "done" for one in entries)
    amiss = [one for one in entries if one.state != "done"]
    return page(place, "handed_brief.html", wanted=wanted, done=done, amiss=amiss, told=told)


def _last(place: Place, day: date) -> Mapping[tuple[str, str], Entry]:
    return last_words(Ledger(place.newsroom.workspace.day(f"{day}")).entries())
