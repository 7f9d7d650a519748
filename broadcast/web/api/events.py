"""What happens, told as it happens; and who is there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from broadcast.web import models
from broadcast.web.asking import COOKIE, At, Reader, known_session
from broadcast.web.events import Present

router = APIRouter(tags=["events"])
Id = Annotated[models.BulletinId, Path()]
QUIET_S = 10.0
"""Said every so often where nothing happens: a proxy keeps the line open, a page knows it is up."""


@router.get("/events", response_class=EventSourceResponse)
async def events(
    request: Request,
    place: At,
    _session: Reader,
    bulletin: Annotated[models.BulletinId | None, Query()] = None,
) -> AsyncIterator[ServerSentEvent]:
    """All that happens on the desk, or only to one bulletin."""
    listener = place.hub.join()
    try:
        yield ServerSentEvent(event="hello", data={"version": 1}, retry=1_000)
        while not place.over:
            try:
                event = await asyncio.wait_for(listener.events.get(), QUIET_S)
            except TimeoutError:
                known = await run_in_threadpool(known_session, request, place)
                if place.login_required and known is None:
                    return  # they have left: who opened the page may no longer look
                yield ServerSentEvent(event="quiet", data={})
                continue
            if event.concerns(bulletin):
                yield ServerSentEvent(event=event.what, raw_data=event.json)
    finally:
        place.hub.leave(listener)


@router.post("/bulletins/{bulletin}/presence", response_model=list[models.Present])
def here(
    bulletin: Id, asked: models.Presence, request: Request, place: At, session: Reader
) -> list[Present]:
    """Say that one has a script open, and learn who else has; to be said again every 20 s."""
    place.newsroom.named(bulletin)
    browser = request.cookies.get(COOKIE, "")
    news = place.presences.here(bulletin, browser, session.name, editing=asked.editing)
    if news:
        place.surveyor.opened(place.presences.open_bulletins())
        place.newsroom.tell("presence", bulletin)
    return list(place.presences.present(bulletin))


@router.delete("/bulletins/{bulletin}/presence", status_code=204)
def gone(bulletin: Id, request: Request, place: At, session: Reader) -> None:
    """Say that one has closed a script."""
    place.newsroom.named(bulletin)
    if place.presences.gone(bulletin, request.cookies.get(COOKIE, ""), session.name):
        place.newsroom.tell("presence", bulletin)
