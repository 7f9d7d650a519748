"""Every refusal said in one form: in French, with its place and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from broadcast.desk.saving import ConflictError
from broadcast.errors import (
    BroadcastError,
    ChangedError,
    DeskError,
    MissingError,
    RefusedError,
    WorkspaceError,
)
from broadcast.files import disk_error
from broadcast.web import models
from broadcast.web.asking import LoginRequiredError

if TYPE_CHECKING:
    from collections.abc import Iterable

STATUS: dict[type[BroadcastError], int] = {
    LoginRequiredError: 401,
    RefusedError: 403,
    MissingError: 404,
    ChangedError: 409,
    DeskError: 422,
    WorkspaceError: 503,
    BroadcastError: 422,
}
"""What each kind of refusal is to a browser; the most particular one counts."""

TOLD = {
    400: "demande illisible",
    404: "il n'y a rien à cette adresse",
    405: "cela ne se fait pas à cette adresse",
    413: "cet envoi est trop lourd",
    415: "ce genre d'envoi n'est pas connu",
    422: "demande mal faite",
}

Responses = dict[int | str, dict[str, Any]]


class TooManyError(RefusedError):
    """Tried too often."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(
            "trop d'essais", hint=f"attendez {-(-wait_s // 60)} min, ou demandez au producteur"
        )
        self.wait_s = wait_s


class NotSoundError(DeskError):
    """What was sent is no recording."""


STATUS |= {TooManyError: 429, NotSoundError: 415}


def responses(*statuses: int) -> Responses:
    """How OpenAPI tells of the refusals of a route."""
    return {status: {"model": models.Refusal} for status in statuses}


def content(kind: str) -> Responses:
    """How OpenAPI tells of a route that gives a file: its media type."""
    return {200: {"content": {kind: {}}}}


def status_of(error: BroadcastError) -> int:
    """The HTTP status of a refusal."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def refusal_of(error: BroadcastError) -> models.Refusal:
    """A refusal as the API says it; a path is never told in full."""
    where = error.where
    return models.Refusal(
        error=error.what,
        file=where.path.name if where else None,
        line=where.line if where else None,
        hint=error.hint,
    )


def conflict_of(error: ConflictError) -> models.Conflict:
    """Both texts of a conflict, and what they share."""
    merge = error.merge
    return models.Conflict(
        error=error.what,
        hint=error.hint,
        based_on=error.base.number,
        version=error.stands.number,
        by=error.stands.by,
        at=error.stands.at,
        base=error.base.text,
        yours=error.yours,
        theirs=error.stands.text,
        merged=merge.text,
        hunks=tuple(models.Hunk.model_validate(hunk) for hunk in merge.hunks),
    )


def answer_refusals(app: FastAPI) -> None:
    """Have every refusal of an application answered in that form."""

    @app.exception_handler(BroadcastError)
    def _refused(_: Request, error: BroadcastError) -> JSONResponse:
        body: models.Said = (
            conflict_of(error) if isinstance(error, ConflictError) else refusal_of(error)
        )
        headers = {"retry-after": str(error.wait_s)} if isinstance(error, TooManyError) else None
        return JSONResponse(body.model_dump(mode="json"), status_of(error), headers)

    @app.exception_handler(OSError)
    def _disk(_: Request, error: OSError) -> JSONResponse:
        told = disk_error(error, Path(error.filename or "."))
        return JSONResponse(refusal_of(told).model_dump(mode="json"), 503)

    @app.exception_handler(RequestValidationError)
    def _invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        return JSONResponse(
            models.Refusal(error=TOLD[422], hint=_told(error.errors())).model_dump(mode="json"), 422
        )

    @app.exception_handler(HTTPException)
    def _http(_: Request, error: HTTPException) -> JSONResponse:
        told = TOLD.get(error.status_code, str(error.detail))
        return JSONResponse(
            models.Refusal(error=told).model_dump(mode="json"), error.status_code, error.headers
        )


def _told(errors: Iterable[Any]) -> str:
    """Which fields are wrong, and how: "based_on : Input should be …"."""
    return " ; ".join(
        f"{'.'.join(str(part) for part in one['loc'][1:]) or one['loc'][0]} : {one['msg']}"
        for one in errors
    )[:500]
