"""The history of a script, and two versions word by word."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from broadcast.desk import approvals, history
from broadcast.desk.history import Version
from broadcast.desk.newsroom import Newsroom
from broadcast.desk.saving import not_written
from broadcast.desk.settling import settle
from broadcast.errors import MissingError
from broadcast.web import models
from broadcast.web.asking import At, Reader
from broadcast.web.comparing import compared

router = APIRouter(prefix="/bulletins/{bulletin}", tags=["versions"])
Id = Annotated[models.BulletinId, Path()]
Which = Annotated[str, Query(pattern=r"^(\d{1,9}|previous|approved|data|head)$")]


@router.get("/versions", response_model=list[models.Version])
def every(bulletin: Id, place: At, _session: Reader) -> list[models.Version]:
    """Every state of a script, newest first."""
    newsroom = place.newsroom
    if settle(newsroom, bulletin) is None:
        raise not_written(bulletin)
    with newsroom.database.reading() as connection:
        approved = _approved(newsroom, bulletin)
        return [said(one, approved) for one in history.every(connection, bulletin)]


@router.get("/versions/{number}", response_model=models.VersionText)
def one(
    bulletin: Id, number: Annotated[int, Path(ge=1, le=2**31 - 1)], place: At, _session: Reader
) -> models.VersionText:
    """One state of a script, with its words."""
    newsroom = place.newsroom
    newsroom.named(bulletin)
    with newsroom.database.reading() as connection:
        found = history.version(connection, bulletin, number)
    head = said(found, _approved(newsroom, bulletin))
    return models.VersionText(**dict(head), text=found.text)


@router.get("/diff", response_model=models.Diff)
def diff(
    bulletin: Id, place: At, _session: Reader, old: Which = "previous", new: Which = "head"
) -> models.Diff:
    """Two states of a script, word by word."""
    return diff_of(place.newsroom, bulletin, old, new)


def diff_of(newsroom: Newsroom, bulletin: str, old: str, new: str) -> models.Diff:
    """Two states of a script, by number, or as "previous", "approved", "data" or "head"."""
    if settle(newsroom, bulletin) is None:
        raise not_written(bulletin)
    approved = _approved(newsroom, bulletin)
    after = _meant(newsroom, bulletin, new, before=None)
    before = _meant(newsroom, bulletin, old, before=after)
    return models.Diff(
        old=said(before, approved),
        new=said(after, approved),
        lines=compared(before.text, after.text),
    )


def said(version: Version, approved: frozenset[int]) -> models.Version:
    """A version without its words."""
    return models.Version(
        number=version.number,
        by=version.by,
        at=version.at,
        origin=version.origin,
        based_on=version.based_on,
        note=version.note,
        approved=version.number in approved,
    )


def _meant(newsroom: Newsroom, bulletin: str, which: str, *, before: Version | None) -> Version:
    """The version that a word or a number means; "previous" is the one before another."""
    with newsroom.database.reading() as connection:
        if which.isdigit():
            return history.version(connection, bulletin, int(which))
        every = history.every(connection, bulletin)
        given = approvals.history_of(connection, bulletin)
    head = every[0]
    match which:
        case "head":
            found: Version | None = head
        case "previous":
            last = (before or head).number
            found = next((one for one in every if one.number < last), head)
        case "approved":
            numbers = [one.version for one in given[:1]]
            found = next((one for one in every if one.number in numbers), None)
        case _:
            found = next((one for one in every if one.origin == "data"), None)
    if found is None:
        what = "approuvée" if which == "approved" else "écrite depuis les données"
        raise MissingError(f"ce script n'a pas de version {what}")
    return found


def _approved(newsroom: Newsroom, bulletin: str) -> frozenset[int]:
    with newsroom.database.reading() as connection:
        return frozenset(one.version for one in approvals.history_of(connection, bulletin))
