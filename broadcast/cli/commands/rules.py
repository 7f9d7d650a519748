"""The command of the regulator: speaking time, counted, balanced, corrected, exported."""

from __future__ import annotations

from pathlib import Path

import click

from broadcast.cli.running import Console, common

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--date", "day", metavar="AAAA-MM-JJ", type=DAY, help="Ce jour-là.")
@click.option("--from", "first", metavar="AAAA-MM-JJ", type=DAY, help="Depuis ce jour.")
@click.option("--to", "last", metavar="AAAA-MM-JJ", type=DAY, help="Jusqu'à ce jour compris.")
@click.option("--dept", "-d", metavar="NOM", help="Les bulletins d'un département.")
@click.option("--lines", is_flag=True, help="Montrer chaque passage, avec sa référence.")
@click.option("--csv", metavar="FICHIER", type=click.Path(path_type=Path), help="L'écrire en CSV.")
@click.option("--xlsx", metavar="FICHIER", type=click.Path(path_type=Path), help="Ou pour tableur.")
@click.option("--history", is_flag=True, help="Montrer ce qui a été remis, diffusé, corrigé.")
@click.option("--aired", metavar="BULLETIN", help="Compter un bulletin qui est passé à l'antenne.")
@click.option("--at", metavar="HH:MM:SS", help="L'heure où il a commencé, si ce n'est la sienne.")
@click.option("--correct", metavar="LIGNE", help="Corriger un passage, avec --set.")
@click.option("--set", "changes", metavar="CHAMP=VALEUR", multiple=True, help="Ce qui change.")
@click.option("--strike", metavar="LIGNE", help="Rayer un passage.")
@click.option("--by", metavar="NOM", help="Qui corrige : prénom et nom.")
@click.option("--because", metavar="RAISON", help="Pourquoi. C'est gardé.")
@common
def parole(console: Console, **asked: object) -> None:
    """Compter le temps de parole : qui a été entendu, pour qui, combien de temps.

    Chaque son, citation ou phrase sur un candidat d'un bulletin remis ou diffusé y a une ligne, de
    la durée qu'il a dans le son. « Parole » : un candidat ou un soutien est entendu ; « antenne » :
    cela, et tout ce qui lui est consacré. Les totaux vont par candidat et par tranche du jour.

    \b
    Exemples :
      broadcast parole
      broadcast parole --date 2017-01-30 --dept Aveyron --lines
      broadcast parole --from 2017-01-23 --to 2017-01-30 --xlsx parole.xlsx
      broadcast parole --aired 2017-01-30-aveyron-0700-journal --by "Anne Bar"
      broadcast parole --correct 1f2e3d4c.1.2 --set seconds=9,4 --by "Anne Bar" --because "coupé"
    """
    from broadcast.cli.speaking_time import Asked, run

    given = Asked(**asked)  # type: ignore[arg-type]  # click has checked each
    if given.changing and not (given.by and (given.because or given.aired)):
        raise click.UsageError("une correction demande --by et --because : un nom et une raison")
    if bool(given.correct) != bool(given.changes):
        raise click.UsageError("--correct et --set vont ensemble : un passage, et ce qui change")
    run(console, given)
