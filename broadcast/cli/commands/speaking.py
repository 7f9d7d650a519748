"""The commands of the voices: a word tried, a take, what is heard, who speaks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadcast.cli.options import bulletin_options
from broadcast.cli.running import Console, common

if TYPE_CHECKING:
    from broadcast.pipeline.writing.request import Request


@click.command()
@click.argument("text", metavar="TEXTE")
@click.option("--words", is_flag=True, help="Montrer les mots qui seraient dits, sans les dire.")
@click.option("--phonemes", is_flag=True, help="Montrer ce que la voix reçoit : des phonèmes.")
@click.option("--voice", metavar="NOM", help="Une voix de station.toml.")
@click.option("--out", metavar="FICHIER", type=click.Path(path_type=Path), help="Un .wav ou .mp3.")
@click.option("--election", metavar="ID", help="Un dossier de data/elections, pour ses noms.")
@common
def say(
    console: Console,
    *,
    text: str,
    words: bool,
    phonemes: bool,
    voice: str | None,
    out: Path | None,
    election: str | None,
) -> None:
    """Faire entendre un mot ou une phrase, comme à l'antenne.

    Le son sort aussitôt, ou va dans output/say.wav si rien ne peut le jouer ici. Un nom mal dit se
    corrige dans data/lexicon.csv, par une ligne « écrit,dit » : Laguiole,Layole.

    \b
    Exemples :
      broadcast say Laguiole
      broadcast say "À 7 h 05, 54,7 % des voix à Montbazens." --words
      broadcast say "Saint-Cirq-Lapopie" --phonemes
      broadcast say "Il est sept heures." --voice google --out essai.mp3
      broadcast say - < texte.txt            lire l'entrée standard
    """
    from broadcast.cli.saying import say_text

    say_text(
        console,
        text,
        voice=voice,
        election=election,
        words=words,
        phonemes=phonemes,
        out=out,
    )


@click.command()
@click.argument("story", metavar="SUJET")
@click.argument("file", metavar="[FICHIER]", required=False, type=click.Path(path_type=Path))
@click.option("--withdraw", is_flag=True, help="Retirer la prise : la voix relit le sujet.")
@click.option(
    "--anyway", is_flag=True, help="Garder la prise même si sa durée ou ses mots étonnent."
)
@common
@bulletin_options
def take(
    console: Console,
    request: Request,
    *,
    story: str,
    file: Path | None,
    withdraw: bool,
    anyway: bool,
) -> None:
    """Remplacer la voix d'un sujet par un enregistrement, ou la remettre.

    N'importe quel fichier de son : ses silences sont coupés, son niveau réglé, sa durée mesurée,
    ses mots comparés au script (si le contrôle d'écoute est installé). Les autres sujets ne
    changent pas.

    \b
    Exemples :
      broadcast take "Les réactions" memo.m4a --dept Aveyron
      broadcast take les-reactions --withdraw --dept Aveyron
    """
    from broadcast.cli.taking import bring_in, take_back

    if withdraw == (file is not None):
        raise click.UsageError("donnez un fichier, ou --withdraw pour retirer la prise.")
    if file is None:
        take_back(console, request, story=story)
    else:
        bring_in(console, request, story=story, file=file, anyway=anyway)


@click.command()
@click.argument("file", metavar="[FICHIER]", required=False, type=click.Path(path_type=Path))
@click.option("--story", metavar="SUJET", help="N'attendre que les mots de ce sujet.")
@click.option("--text", metavar="TEXTE", help="Attendre ce texte, et non celui du script.")
@common
@bulletin_options
def listen(
    console: Console, request: Request, *, file: Path | None, story: str | None, text: str | None
) -> None:
    """Faire écouter le bulletin à la machine, et comparer ce qu'elle entend au script.

    Sans fichier : le MP3 du bulletin. Les mots qui manquent, se répètent ou diffèrent sont montrés
    avec leur temps. Un chiffre signalé est à réécouter : la machine aussi se trompe.

    \b
    Exemples :
      broadcast listen --dept Aveyron
      broadcast listen memo.m4a --story "Les réactions" --dept Aveyron
    """
    from broadcast.cli.listening import listen_to

    if story is not None and text is not None:
        raise click.UsageError("--story ou --text, pas les deux.")
    if text is not None and not text.strip():
        raise click.UsageError("--text attend les mots à entendre.")
    listen_to(console, request, file=file, story=story, text=text)


@click.command()
@click.argument("names", metavar="[VOIX]...", nargs=-1)
@click.option("--sample", is_flag=True, help="Faire entendre un exemple de chacune.")
@click.option("--out", metavar="DOSSIER", type=click.Path(path_type=Path), help="Où les écrire.")
@click.option("--cache", is_flag=True, help="Montrer les phrases gardées.")
@common
def voices(
    console: Console, *, names: tuple[str, ...], sample: bool, out: Path | None, cache: bool
) -> None:
    """Montrer les voix de la station, les faire entendre, ou ce qui est gardé d'elles.

    \b
    Exemples :
      broadcast voices
      broadcast voices claire marc --sample --out exemples
      broadcast voices --cache
    """
    from broadcast.cli.keeping import show_cache
    from broadcast.cli.voices import show_voices

    if cache and (names or sample or out):
        raise click.UsageError("--cache montre tout ce qui est gardé : seul, sans voix ni --out.")
    if cache:
        show_cache(console)
    else:
        show_voices(console, names, sample=sample or out is not None, out=out)
