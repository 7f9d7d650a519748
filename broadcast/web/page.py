"""How a page is answered: its template filled, a refusal on a page, the door for who must enter."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute

from broadcast.errors import BroadcastError
from broadcast.web.asking import LoginRequiredError
from broadcast.web.place import Place
from broadcast.web.refusals import status_of


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
                return page(place, "refusal.html", status_of(error), error=error)

        return handled


def page(place: Place, template: str, status: int = 200, **shown: object) -> HTMLResponse:
    """A page of the desk."""
    shown.setdefault("session", None)
    station = place.newsroom.station.name
    html = place.pages.get_template(template).render(
        station=station, login_required=place.login_required, **shown
    )
    return HTMLResponse(html, status)
