"""Accounts: who may come in, and what they may do."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from broadcast.desk import people
from broadcast.web import models
from broadcast.web.asking import At, Producer

router = APIRouter(prefix="/people", tags=["people"])
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("", response_model=list[models.Person])
def everyone(place: At, _session: Producer) -> list[people.Person]:
    """All accounts, by name."""
    with place.newsroom.database.reading() as connection:
        return list(people.everyone(connection))


@router.post("", response_model=models.Person, status_code=201)
def add(asked: models.NewPerson, place: At, session: Producer) -> people.Person:
    """Open an account."""
    newsroom = place.newsroom
    with newsroom.database.writing() as connection:
        return people.add(
            connection,
            name=asked.name,
            role=asked.role,
            password=asked.password,
            by=session.name,
            now=newsroom.clock(),
        )


@router.patch("/{number}", response_model=models.Person)
def change(number: Id, asked: models.PersonChange, place: At, session: Producer) -> people.Person:
    """Change an account's role or password, close it, or open it again."""
    newsroom = place.newsroom
    with newsroom.database.writing() as connection:
        return people.change(
            connection,
            number,
            role=asked.role,
            password=asked.password,
            active=asked.active,
            by=session.name,
            now=newsroom.clock(),
        )
