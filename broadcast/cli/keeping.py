"""What `broadcast voices --cache` does: the sentences that are kept, for people or a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.console import Console as RichConsole
from rich.markup import escape
from rich.table import Table

from broadcast.pipeline.aloud.voices import cache_state

if TYPE_CHECKING:
    from broadcast.cli.running import Console

SHOWN = 20
"""Sentences of the cache on screen; --json gives them all."""


def show_cache(console: Console) -> None:
    """What is kept: how much, by which engine, the sentences used last."""
    state = cache_state(console.workspace())
    if console.as_json:
        console.answer(
            {
                "sentences": len(state.sentences),
                "damaged": state.damaged,
                "size_bytes": state.size,
                "max_bytes": state.most,
                "by_engine": state.by_engine,
                "kept": [
                    {
                        "words": one.words,
                        "engine": one.engine,
                        "duration_ms": one.duration_ms,
                        "size_bytes": one.size,
                        "used": one.used.isoformat(timespec="seconds"),
                        "path": one.path,
                    }
                    for one in state.sentences
                ],
            }
        )
        return
    table = Table("Dernier emploi", "Moteur", "Durée", "Phrase", box=None, header_style="bold")
    for one in state.sentences[:SHOWN]:
        table.add_row(
            f"{one.used:%d/%m %H:%M}",
            one.engine,
            f"{one.duration_ms / 1000:.1f} s".replace(".", ","),
            escape(one.words),
        )
    RichConsole().print(table)
    engines = ", ".join(f"{name} {count}" for name, count in state.by_engine.items())
    count, damaged = len(state.sentences), state.damaged
    click.echo(
        f"{count} phrase{'s gardées' if count > 1 else ' gardée'} ({engines or 'aucune'}), "
        f"{state.size / 1e6:.0f} Mo sur {state.most / 1e6:.0f}"
    )
    if damaged:
        again = f"{damaged} fichiers abîmés seront refaits"
        click.echo("Un fichier abîmé sera refait" if damaged == 1 else again)
