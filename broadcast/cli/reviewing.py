"""What `broadcast review` and `broadcast people` do: the desk served, accounts opened."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, cast

import click

from broadcast.desk import people
from broadcast.desk.newsroom import open_newsroom
from broadcast.errors import DeskError

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.cli.running import Console
    from broadcast.desk.newsroom import Newsroom
    from broadcast.desk.people import Role


def serve(
    console: Console, *, host: str, port: int, certificate: Path | None, key: Path | None
) -> None:
    """Serve the desk until someone stops it; off the loopback, only with accounts."""
    import uvicorn  # noqa: PLC0415 - only here

    from broadcast.pipeline.aloud.listening import can_listen, ears  # noqa: PLC0415 - only here
    from broadcast.web.app import make_app  # noqa: PLC0415 - only here
    from broadcast.web.security import is_loopback  # noqa: PLC0415 - only here

    newsroom = open_newsroom(console.workspace())
    login_required = not is_loopback(host)
    if login_required:
        _need_a_producer(newsroom)
        if not certificate:
            console.tell(
                "Attention : sans --certificate, les mots de passe passent en clair sur le réseau."
            )
    listening = _listen(host, port)
    scheme = "https" if certificate else "http"
    told = f"[{host}]" if ":" in host else host
    address = f"{scheme}://{told}:{listening.getsockname()[1]}/"
    if console.as_json:
        console.answer({"address": address, "login_required": login_required})
    else:
        click.echo(f"Relecture ouverte : {address}  (Ctrl-C pour la fermer)")
    config = uvicorn.Config(
        make_app(
            newsroom,
            login_required=login_required,
            tls=certificate is not None,
            ears=ears if can_listen(newsroom.station) else None,
        ),
        log_level="warning",
        access_log=False,
        proxy_headers=False,  # an address that a client may write itself proves nothing
        server_header=False,
        timeout_graceful_shutdown=3,
        ssl_certfile=certificate,
        ssl_keyfile=str(key) if key else None,
    )
    uvicorn.Server(config).run(sockets=[listening])


def add_person(console: Console, *, name: str, role: str, password: str) -> None:
    """Open an account."""
    newsroom = open_newsroom(console.workspace())
    with newsroom.database.writing() as connection:
        person = people.add(
            connection,
            name=name,
            role=cast("Role", role),
            password=password,
            by="broadcast people add",
            now=newsroom.clock(),
        )
    if console.as_json:
        console.answer({"id": person.id, "name": person.name, "role": person.role})
    else:
        click.echo(f"Compte ouvert : {person.name} ({people.ROLE_NAMES[person.role]})")


def list_people(console: Console) -> None:
    """Who has an account."""
    newsroom = open_newsroom(console.workspace())
    with newsroom.database.reading() as connection:
        every = people.everyone(connection)
    if console.as_json:
        rows = [
            {"id": one.id, "name": one.name, "role": one.role, "active": one.active}
            for one in every
        ]
        console.answer({"people": rows})
        return
    for one in every:
        closed = "" if one.active else ", fermé"
        click.echo(f"{one.name}  ({people.ROLE_NAMES[one.role]}{closed})")
    if not every:
        console.tell("Aucun compte. Ouvrez-en un : broadcast people add NOM --role producer")


def _need_a_producer(newsroom: Newsroom) -> None:
    with newsroom.database.reading() as connection:
        every = people.everyone(connection)
    if not any(one.active and one.role == "producer" for one in every):
        raise DeskError(
            "hors de cette machine, il faut des comptes, et personne n'a celui d'un producteur",
            hint='broadcast people add "Prénom Nom" --role producer',
        )


def _listen(host: str, port: int) -> socket.socket:
    """The address, taken at once: a port that is taken is told before anything is opened."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host.strip("[]"), port))
        listening.listen()  # whoever reads the address may come at once
    except OSError as error:
        listening.close()
        raise DeskError(
            f"l'adresse {host}:{port} ne peut pas être ouverte : {error.strerror or error}",
            hint="une autre relecture tourne peut-être : essayez --port",
        ) from error
    return listening
