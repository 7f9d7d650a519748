"""Who asks, and for what: what every route needs before it does anything."""

from __future__ import annotations

import getpass
from dataclasses import replace
from hmac import compare_digest
from typing import Annotated

from fastapi import Depends, Request

from broadcast.desk import sessions
from broadcast.desk.people import Role
from broadcast.desk.sessions import Session
from broadcast.errors import RefusedError
from broadcast.web.place import Place
from broadcast.web.security import SAFE_METHODS

COOKIE = "broadcast_desk"
CSRF_HEADER = "x-csrf-token"
ROLES: dict[Role, str] = {"reader": "lecteur", "editor": "rédacteur", "producer": "producteur"}


class LoginRequiredError(RefusedError):
    """Nobody is logged in."""


def place_of(request: Request) -> Place:
    """The desk that this server runs."""
    place: Place = request.app.state.place
    return place


At = Annotated[Place, Depends(place_of)]


def session_of(request: Request, place: At) -> Session:
    """Who asks. On the loopback it is whoever uses the machine, until they say their name.

    Raises `LoginRequiredError` where an account is needed and nobody is logged in, `RefusedError`
    for a change that the desk's own pages did not ask for.
    """
    session = known_session(request, place)
    if session is None:
        if place.login_required:
            raise LoginRequiredError("il faut entrer", hint="un nom et un mot de passe")
        return Session(name=machine_user(), role="producer", csrf="", named=False)
    if request.method not in SAFE_METHODS:
        sent = request.headers.get(CSRF_HEADER, "")
        if not compare_digest(sent.encode(), session.csrf.encode()):
            raise RefusedError("cette page a expiré", hint="rechargez-la, puis recommencez")
    return session


def known_session(request: Request, place: Place) -> Session | None:
    """The session of the browser's cookie, if it has one that still holds.

    Where nobody has said who they are, what they do bears the name of the machine's user.
    """
    token = request.cookies.get(COOKIE)
    if not token:
        return None
    now = place.newsroom.clock()
    with place.newsroom.database.reading() as connection:
        found = sessions.of_cookie(connection, token, login_required=place.login_required, now=now)
    if found is None:
        return None
    session, late = found
    if late:
        with place.newsroom.database.writing() as connection:
            sessions.used(connection, token, now)
    return session if session.named else replace(session, name=machine_user())


def machine_user() -> str:
    """The name that the machine knows its user by."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a service without an account of its own
        return "poste local"


Reader = Annotated[Session, Depends(session_of)]


def _at_least(role: Role) -> object:
    def allowed(session: Reader) -> Session:
        if not session.may(role):
            raise RefusedError(f"il faut être {ROLES[role]} pour cela")
        return session

    return Depends(allowed)


Editor = Annotated[Session, _at_least("editor")]
Producer = Annotated[Session, _at_least("producer")]
"""A session of at least that role."""
