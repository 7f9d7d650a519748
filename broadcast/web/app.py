"""The desk's application: the API, the pages, and what guards them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles

from broadcast import __version__
from broadcast.web import handed, pages, script_pages
from broadcast.web.api import router
from broadcast.web.dressing import FOLDER
from broadcast.web.place import Place
from broadcast.web.refusals import answer_refusals
from broadcast.web.security import Guard

LARGEST_BODY_BYTES = 2**20
"""A script is a few kilobytes; only a recording may be larger, and says so on its route."""

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from broadcast.desk.listening import Ears
    from broadcast.desk.newsroom import Newsroom


def make_app(
    newsroom: Newsroom,
    *,
    login_required: bool = False,
    tls: bool = False,
    ears: Ears | None = None,
) -> FastAPI:
    """The application of a station's desk; without accounts it is only for the loopback.

    ``ears`` listens to the recordings that are made there; without, they are not listened to.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        place: Place = app.state.place
        place.start()
        try:
            yield
        finally:
            place.stop()

    app = FastAPI(
        title="broadcast : la relecture",
        description="All that the pages of the review desk can do.",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,  # these pages of FastAPI load their scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/openapi.json",
        max_body_size=LARGEST_BODY_BYTES,
        telemetry={"tracing": False, "metrics": False, "auto_configure": False},
        generate_unique_id_function=_operation,
    )
    app.state.place = Place(newsroom=newsroom, login_required=login_required, tls=tls, ears=ears)
    app.add_middleware(Guard, loopback=not login_required, tls=tls)
    answer_refusals(app)
    app.include_router(router)
    app.include_router(pages.router)
    app.include_router(script_pages.router)
    app.include_router(handed.router)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"))
    return app


def _operation(route: APIRoute) -> str:
    """A route's name in OpenAPI: "script_read"."""
    return f"{route.tags[0]}_{route.name}" if route.tags else route.name
