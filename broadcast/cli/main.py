"""The commands of the main job: from a new workspace to the files for air."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadcast import __version__
from broadcast.cli.options import (
    afresh_option,
    bulletin_options,
    jobs_option,
    override_options,
)
from broadcast.cli.running import Console, common, speak_french

if TYPE_CHECKING:
    from broadcast.pipeline.checking import Override
    from broadcast.pipeline.request import Request

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class FrenchGroup(click.Group):
    """The commands in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """As they were declared."""
        return list(self.commands)


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

    \b
    Pour commencer :
      broadcast init ma-station            un dossier de travail
      broadcast script --dept Lot          lire le texte sans rien faire entendre
      broadcast render --dept Aveyron      tout, jusqu'au MP3
    """


@main.command()
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path))
@common
def init(console: Console, folder: Path) -> None:
    """Créer un dossier de station, prêt à l'emploi.

    On y trouve les réglages (data/station.toml), une élection d'exemple, le lexique des noms,
    l'habillage et les modèles de bulletins (scripts/) : tout est à modifier.
    """
    from broadcast.workspace import create_workspace  # noqa: PLC0415 - keeps --help instant

    made = create_workspace(folder.resolve())
    if console.as_json:
        console.answer({"workspace": str(made.root)})
    else:
        click.echo(f"Espace de travail créé : {folder}")
        click.echo(
            f"Et maintenant : cd {shlex.quote(str(folder))} && broadcast render --dept Aveyron"
        )


@main.command("import")
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
    from broadcast.cli.importing import import_received  # noqa: PLC0415 - keeps --help instant

    import_received(console, files, election=election, round_=round_, stage=stage)


@main.command()
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
    from broadcast.cli.watching import watch_place  # noqa: PLC0415 - keeps --help instant

    watch_place(console, place, election=election, round_=round_, every_s=every_s, once=once)


@main.command()
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

    Ce que personne n'a approuvé se fabrique aussi, et le dit ; avec --for-air, c'est refusé.

    \b
    Exemples :
      broadcast render --dept Aveyron
      broadcast render --dept lot --slot 07:30
      broadcast render --dept 46 --format flash --duration 1:15 --voice maquette
    """
    from broadcast.cli.steps import render_bulletin  # noqa: PLC0415 - keeps --help instant

    render_bulletin(console, request, afresh=afresh, jobs=jobs, override=override, for_air=for_air)


@main.command()
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
    from broadcast.cli.steps import show_facts  # noqa: PLC0415 - keeps --help instant

    show_facts(console, request, chart=chart)


@main.command()
@common
@bulletin_options
@afresh_option
def script(console: Console, request: Request, *, afresh: bool) -> None:
    """Écrire le script et le montrer, sans rien faire entendre.

    Le fichier se corrige à la main, dans n'importe quel éditeur ; « broadcast render » dit ensuite
    les mots corrigés.
    """
    from broadcast.cli.steps import show_script  # noqa: PLC0415 - keeps --help instant

    show_script(console, request, afresh=afresh)


@main.command()
@click.argument("paths", metavar="[SCRIPT.md]…", nargs=-1, type=click.Path(path_type=Path))
@common
@click.option("--dept", "-d", metavar="NOM", help="Le script du bulletin de ce département.")
@click.option("--slot", metavar="HH:MM", help="Le rendez-vous. Par défaut : le premier.")
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
    from broadcast.cli.checking import check_scripts  # noqa: PLC0415 - keeps --help instant
    from broadcast.pipeline.request import Request  # noqa: PLC0415 - keeps --help instant

    request = (
        Request(department=dept, slot=slot, format=format_, date=date, election=election)
        if dept
        else None
    )
    check_scripts(console, paths, request, election)


@main.command()
@common
@bulletin_options
@afresh_option
@jobs_option
def voice(console: Console, request: Request, *, afresh: bool, jobs: int | None) -> None:
    """Faire lire le script par les voix, sans le monter."""
    from broadcast.cli.steps import speak_script  # noqa: PLC0415 - keeps --help instant

    speak_script(console, request, afresh=afresh, jobs=jobs)


@main.command()
@common
@bulletin_options
@afresh_option
@jobs_option
def mix(console: Console, request: Request, *, afresh: bool, jobs: int | None) -> None:
    """Monter le bulletin à la durée de son créneau (5-mix.wav)."""
    from broadcast.cli.steps import mix_bulletin  # noqa: PLC0415 - keeps --help instant

    mix_bulletin(console, request, afresh=afresh, jobs=jobs)


@main.command()
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
    from broadcast.cli.steps import render_bulletin  # noqa: PLC0415 - keeps --help instant

    render_bulletin(console, request, afresh=afresh, jobs=jobs, override=override)


@main.command()
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
    from broadcast.cli.quality import control  # noqa: PLC0415 - keeps --help instant

    control(console, files, profile=profile, pictures=pictures)


@main.command()
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
    from broadcast.cli.reviewing import serve  # noqa: PLC0415 - keeps --help instant

    serve(console, host=host, port=port, certificate=certificate, key=key)


@main.group(cls=FrenchGroup)
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
    from broadcast.cli.reviewing import add_person  # noqa: PLC0415 - keeps --help instant

    add_person(console, name=name, role=role, password=password)


@people.command("list")
@common
def people_list(console: Console) -> None:
    """Montrer les comptes."""
    from broadcast.cli.reviewing import list_people  # noqa: PLC0415 - keeps --help instant

    list_people(console)


@main.command()
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
    from broadcast.cli.saying import say_text  # noqa: PLC0415 - keeps --help instant

    say_text(
        console,
        text,
        voice=voice,
        election=election,
        words=words,
        phonemes=phonemes,
        out=out,
    )


@main.command()
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
    from broadcast.cli.taking import bring_in, take_back  # noqa: PLC0415 - keeps --help instant

    if withdraw == (file is not None):
        raise click.UsageError("donnez un fichier, ou --withdraw pour retirer la prise.")
    if file is None:
        take_back(console, request, story=story)
    else:
        bring_in(console, request, story=story, file=file, anyway=anyway)


@main.command()
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
    from broadcast.cli.listening import listen_to  # noqa: PLC0415 - keeps --help instant

    if story is not None and text is not None:
        raise click.UsageError("--story ou --text, pas les deux.")
    listen_to(console, request, file=file, story=story, text=text)


@main.command()
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
    from broadcast.cli.voices import show_cache, show_voices  # noqa: PLC0415 - keeps --help instant

    if cache:
        show_cache(console)
    else:
        show_voices(console, names, sample=sample or out is not None, out=out)


def run() -> None:
    """The `broadcast` command."""
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
