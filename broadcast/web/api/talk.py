"""Remarks about a script."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from broadcast.desk import comments
from broadcast.desk.comments import Comment
from broadcast.web import models
from broadcast.web.asking import At, Editor, Reader

router = APIRouter(prefix="/bulletins/{bulletin}/comments", tags=["comments"])
Id = Annotated[models.BulletinId, Path()]


@router.get("", response_model=list[models.Comment])
def every(bulletin: Id, place: At, _session: Reader) -> list[Comment]:
    """All remarks about a bulletin, oldest first."""
    place.newsroom.named(bulletin)
    with place.newsroom.database.reading() as connection:
        return list(comments.of_bulletin(connection, bulletin))


@router.post("", response_model=models.Comment, status_code=201)
def add(bulletin: Id, asked: models.NewComment, place: At, session: Editor) -> Comment:
    """Make a remark."""
    newsroom = place.newsroom
    newsroom.named(bulletin)
    with newsroom.database.writing() as connection:
        made = comments.add(
            connection,
            bulletin,
            text=asked.text,
            line=asked.line,
            quoted=asked.quoted,
            by=session.name,
            now=newsroom.clock(),
        )
    newsroom.tell("comments", bulletin)
    return made


@router.patch("/{number}", response_model=models.Comment)
def resolve(
    bulletin: Id,
    number: Annotated[int, Path(ge=1, le=2**31 - 1)],
    asked: models.CommentChange,
    place: At,
    session: Editor,
) -> Comment:
    """Close a remark, or open it again."""
    newsroom = place.newsroom
    newsroom.named(bulletin)
    with newsroom.database.writing() as connection:
        changed = comments.resolve(
            connection,
            bulletin,
            number,
            resolved=asked.resolved,
            by=session.name,
            now=newsroom.clock(),
        )
    newsroom.tell("comments", bulletin)
    return changed
