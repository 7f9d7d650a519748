"""The commands of the station's folder: made, and looked over."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from broadcast.cli.running import Console, common


@click.command()
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path))
@common
def init(console: Console, folder: Path) -> None:
    """Créer un dossier de station, prêt à l'emploi.

    On y trouve les réglages (data/station.toml), une élection d'exemple, le lexique des noms,
    l'habillage et les modèles de bulletins (scripts/) : tout est à modifier.
    """
    from broadcast.workspace import create_workspace

    made = create_workspace(folder.resolve())
    if console.as_json:
        console.answer({"workspace": str(made.root)})
    else:
        click.echo(f"Espace de travail créé : {folder}")
        click.echo(
            f"Et maintenant : cd {shlex.quote(str(folder))} && broadcast render --dept Aveyron"
        )


@click.command()
@common
def doctor(console: Console) -> None:
    """Dire ce que cette machine et ce dossier ont, et ce qui leur manque.

    À lancer la veille : les réglages, les voix, l'habillage, les chiffres et les scripts sont lus
    comme ils le seront au matin. Rien n'est modifié. Si quelque chose va manquer, la commande
    rend 1.
    """
    from broadcast.cli.doctoring import look_at_everything

    look_at_everything(console)
