"""The `broadcast` command: what it answers to, in the order of the work."""

from __future__ import annotations

import gc
import signal
import sys

import click

from broadcast import __version__
from broadcast.cli.commands import (
    desk,
    figures,
    making,
    publishing,
    rules,
    speaking,
    station,
    writing,
)
from broadcast.cli.commands import show as morning
from broadcast.cli.french_group import FrenchGroup
from broadcast.cli.running import speak_french

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=FrenchGroup, context_settings=CONTEXT)
@click.version_option(
    __version__, "-V", "--version", message="broadcast %(version)s", help="Dire la version."
)
def main() -> None:
    """Des résultats et des citations au bulletin prêt pour l'antenne.

    \b
    Le chemin d'un bulletin, une étape après l'autre :
      import   les résultats reçus, vérifiés et rangés (watch : à mesure qu'ils arrivent)
      facts    ce que les chiffres permettent de dire
      script   le texte, à relire et à corriger à la main
      check    ce texte face aux données : chiffres, noms, lieux, citations
      review   la relecture, dans un navigateur : corriger, écouter, approuver
      voice    la lecture par une voix
      mix      le montage, à la durée exacte du créneau
      export   les fichiers pour l'antenne (MP3, WAV)
      show     tout un matin d'un coup, et son conducteur
      publish  leur remise à l'antenne, relue à l'arrivée
      parole   le temps de parole de ce qui est passé à l'antenne

    \b
    Pour commencer :
      broadcast init ma-station            un dossier de travail
      broadcast script --dept Lot          lire le texte sans rien faire entendre
      broadcast render --dept Aveyron      tout, jusqu'au MP3
    """


for command in (
    station.init,
    figures.import_,
    figures.watch,
    making.render,
    figures.facts,
    writing.script,
    writing.check,
    making.voice,
    making.mix,
    making.export,
    making.qc,
    morning.show,
    morning.worker,
    publishing.publish,
    desk.review,
    desk.people,
    rules.parole,
    speaking.say,
    speaking.take,
    speaking.listen,
    speaking.voices,
    station.doctor,
):
    main.add_command(command)


def run() -> None:
    """The `broadcast` command."""
    # What a start makes is there to stay: looking through it again and again costs a tenth of it
    gc.set_threshold(50_000)
    # Whoever stops it, a person or the system, the same is put in order: no process is left at work
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    speak_french()
    try:
        main(standalone_mode=False)
    except click.Abort:
        click.echo("Interrompu : les fichiers déjà faits sont intacts.", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo("Interrompu : les fichiers déjà faits sont intacts.", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
