"""Who is at the desk, and who may be."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from broadcast.desk.people import Role
from broadcast.web.models.base import Asked, PersonName, Said


class Session(Said):
    """Who one is, and what one may do."""

    name: str
    role: Role
    login_required: bool
    """False on the loopback, where one only says one's name."""

    csrf: str
    """To be sent back in the header X-CSRF-Token with whatever changes something."""

    named: bool
    """False until someone has said who they are, on the loopback."""


class Login(Asked):
    """A name and a password."""

    name: PersonName
    password: Annotated[str, Field(min_length=1, max_length=200)]


class Named(Asked):
    """Who is at this machine, on the loopback."""

    name: PersonName


class Person(Said):
    """Someone with an account."""

    id: int
    name: str
    role: Role
    active: bool
    created_at: datetime


class NewPerson(Asked):
    """An account to open."""

    name: PersonName
    role: Role
    password: Annotated[str, Field(min_length=10, max_length=200)]


class PersonChange(Asked):
    """What changes in an account; what is left out stays."""

    role: Role | None = None
    password: Annotated[str, Field(min_length=10, max_length=200)] | None = None
    active: bool | None = None
