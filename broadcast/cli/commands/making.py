"""The commands that make a bulletin, whole or step by step, and control its sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadcast.cli.options import afresh_option, bulletin_options, jobs_option, override_options
from broadcast.cli.running import Console, common

if TYPE_CHECKING:
    from broadcast.pipeline.clearing.overriding import Override
    from broadcast.pipeline.writing.request import Request


@click.command()
@common
@bulletin_options
@afresh_option
@click.option("--for-air", is_flag=True, help="Refuser ce que personne n'a approuvé (voir review).")
@override_options
@jobs_option
def render(
    console: Console,
    request: Request,
    *,
    afresh: bool,
    jobs: int | None,
    for_air: bool,
    override: Override | None,
) -> None:
    """Faire un bulletin entier, des données au MP3.

    Seul ce qui a changé est refait : un script corrigé à la main est relu tel quel, et une phrase
    déjà dite n'est pas redite. Un script qui contredit les données n'est pas lu (voir check), sauf
    si quelqu'un en répond : --override "Prénom Nom" --because "raison".

    Ce que personne n'a approuvé se fabrique aussi, et le dit ; avec --for-air, c'est refusé. Les
    résultats sous embargo, et les candidats pendant le silence, sont refusés jusqu'à leur heure.

    \b
    Exemples :
      broadcast render --dept Aveyron
      broadcast render --dept lot --slot 07:30
      broadcast render --dept 46 --format flash --duration 1:15 --voice maquette
    """
    from broadcast.cli.steps import render_bulletin

    render_bulletin(console, request, afresh=afresh, jobs=jobs, override=override, for_air=for_air)


@click.command()
@common
@bulletin_options
@afresh_option
@jobs_option
def voice(console: Console, request: Request, *, afresh: bool, jobs: int | None) -> None:
    """Faire lire le script par les voix, sans le monter."""
    from broadcast.cli.steps import speak_script

    speak_script(console, request, afresh=afresh, jobs=jobs)


@click.command()
@common
@bulletin_options
@afresh_option
@jobs_option
def mix(console: Console, request: Request, *, afresh: bool, jobs: int | None) -> None:
    """Monter le bulletin à la durée de son créneau (5-mix.wav)."""
    from broadcast.cli.steps import mix_bulletin

    mix_bulletin(console, request, afresh=afresh, jobs=jobs)


@click.command()
@common
@bulletin_options
@afresh_option
@override_options
@jobs_option
def export(
    console: Console,
    request: Request,
    *,
    afresh: bool,
    jobs: int | None,
    override: Override | None,
) -> None:
    """Écrire les fichiers pour l'antenne, et les réécouter avant de les donner pour bons."""
    from broadcast.cli.steps import render_bulletin

    render_bulletin(console, request, afresh=afresh, jobs=jobs, override=override)


@click.command()
@click.argument(
    "files", metavar="FICHIER…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--profile", metavar="NOM", help="ebu, pad-fr, aes-stream ou podcast.")
@click.option(
    "--pictures",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    help="Y écrire une page par son.",
)
@common
def qc(
    console: Console, *, files: tuple[Path, ...], profile: str | None, pictures: Path | None
) -> None:
    """Contrôler des sons comme le ferait un technicien, d'où qu'ils viennent.

    Durée, sonie, crête vraie, silences, clics, phase : chaque mesure contre sa limite. Un fichier
    d'un bulletin est jugé sur son conducteur (6-air.json, à côté) ; un autre, sur --profile.

    \b
    Exemples :
      broadcast qc output/*/*/6-air.mp3
      broadcast qc reportage.wav --profile podcast --pictures .
    """
    from broadcast.cli.quality import control

    control(console, files, profile=profile, pictures=pictures)
