"""Reading a script, trying an edit, keeping it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from broadcast.desk.approvals import look
from broadcast.desk.saving import save, write_from_data
from broadcast.web import models
from broadcast.web.asking import At, Editor, Reader
from broadcast.web.refusals import Responses
from broadcast.web.showing import show_check, show_script

router = APIRouter(prefix="/bulletins/{bulletin}", tags=["script"])
Id = Annotated[models.BulletinId, Path()]
CONFLICT: Responses = {409: {"model": models.Conflict | models.Refusal}}


@router.get("/script", response_model=models.Script)
def read(bulletin: Id, place: At, _session: Reader) -> models.Script:
    """A script as it stands, with its sources, its faults, its times and its approval."""
    return show_script(place.newsroom, look(place.newsroom, bulletin))


@router.post("/script", response_model=models.Script, status_code=201)
def write(bulletin: Id, asked: models.WriteAsked, place: At, session: Editor) -> models.Script:
    """Write a script from the data."""
    write_from_data(place.newsroom, bulletin, afresh=asked.afresh, by=session.name)
    return show_script(place.newsroom, look(place.newsroom, bulletin))


@router.put("/script", response_model=models.Script, responses=CONFLICT)
def keep(bulletin: Id, asked: models.Save, place: At, session: Editor) -> models.Script:
    """Keep an edit over the version that it was made on; 409 gives both texts."""
    save(
        place.newsroom,
        bulletin,
        text=asked.text,
        based_on=asked.based_on,
        by=session.name,
        told=asked.note,
    )
    return show_script(place.newsroom, look(place.newsroom, bulletin))


@router.post("/check", response_model=models.Check)
def check(bulletin: Id, asked: models.CheckAsked, place: At, _session: Reader) -> models.Check:
    """All that can be told of a text before it is kept: faults, sources, times."""
    return show_check(place.newsroom, bulletin, asked.text)
