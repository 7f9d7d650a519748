"""The options that say which bulletin is meant."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.cli.running import Console

_C = TypeVar("_C", bound="Callable[..., Any]")


def bulletin_options(command: _C) -> _C:
    """Add the options that say which bulletin is meant, and hand over a `Request`."""

    @click.option(
        "--dept",
        "-d",
        required=True,
        metavar="NOM",
        help="Le département, comme on l'écrit : Aveyron, 12, « l'Aveyron », LOT.",
    )
    @click.option(
        "--slot", metavar="HH:MM", help="Le rendez-vous. Par défaut : le premier journal."
    )
    @click.option("--format", "format_", metavar="FORMAT", help="flash ou journal.")
    @click.option("--duration", metavar="M:SS", help="La durée, par exemple 2:00.")
    @click.option("--voice", metavar="NOM", help="Une voix de station.toml.")
    @click.option("--election", metavar="ID", help="Un dossier de data/elections.")
    @click.option("--date", metavar="AAAA-MM-JJ", help="Le jour d'antenne.")
    @functools.wraps(command)
    def wrapped(
        console: Console,
        *,
        dept: str,
        format_: str | None,
        slot: str | None,
        duration: str | None,
        voice: str | None,
        election: str | None,
        date: str | None,
        **others: Any,  # noqa: ANN401 - a command's own options
    ) -> None:
        from broadcast.pipeline.writing.request import Request  # noqa: PLC0415 - keeps --help instant

        request = Request(
            department=dept,
            slot=slot,
            format=format_,
            duration=duration,
            voice=voice,
            election=election,
            date=date,
        )
        command(console, request, **others)

    return wrapped  # type: ignore[return-value]  # the same command, with more options


jobs_option = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processeurs employés, au plus. Par défaut : ce qui convient à chaque voix.",
)
afresh_option = click.option(
    "--afresh",
    is_flag=True,
    help="Repartir des données même si le script a été corrigé (il est gardé à côté).",
)


def override_options(command: _C) -> _C:
    """Add the options that let a contradiction or a refusal pass, by name and for a reason."""

    @click.option(
        "--override",
        metavar="NOM",
        help="Qui laisse passer un écart aux données ou un refus des règles, avec --because.",
    )
    @click.option("--because", metavar="RAISON", help="Pourquoi il passe. C'est gardé, et dit.")
    @functools.wraps(command)
    def wrapped(
        *args: Any,  # noqa: ANN401 - click hands any option through
        override: str | None,
        because: str | None,
        **others: Any,  # noqa: ANN401
    ) -> None:
        from broadcast.pipeline.clearing.overriding import Override  # noqa: PLC0415 - keeps --help instant

        by, reason = (override or "").strip(), (because or "").strip()
        if bool(by) != bool(reason):
            raise click.UsageError("--override et --because vont ensemble : un nom et une raison")
        command(*args, override=Override(by=by, because=reason) if by else None, **others)

    return wrapped  # type: ignore[return-value]  # the same command, with more options
