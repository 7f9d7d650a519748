"""The commands of the text: written, and held against the data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadcast.cli.options import afresh_option, bulletin_options
from broadcast.cli.running import Console, common

if TYPE_CHECKING:
    from broadcast.pipeline.writing.request import Request


@click.command()
@common
@bulletin_options
@afresh_option
def script(console: Console, request: Request, *, afresh: bool) -> None:
    """Écrire le script et le montrer, sans rien faire entendre.

    Le fichier se corrige à la main, dans n'importe quel éditeur ; « broadcast render » dit ensuite
    les mots corrigés.
    """
    from broadcast.cli.steps import show_script

    show_script(console, request, afresh=afresh)


@click.command()
@click.argument("paths", metavar="[SCRIPT.md]…", nargs=-1, type=click.Path(path_type=Path))
@common
@click.option("--dept", "-d", metavar="NOM", help="Le script du bulletin de ce département.")
@click.option("--slot", metavar="HH:MM", help="Le rendez-vous. Par défaut : le premier journal.")
@click.option("--format", "format_", metavar="FORMAT", help="flash ou journal.")
@click.option("--date", metavar="AAAA-MM-JJ", help="Le jour d'antenne.")
@click.option("--election", metavar="ID", help="Un dossier de data/elections.")
def check(
    console: Console,
    paths: tuple[Path, ...],
    *,
    dept: str | None,
    slot: str | None,
    format_: str | None,
    date: str | None,
    election: str | None,
) -> None:
    """Vérifier des scripts : chaque chiffre, nom, lieu et citation face aux données.

    Sans argument, tous les scripts de output/ pour l'élection du moment. Ce qui contredit les
    données, ou n'a pas de source, est montré avec sa ligne et ce que disent les données ; la
    commande rend alors 1.

    \b
    Exemples :
      broadcast check
      broadcast check --dept Lot --slot 07:30
      broadcast check mon-script.md
    """
    from broadcast.cli.checking import check_scripts
    from broadcast.pipeline.writing.request import Request

    request = (
        Request(department=dept, slot=slot, format=format_, date=date, election=election)
        if dept
        else None
    )
    check_scripts(console, paths, request, election)
