"""The command that hands bulletins over to the antenna."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from broadcast.cli.options import override_options
from broadcast.cli.running import Console, common

if TYPE_CHECKING:
    from broadcast.pipeline.clearing.overriding import Override


@click.command()
@common
@click.option("--dept", "-d", metavar="NOM", help="Le département. Par défaut : tous.")
@click.option("--slot", metavar="HH:MM", help="Le rendez-vous. Par défaut : tous ceux du jour.")
@click.option("--format", "format_", metavar="FORMAT", help="flash ou journal.")
@click.option("--date", metavar="AAAA-MM-JJ", help="Le jour d'antenne.")
@click.option("--to", "names", metavar="NOM", multiple=True, help="Une destination, pas toutes.")
@click.option("--by", metavar="NOM", help="Qui remet. Par défaut : le nom de la session.")
@click.option("--rollback", is_flag=True, help="Remettre la version d'avant.")
@click.option("--correction", metavar="TEXTE", help="Rectificatif : ce qui était faux.")
@click.option("--on-air", is_flag=True, help="Avec --correction : le dire aussi à l'antenne.")
@click.option(
    "--again", is_flag=True, help="Refaire une remise coupée ou reprise, après avoir vérifié."
)
@override_options
@click.option("--dry-run", is_flag=True, help="Dire ce qui partirait, sans rien envoyer.")
def publish(
    console: Console,
    *,
    dept: str | None,
    slot: str | None,
    format_: str | None,
    date: str | None,
    names: tuple[str, ...],
    by: str | None,
    rollback: bool,
    override: Override | None,
    correction: str | None,
    on_air: bool,
    again: bool,
    dry_run: bool,
) -> None:
    """Remettre à l'antenne les bulletins approuvés, partout où la station les joue.

    Les destinations sont les [[deliveries]] de data/station.toml. Rien ne part qui ne soit
    approuvé, fabriqué de ce qui a été approuvé, et contrôlé. Chaque remise est relue à l'arrivée
    et comparée ; une remise déjà faite n'est pas refaite.

    Code 1 si un seul bulletin manque. Celui que personne n'a encore approuvé attend jusqu'à son
    verrou (« lock », deux minutes avant l'antenne) ; ensuite, ou demandé par --slot, il manque. De
    même, un bulletin sous embargo attend son heure, si elle vient avant celle de l'antenne.

    --rollback remet la version d'avant, sauf si les règles ou les chiffres d'aujourd'hui ne le
    permettent plus. Pour des chiffres qui ont changé, quelqu'un peut en répondre : --override
    "Prénom Nom" --because "raison".

    \b
    Exemples :
      broadcast publish                          tout le jour
      broadcast publish --dept Lot --slot 07:30 --to antenne
      broadcast publish --dept Lot --slot 07:30 --rollback
      broadcast publish --dept Lot --slot 07:30 --correction "il s'agit de 55,7 %" --on-air
    """
    from broadcast.cli.handing_over import Wanted, hand_over_day

    if override and not rollback:
        raise click.UsageError("--override va ici avec --rollback (sinon : broadcast render)")
    if rollback and (correction or again):
        raise click.UsageError("--rollback ne va ni avec --correction ni avec --again")
    if (rollback or correction) and not (dept and slot):
        raise click.UsageError("précisez le bulletin : --dept et --slot")
    if on_air and not correction:
        raise click.UsageError("--on-air va avec --correction")
    wanted = Wanted(
        department=dept,
        slot=slot,
        format=format_,
        date=date,
        names=names,
        by=by,
        rollback=rollback,
        override=override,
        correction=(correction or "").strip(),
        on_air=on_air,
        again=again,
        dry_run=dry_run,
    )
    hand_over_day(console, wanted)
