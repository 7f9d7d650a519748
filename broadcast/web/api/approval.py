"""Answering for a bulletin, against the rules if need be, or no longer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from broadcast.desk import approvals
from broadcast.desk.approvals import Looked
from broadcast.desk.newsroom import Newsroom
from broadcast.desk.sessions import Session
from broadcast.errors import RefusedError
from broadcast.review.approval import fingerprint
from broadcast.web import models
from broadcast.web.asking import At, Editor, Producer, Reader
from broadcast.web.showing import show_approval

router = APIRouter(prefix="/bulletins/{bulletin}", tags=["approval"])
Id = Annotated[models.BulletinId, Path()]


@router.get("/approval", response_model=models.ApprovalState)
def state(bulletin: Id, place: At, _session: Reader) -> models.ApprovalState:
    """Whether a bulletin may go to air, and if not, what has changed on which line."""
    return _said(place.newsroom, bulletin, approvals.look(place.newsroom, bulletin))


@router.post("/approval", response_model=models.ApprovalState)
def approve(
    bulletin: Id, asked: models.Approve, place: At, session: Producer
) -> models.ApprovalState:
    """Answer for a bulletin as it was read, and for nothing else."""
    looked = approvals.approve(
        place.newsroom, bulletin, read=asked.fingerprint, by=_name(session), told=asked.note
    )
    return _said(place.newsroom, bulletin, looked)


@router.post("/override", response_model=models.ApprovalState)
def override(
    bulletin: Id, asked: models.Urgent, place: At, session: Editor
) -> models.ApprovalState:
    """Let a bulletin go to air against the rules; who and why stay on record."""
    looked = approvals.approve(
        place.newsroom, bulletin, read=asked.fingerprint, by=_name(session), because=asked.because
    )
    return _said(place.newsroom, bulletin, looked)


@router.delete("/approval", response_model=models.ApprovalState)
def withdraw(bulletin: Id, place: At, session: Producer) -> models.ApprovalState:
    """Take an approval back."""
    looked = approvals.withdraw(place.newsroom, bulletin, by=_name(session))
    return _said(place.newsroom, bulletin, looked)


def _name(session: Session) -> str:
    """Nobody answers for a bulletin without a name."""
    if not session.named:
        raise RefusedError("dites d'abord qui vous êtes", hint="en haut de la page : votre nom")
    return session.name


def _said(newsroom: Newsroom, bulletin: str, looked: Looked) -> models.ApprovalState:
    with newsroom.database.reading() as connection:
        given = approvals.history_of(connection, bulletin)
    ahead = looked.ahead
    return models.ApprovalState(
        approval=show_approval(ahead.approval) if ahead.approval else None,
        holds=ahead.holds,
        lapses=tuple(models.Lapse.model_validate(one) for one in ahead.lapses),
        fingerprint=fingerprint(ahead.covered),
        history=tuple(show_approval(one) for one in given),
    )
