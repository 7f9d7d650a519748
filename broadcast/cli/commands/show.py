"""The commands of a whole morning."""

from __future__ import annotations

from pathlib import Path

import click

from broadcast.cli.options import jobs_option
from broadcast.cli.running import Console, common


@click.command()
@click.option("--date", "day", metavar="AAAA-MM-JJ", default="", help="Le jour d'antenne.")
@click.option(
    "--dept", "-d", "names", multiple=True, metavar="NOM", help="Un département ; plusieurs fois."
)
@click.option("--all", "everywhere", is_flag=True, help="Tous les départements de France.")
@click.option("--voice", metavar="NOM", help="Une voix de station.toml, pour tous.")
@click.option("--election", metavar="ID", help="Un dossier de data/elections.")
@click.option("--for-air", is_flag=True, help="Ne faire que ce qui est approuvé (voir review).")
@click.option(
    "--scheduler",
    metavar="ADRESSE",
    default="",
    help="Le faire faire par une grappe Dask, par exemple tcp://10.0.0.1:8786 (voir worker).",
)
@click.option(
    "--watch",
    metavar="DOSSIER|URL",
    default="",
    help="Suivre un dossier ou un site (voir watch), et tenir le matin à jour jusqu'à l'antenne.",
)
@click.option(
    "--every",
    "every_s",
    metavar="SECONDES",
    type=click.IntRange(5, 3600),
    default=60,
    help="Avec --watch, le temps entre deux passages. Par défaut : 60.",
)
@jobs_option
@common
def show(
    console: Console,
    *,
    day: str,
    names: tuple[str, ...],
    everywhere: bool,
    voice: str | None,
    election: str | None,
    for_air: bool,
    scheduler: str,
    jobs: int | None,
    watch: str,
    every_s: int,
) -> None:
    """Faire tout un matin : chaque rendez-vous de chaque département, et le conducteur.

    Les rendez-vous sont dans data/show.yaml. Seul ce qui a changé est refait : après une coupure,
    la même commande reprend où l'on en était. Un bulletin qui échoue n'arrête pas les autres ; il
    est dit à la fin, et le code de sortie est 1. Ce qui passe bientôt à l'antenne (lock) ne bouge
    plus. Un bulletin sous embargo, dont l'heure d'antenne vient après, attend : code 0, et la même
    commande le fera.

    Le conducteur du jour est dans output/<date>/ : conducteur.html, .pdf et .csv.

    \b
    Exemples :
      broadcast show
      broadcast show --date 2017-01-30 --dept Lot --for-air
      broadcast show --all --voice maquette --jobs 4
      broadcast show --watch ~/ministere --every 30
    """
    from broadcast.cli.showing import show_morning

    if everywhere and names:
        raise click.UsageError("--all et --dept s'excluent")
    show_morning(
        console,
        day=day,
        names=names,
        everywhere=everywhere,
        election=election,
        voice=voice,
        for_air=for_air,
        scheduler=scheduler,
        jobs=jobs,
        watch=watch,
        every_s=every_s,
    )


@click.command()
@click.argument("scheduler", metavar="ADRESSE")
@click.option(
    "--folder",
    metavar="DOSSIER",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("~/.cache/broadcast-worker"),
    show_default=True,
    help="Où travailler pour une station dont cette machine ne voit pas le dossier.",
)
@jobs_option
@common
def worker(console: Console, *, scheduler: str, folder: Path, jobs: int | None) -> None:
    """Prêter cette machine à une grappe Dask, jusqu'à Ctrl-C.

    L'ordonnanceur se lance avec « dask scheduler ». Une station qui a un magasin ([store] dans
    station.toml) y dépose ce qu'il faut ; sinon, chaque machine doit voir son dossier au même
    chemin (un partage réseau). Un ordonnanceur qui redémarre est retrouvé.

    \b
    Exemples :
      broadcast worker tcp://10.0.0.1:8786 --jobs 4
      broadcast worker tcp://10.0.0.1:8786 --folder /var/lib/broadcast
    """
    from broadcast.cli.showing import lend_machine

    lend_machine(console, scheduler, jobs=jobs, folder=folder.expanduser())
