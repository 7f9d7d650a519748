"""The log: all that happened, to read and to keep."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Query, Response

from broadcast.desk import journal
from broadcast.desk.journal import LogEntry
from broadcast.web import models
from broadcast.web.asking import At, Reader
from broadcast.web.place import Place
from broadcast.web.refusals import content

router = APIRouter(tags=["log"])
CSV = content("text/csv")


@router.get("/log", response_model=models.Log)
def page(
    place: At,
    _session: Reader,
    bulletin: Annotated[models.BulletinId | None, Query()] = None,
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> models.Log:
    """A page of the log, newest first."""
    with place.newsroom.database.reading() as connection:
        found = journal.entries(connection, bulletin=bulletin, before=before, limit=limit)
    entries = tuple(models.LogEntry.model_validate(one) for one in found)
    return models.Log(entries=entries, before=entries[-1].id if len(entries) == limit else None)


@router.get("/log.csv", response_class=Response, responses=CSV)
def as_csv(place: At, _session: Reader) -> Response:
    """The whole log as a table, oldest first."""
    return Response(
        journal.as_csv(_oldest_first(place)),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": 'attachment; filename="journal-de-bord.csv"'},
    )


@router.get("/log.json", response_model=list[models.LogEntry])
def as_json(place: At, _session: Reader) -> Response:
    """The whole log, oldest first."""
    entries = [
        models.LogEntry.model_validate(one).model_dump(mode="json") for one in _oldest_first(place)
    ]
    return Response(
        json.dumps(entries, ensure_ascii=False, indent=2) + "\n",
        media_type="application/json",
        headers={"content-disposition": 'attachment; filename="journal-de-bord.json"'},
    )


def _oldest_first(place: Place) -> list[LogEntry]:
    with place.newsroom.database.reading() as connection:
        return list(reversed(journal.entries(connection)))
