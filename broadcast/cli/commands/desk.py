"""The commands of the review: the pages, and who may come in."""

from __future__ import annotations

from pathlib import Path

import click

from broadcast.cli.french_group import FrenchGroup
from broadcast.cli.running import Console, common


@click.command()
@common
@click.option(
    "--host", metavar="ADRESSE", default="127.0.0.1", help="Par défaut : cette machine seule."
)
@click.option("--port", metavar="N", default=8017, type=click.IntRange(0, 65535), show_default=True)
@click.option(
    "--certificate",
    metavar="FICHIER",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Certificat TLS, avec --key.",
)
@click.option(
    "--key",
    metavar="FICHIER",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Sa clé.",
)
def review(
    console: Console, *, host: str, port: int, certificate: Path | None, key: Path | None
) -> None:
    """Ouvrir la relecture : lire, corriger, écouter, enregistrer et approuver dans un navigateur.

    Sur cette machine, aucun compte n'est demandé. Avec --host, le reste du réseau y vient avec un
    nom et un mot de passe : voir broadcast people.

    \b
    Exemples :
      broadcast review
      broadcast review --host 0.0.0.0 --certificate desk.pem --key desk.key
    """
    from broadcast.cli.reviewing import serve

    serve(console, host=host, port=port, certificate=certificate, key=key)


@click.group(cls=FrenchGroup)
def people() -> None:
    """Les comptes de la relecture : qui lit, qui corrige, qui approuve."""


@people.command("add")
@click.argument("name", metavar="NOM")
@click.option(
    "--role",
    type=click.Choice(["reader", "editor", "producer"]),
    default="editor",
    show_default=True,
    help="Lire, corriger ou approuver.",
)
@click.password_option(
    "--password",
    prompt="Mot de passe",
    confirmation_prompt="Encore une fois",
    help="Demandé s'il n'est pas donné.",
)
@common
def people_add(console: Console, *, name: str, role: str, password: str) -> None:
    """Ouvrir un compte.

    \b
    Exemple :
      broadcast people add "Anne Bar" --role producer
    """
    from broadcast.cli.reviewing import add_person

    add_person(console, name=name, role=role, password=password)


@people.command("list")
@common
def people_list(console: Console) -> None:
    """Montrer les comptes."""
    from broadcast.cli.reviewing import list_people

    list_people(console)
