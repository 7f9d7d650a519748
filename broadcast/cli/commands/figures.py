"""The commands that bring the figures in, and show what they allow to say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadcast.cli.options import bulletin_options
from broadcast.cli.running import Console, common

if TYPE_CHECKING:
    from broadcast.pipeline.writing.request import Request


@click.command("import")
@click.argument(
    "files",
    metavar="FICHIER…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@click.option(
    "--election", metavar="ID", default="", help="Un dossier de data/elections : municipales-2026."
)
@click.option(
    "--round",
    "round_",
    metavar="N",
    type=click.IntRange(1, 2),
    help="Le tour, si le fichier ne le dit pas.",
)
@click.option(
    "--stage",
    metavar="STADE",
    type=click.Choice(["partial", "quasi-definitive", "definitive"]),
    help="Ce que vous savez du dépouillement : partial, quasi-definitive ou definitive.",
)
@common
def import_(
    console: Console,
    *,
    files: tuple[Path, ...],
    election: str,
    round_: int | None,
    stage: str | None,
) -> None:
    """Importer les résultats reçus : ministère, préfecture, portail, parti.

    Le fichier est reconnu à ce qu'il contient : XML du ministère, classeur Excel, CSV, TXT, JSON,
    parquet. Ce qui ne peut pas être vrai est refusé avec sa ligne ; ce qui est douteux est dit ;
    rien n'est jamais corrigé. Chaque stade est gardé, le plus récent est diffusé.

    \b
    Exemples :
      broadcast import resultats-par-niveau-burvot-t2.txt
      broadcast import 012com.xml 046com.xml
      broadcast import dossier-du-ministere/ --election presidentielle-2017
      broadcast import communes.json --round 1 --stage definitive
    """
    from broadcast.cli.importing import import_received

    import_received(console, files, election=election, round_=round_, stage=stage)


@click.command()
@click.argument("place", metavar="DOSSIER|URL")
@click.option("--election", metavar="ID", default="", help="Un dossier de data/elections.")
@click.option("--round", "round_", metavar="N", type=click.IntRange(1, 2), help="Le tour.")
@click.option(
    "--every",
    "every_s",
    metavar="SECONDES",
    type=click.IntRange(5, 3600),
    default=60,
    help="Le temps entre deux passages. Par défaut : 60.",
)
@click.option("--once", is_flag=True, help="Un seul passage, puis s'arrêter.")
@common
def watch(
    console: Console,
    *,
    place: str,
    election: str,
    round_: int | None,
    every_s: int,
    once: bool,
) -> None:
    """Suivre une nuit de résultats : importer ce qui arrive, dire ce qui change.

    Un dossier que l'on remplit, une page qui liste des fichiers, ou l'adresse du ministère : seuls
    les fichiers des départements de la station et de la France entière sont demandés, et un fichier
    inchangé n'est pas renvoyé. « Pas encore publié » n'est pas une erreur. Une coupure reprend où
    elle en était. Ctrl-C arrête le suivi.

    \b
    Exemples :
      broadcast watch dossier-de-la-prefecture/
      broadcast watch https://exemple.fr/elections/resultatsT2/ --every 120
    """
    from broadcast.cli.watching import watch_place

    watch_place(console, place, election=election, round_=round_, every_s=every_s, once=once)


@click.command()
@common
@bulletin_options
@click.option(
    "--chart",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Dessiner aussi le département : un .svg ou .png.",
)
def facts(console: Console, request: Request, *, chart: Path | None) -> None:
    """Montrer ce que les chiffres permettent de dire, et d'où cela vient.

    Le plus important d'abord : le poids suit une formule écrite (broadcast/facts/weights.py).
    """
    from broadcast.cli.steps import show_facts

    show_facts(console, request, chart=chart)
