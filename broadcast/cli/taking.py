"""What `broadcast take` does: a recording brought in for a story, or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from broadcast.cli.listening import fault_table, listened_json, verdict
from broadcast.cli.screen import shown
from broadcast.pipeline.aloud.taking import ears_or_none, take, withdraw
from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.stories import story_named
from broadcast.units import seconds_text
from broadcast.voice.hearing.recogniser import INSTALL

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.cli.running import Console
    from broadcast.pipeline.writing.request import Request


def bring_in(console: Console, request: Request, *, story: str, file: Path, anyway: bool) -> None:
    """Make a recording replace the voice of a story, and tell what it is worth."""
    bulletin = open_bulletin(console.workspace(), request)
    paper = script_of(bulletin)
    taken = take(
        bulletin,
        paper,
        story_named(paper.script, story),
        file,
        recogniser=ears_or_none(bulletin),
        anyway=anyway,
    )
    card = taken.card
    if console.as_json:
        console.answer(
            {
                "bulletin": paper.script.header.bulletin,
                "story": taken.story.slug,
                "file": bulletin.workspace.named(taken.path),
                "duration_ms": card.duration_ms,
                "expected_ms": card.expected_ms,
                "words_per_minute": card.words_per_minute,
                "integrated_lufs": card.integrated_lufs,
                "sound": list(card.sound),
                "listened": listened_json(taken.listened) if taken.listened else None,
                "workspace": str(bulletin.workspace.root),
            }
        )
        return
    click.echo(
        f"Prise gardée pour « {taken.story.title} » : {seconds_text(card.duration_ms)} "
        f"(prévu : {seconds_text(card.expected_ms)}), {card.words_per_minute} mots par minute"
    )
    if card.sound:
        console.tell(f"Attention : {shown(file)} : {', '.join(card.sound)}")
    if taken.listened:
        fault_table(taken.listened.faults)
        click.echo(f"Mots : {verdict(taken.listened)}")
    else:
        console.tell(f"Attention : ses mots n'ont pas été vérifiés ({INSTALL})")
    click.echo(f"Fichier : {shown(taken.path)}")


def take_back(console: Console, request: Request, *, story: str) -> None:
    """Give a story back to its voice."""
    bulletin = open_bulletin(console.workspace(), request)
    paper = script_of(bulletin)
    found = story_named(paper.script, story)
    withdraw(bulletin, paper, found)
    if console.as_json:
        console.answer({"bulletin": paper.script.header.bulletin, "story": found.slug})
    else:
        click.echo(f"Prise retirée : la voix lit de nouveau « {found.title} »")
