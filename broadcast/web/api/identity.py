"""Coming in, saying who one is, and leaving."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from broadcast.desk import sessions
from broadcast.desk.journal import note
from broadcast.desk.people import checked
from broadcast.desk.sessions import Session
from broadcast.errors import ChangedError
from broadcast.web import models
from broadcast.web.asking import COOKIE, At, LoginRequiredError, Reader, known_session, session_of
from broadcast.web.place import Place
from broadcast.web.refusals import TooManyError, responses

router = APIRouter(tags=["session"])


@router.get("/session", response_model=models.Session)
def who(request: Request, response: Response, place: At) -> models.Session:
    """Who one is; on the loopback this opens a session for the browser that asks."""
    session = known_session(request, place)
    if session is None and not place.login_required:
        session = _begin(place, response)
    elif session is None:
        session = session_of(request, place)
    return _said(session, place)


@router.post("/session", response_model=models.Session, responses=responses(429))
def log_in(asked: models.Login, request: Request, response: Response, place: At) -> models.Session:
    """Come in with a name and a password."""
    address = request.client.host if request.client else "?"
    wait_s = place.attempts.wait_s(address, asked.name)
    if wait_s:
        raise TooManyError(wait_s)
    newsroom = place.newsroom
    with newsroom.database.reading() as connection:
        person = checked(connection, asked.name, asked.password)
    now = newsroom.clock()
    with newsroom.database.writing() as connection:
        if person is None:
            note(connection, at=now, by=asked.name, what="login_refused", address=address)
        else:
            note(connection, at=now, by=person.name, what="login", address=address)
            token, session = sessions.begin(connection, person=person, name=person.name, now=now)
    if person is None:
        place.attempts.failed(address, asked.name)
        raise LoginRequiredError("nom ou mot de passe inconnu")
    place.attempts.succeeded(address, asked.name)
    _give(place, response, token)
    return _said(session, place)


@router.put("/session", response_model=models.Session)
def say_who(
    asked: models.Named, request: Request, response: Response, place: At, session: Reader
) -> models.Session:
    """Say who sits before this machine, on the loopback."""
    if place.login_required:
        raise ChangedError("ici, on entre avec un compte")
    name = " ".join(asked.name.split())
    token = request.cookies.get(COOKIE)
    if not token or not session.csrf:
        return _said(_begin(place, response, name), place)
    with place.newsroom.database.writing() as connection:
        sessions.rename(connection, token, name)
    named = Session(name=name, role=session.role, csrf=session.csrf, named=True)
    return _said(named, place)


@router.delete("/session", status_code=204)
def log_out(request: Request, response: Response, place: At, session: Reader) -> None:
    """Leave."""
    token = request.cookies.get(COOKIE)
    if token:
        with place.newsroom.database.writing() as connection:
            sessions.end(connection, token)
            if place.login_required:
                note(connection, at=place.newsroom.clock(), by=session.name, what="logout")
    response.delete_cookie(COOKIE, path="/")


def _begin(place: Place, response: Response, name: str = "") -> Session:
    newsroom = place.newsroom
    with newsroom.database.writing() as connection:
        token, session = sessions.begin(connection, person=None, name=name, now=newsroom.clock())
    _give(place, response, token)
    return session


def _give(place: Place, response: Response, token: str) -> None:
    response.set_cookie(
        COOKIE,
        token,
        path="/",
        httponly=True,
        samesite="strict",
        secure=place.tls,
        max_age=round(sessions.LONGEST_IDLE.total_seconds()),
    )


def _said(session: Session, place: Place) -> models.Session:
    return models.Session(
        name=session.name,
        role=session.role,
        login_required=place.login_required,
        csrf=session.csrf,
        named=session.named,
    )
